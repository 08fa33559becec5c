import { createSignal, createUniqueId, For, type JSX, onMount, Show } from "solid-js";
import { BROWSER_NAMES, type BrowserName, browserNameOf } from "../../site/browserName.ts";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { Drawing } from "./Drawing.tsx";
import { TITLES, WAYS } from "./steps.ts";

/**
 * How camera and microphone are allowed again in this browser, step by step and drawn; and in any other, for whoever helps somebody
 * on the phone. `onRetry`: the button of the last step was pressed, behind which it is closed; without it there is none, where nothing is to be asked
 * for here.
 */
export function AllowDialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onRetry?: () => void;
}): JSX.Element {
  const { t, complete, isComplete } = useLocale();
  const [browser, setBrowser] = createSignal<BrowserName>(browserNameOf(navigator.userAgent, navigator.maxTouchPoints));
  const way = () => WAYS[browser()];
  const said = ({ text, label }: { text: TextKey; label?: TextKey }) => t(text, { label: label ? t(label) : "" });
  const id = createUniqueId();
  onMount(() => void complete("pages"));
  function retry(ask: () => void): void {
    props.onClose();
    ask();
  }
  return (
    <Dialog open={props.open && isComplete("pages")} onClose={() => props.onClose()} label={t("allow.title")}>
      <h2>{t("allow.title")}</h2>
      <div class="field">
        <label for={id}>{t("allow.for")}</label>
        <select
          id={id}
          data-testid="allow-browser"
          onChange={(event) => setBrowser(BROWSER_NAMES[event.currentTarget.selectedIndex]!)}
        >
          <For each={BROWSER_NAMES}>
            {(name) => (
              <option value={name} selected={name === browser()}>
                {TITLES[name]}
              </option>
            )}
          </For>
        </select>
      </div>
      <ol class="allow-steps" data-testid="allow-steps" data-browser={browser()}>
        <For each={way().steps}>
          {(step) => (
            <li>
              <p>{said(step)}</p>
              <Drawing drawn={step.drawn} />
            </li>
          )}
        </For>
        <li>
          <Show when={props.onRetry} fallback={<p>{t("allow.press", { label: t("preview.retry") })}</p>}>
            {(ask) => (
              <>
                <p>{said(way().last)}</p>
                <button type="button" class="button" data-testid="allow-retry" onClick={() => retry(ask())}>
                  {t("preview.retry")}
                </button>
              </>
            )}
          </Show>
        </li>
      </ol>
      <p class="muted">{t("allow.differs")}</p>
    </Dialog>
  );
}
