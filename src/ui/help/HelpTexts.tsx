import { For, type JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useLocale } from "../../site/locale.tsx";

const PARTS = [
  ["help.whatTitle", "help.what"],
  ["help.startTitle", "help.start"],
  ["help.joinTitle", "help.join"],
  ["help.deviceTitle", "help.device"],
  ["help.backgroundTitle", "help.background"],
  ["help.safeTitle", "help.safe"],
  ["help.roomTitle", "help.room"],
  ["help.limitsTitle", "help.limits"],
  ["help.leaveTitle", "help.leave"],
] as const;

/** What Driewoord is, and what the host and the client have to do. `heading`: of which level its headings are. */
export function HelpTexts(props: { readonly heading: "h2" | "h3" }): JSX.Element {
  const { t } = useLocale();
  return (
    <For each={PARTS}>
      {([title, text]) => (
        <section>
          <Dynamic component={props.heading}>{t(title)}</Dynamic>
          <p>{t(text)}</p>
        </section>
      )}
    </For>
  );
}
