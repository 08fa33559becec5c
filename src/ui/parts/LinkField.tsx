import "./LinkField.css";
import { createUniqueId, type JSX } from "solid-js";
import Copy from "~icons/lucide/copy";
import { useLocale } from "../../site/locale.tsx";
import { createCopy } from "./createCopy.ts";

/** A link with a button that copies it, and says what to do where the browser does not let it. */
export function LinkField(props: { readonly link: string }): JSX.Element {
  const { t } = useLocale();
  const id = createUniqueId();
  const { copy, said } = createCopy();
  let field!: HTMLInputElement;

  function take(): void {
    field.select();
    void copy(props.link);
  }
  return (
    <div class="field">
      <label for={id}>{t("invite.link")}</label>
      <div class="row">
        <input id={id} data-testid="invite-link" type="text" readOnly value={props.link} ref={field} />
        <button type="button" class="button plain" data-testid="invite-copy" onClick={() => take()}>
          <Copy width="1.3em" height="1.3em" aria-hidden="true" />
          {t("invite.copy")}
        </button>
      </div>
      <p role="status">{said()}</p>
    </div>
  );
}
