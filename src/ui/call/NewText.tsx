import "./NewText.css";
import { type JSX, Show } from "solid-js";
import MessageSquare from "~icons/lucide/message-square";
import { useLocale } from "../../site/locale.tsx";
import { plural } from "../../site/plural.ts";
import { createTogether } from "../parts/createTogether.ts";
import { Turn } from "../parts/Turns.tsx";
import { useCall } from "../useCall.tsx";

/** Characters of a text that are surely seen here. */
const SHORT = 80;

/**
 * What others have written and the person here has not read, the oldest first: a short text can be put away here, a longer one is
 * read where it stands whole. `onOpen`: goes there.
 */
export function NewText(props: { readonly onOpen?: () => void }): JSX.Element {
  const { room } = useCall();
  const locale = useLocale();
  const { t } = locale;
  const { together, nameOfWriter } = createTogether();
  const unread = () => together()?.call.chat.unread ?? 0;
  const oldest = () => {
    const others = together()?.call.chat.texts.filter(({ from }) => from !== undefined) ?? [];
    return unread() > 0 ? others[Math.max(0, others.length - unread())] : undefined;
  };
  const isShort = (text: string) => text.length <= SHORT && !text.includes("\n");
  return (
    <div role="status">
      <Show when={oldest()}>
        {(text) => (
          <Turn is="notice">
            <section class="banner new-text" data-testid="new-text">
              <MessageSquare width="1.8em" height="1.8em" aria-hidden="true" />
              <div class="said">
                <p class="muted">{t("chat.writes", { name: nameOfWriter(text()) })}</p>
                <p class="words" dir="auto">
                  {text().text}
                </p>
                <Show when={unread() > 1}>
                  <p class="muted">{plural(locale, "chat.unread", unread())}</p>
                </Show>
              </div>
              <div class="actions">
                <Show when={props.onOpen}>
                  <button type="button" class="button" data-testid="open-texts" onClick={() => props.onOpen?.()}>
                    {t(isShort(text().text) && unread() === 1 ? "chat.answer" : "chat.read")}
                  </button>
                </Show>
                <Show when={isShort(text().text)}>
                  <button type="button" class="button plain" data-testid="read-text" onClick={() => room.readTexts(1)}>
                    {t("alert.dismiss")}
                  </button>
                </Show>
              </div>
            </section>
          </Turn>
        )}
      </Show>
    </div>
  );
}
