import "./LinkField.css";
import { createUniqueId, type JSX } from "solid-js";
import { useLocale } from "../../site/locale.tsx";
import { CopyButton } from "./CopyButton.tsx";
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
        <CopyButton testId="invite-copy" onPress={take} />
      </div>
      <p role="status">{said()}</p>
    </div>
  );
}
