import type { JSX } from "solid-js";
import Copy from "~icons/lucide/copy";
import { useLocale } from "../../site/locale.tsx";

/** A button that says "Copy". `of`: what is copied, for whoever only hears it. */
export function CopyButton(props: {
  readonly testId: string;
  readonly of?: string;
  readonly onPress: () => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <button
      type="button"
      class="button plain"
      data-testid={props.testId}
      aria-label={props.of === undefined ? undefined : `${t("invite.copy")}: ${props.of}`}
      onClick={() => props.onPress()}
    >
      <Copy width="1.3em" height="1.3em" aria-hidden="true" />
      {t("invite.copy")}
    </button>
  );
}
