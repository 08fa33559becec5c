import "./NewText.css";
import { type JSX, Show } from "solid-js";
import MessageSquare from "~icons/lucide/message-square";
import { useLocale } from "../../site/locale.tsx";
import { plural } from "../../site/plural.ts";
import { createTogether } from "../parts/createTogether.ts";
import { isolated } from "../parts/isolated.ts";
import { Turn } from "../parts/Turns.tsx";
import { useCall } from "../useCall.tsx";

/** Behind every alert. */
const LAST = 100;

/** The newest of what others have written, until it has been read. `onAnswer`: opens the field to write in. */
export function NewText(props: { readonly onAnswer?: () => void }): JSX.Element {
  const { room } = useCall();
  const locale = useLocale();
  const { t } = locale;
  const { call } = createTogether();
  const unread = () => call()?.chat.unread ?? 0;
  const newest = () => {
    const others = call()?.chat.texts.filter(({ own }) => !own) ?? [];
    return unread() > 0 ? others[others.length - 1] : undefined;
  };
  return (
    <div role="status">
      <Show when={newest()}>
        {(text) => (
          <Turn is="alert" rank={LAST}>
            <section class="banner new-text" data-testid="new-text">
              <MessageSquare width="1.8em" height="1.8em" aria-hidden="true" />
              <div class="said">
                <p class="muted">{t("chat.writes", { name: text().name ? isolated(text().name) : t("room.other") })}</p>
                <p class="words" dir="auto">
                  {text().text}
                </p>
                <Show when={unread() > 1}>
                  <p class="muted">{plural(locale, "chat.unread", unread())}</p>
                </Show>
              </div>
              <div class="actions">
                <Show when={props.onAnswer}>
                  <button type="button" class="button" data-testid="answer-text" onClick={() => props.onAnswer?.()}>
                    {t("chat.answer")}
                  </button>
                </Show>
                <button type="button" class="button plain" data-testid="read-text" onClick={() => room.readTexts()}>
                  {t("alert.dismiss")}
                </button>
              </div>
            </section>
          </Turn>
        )}
      </Show>
    </div>
  );
}
