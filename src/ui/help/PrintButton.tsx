import { type JSX, onCleanup, onMount } from "solid-js";
import Printer from "~icons/lucide/printer";
import { useLocale } from "../../site/locale.tsx";

/** Prints the page. As long as it is there, the rules for paper of ./Guide.css hold. */
export function PrintButton(): JSX.Element {
  const { t } = useLocale();
  onMount(() => document.documentElement.toggleAttribute("data-paper", true));
  onCleanup(() => document.documentElement.toggleAttribute("data-paper", false));
  return (
    <button type="button" class="button plain print" data-testid="print" onClick={() => print()}>
      <Printer width="1.3em" height="1.3em" aria-hidden="true" />
      {t("guide.print")}
    </button>
  );
}
