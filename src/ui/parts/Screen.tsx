import "./Screen.css";
import { createEffect, type JSX, onMount, Show } from "solid-js";
import ArrowLeft from "~icons/lucide/arrow-left";
import { useLocale } from "../../site/locale.tsx";

interface Props {
  readonly title: string;
  readonly lead?: string;
  /** What the "Back" button does; without it there is no such button. */
  readonly onBack?: () => void;
  readonly children: JSX.Element;
}

/**
 * A page with one heading, which is also the tab's title. The heading takes the focus, so that a screen reader starts
 * there.
 */
export function Screen(props: Props): JSX.Element {
  const { t } = useLocale();
  let heading: HTMLHeadingElement | undefined;
  onMount(() => {
    heading?.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
  createEffect(() => {
    document.title = `${props.title} – ${t("appName")}`;
  });
  return (
    <main class="screen" id="main">
      <Show when={props.onBack}>
        {(back) => (
          <button type="button" class="back" onClick={() => back()()}>
            <ArrowLeft width="1.4em" height="1.4em" aria-hidden="true" />
            {t("back")}
          </button>
        )}
      </Show>
      <div class="heading">
        <h1 tabIndex={-1} ref={heading}>
          {props.title}
        </h1>
        <Show when={props.lead}>
          <p class="muted">{props.lead}</p>
        </Show>
      </div>
      {props.children}
    </main>
  );
}
