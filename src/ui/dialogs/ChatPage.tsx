import "./ChatPage.css";
import { createEffect, createSignal, createUniqueId, For, type JSX, on, Show } from "solid-js";
import Send from "~icons/lucide/send";
import { useLocale } from "../../site/locale.tsx";
import type { Text } from "../../room/model/chat.ts";
import { TEXT } from "../../room/wire/readable.ts";
import { createTogether } from "../parts/createTogether.ts";
import { linksIn } from "../parts/linksIn.ts";
import { timeOf } from "../parts/timeOf.ts";
import { useCall } from "../useCall.tsx";

/** What the people in the room have written, and a field to write more. What is shown counts as read. */
export function ChatPage(): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const { call } = createTogether();
  const texts = () => call()?.chat.texts ?? [];
  let log!: HTMLDivElement;

  createEffect(() => {
    if ((call()?.chat.unread ?? 0) > 0) room.readTexts();
  });
  // The newest is what there is to see.
  createEffect(on(texts, () => queueMicrotask(() => log.scrollTo({ top: log.scrollHeight }))));

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- by keyboard it can be scrolled only where it has the focus */}
      <div class="log" role="log" aria-label={t("chat.title")} tabIndex={0} ref={log}>
        <Show when={texts().length > 0} fallback={<p>{t("chat.empty")}</p>}>
          <ol>
            <For each={texts()}>{(text) => <Written {...text} />}</For>
          </ol>
        </Show>
      </div>
      <Write />
      <p class="muted">{t("chat.lead")}</p>
    </>
  );
}

function Written(props: Text): JSX.Element {
  const { t, language } = useLocale();
  const { ids } = createTogether();
  const who = () => (props.own ? t("chat.own") : props.name || t("room.other"));
  /** Why it is not with everybody; undefined where it is. */
  const missing = (): "notYet" | "missed" | undefined => {
    if (props.waits.length === 0) return undefined;
    return props.waits.some((id) => ids().includes(id)) ? "notYet" : "missed";
  };
  return (
    <li class="written" data-own={props.own} data-testid="text">
      <p class="who">
        <bdi>{who()}</bdi> <time class="muted">{timeOf(props.at, language())}</time>
      </p>
      <p class="words" dir="auto">
        <For each={linksIn(props.text)}>
          {(piece) => (
            <Show when={piece.href} fallback={piece.text}>
              {(href) => (
                <a href={href()} target="_blank" rel="noopener noreferrer">
                  {piece.text}
                </a>
              )}
            </Show>
          )}
        </For>
      </p>
      <Show when={missing()}>{(why) => <p class="late">{t(`chat.${why()}`)}</p>}</Show>
    </li>
  );
}

function Write(): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const id = createUniqueId();
  const [text, setText] = createSignal("");
  const isFull = () => text().length >= TEXT.units;
  let field!: HTMLTextAreaElement;

  function send(): void {
    if (text().trim() !== "" && room.write(text())) setText("");
    field.focus();
  }
  /** Enter sends, as everywhere else where people write to each other; with Shift it begins a line. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  }
  return (
    <form
      class="field write"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label for={id}>{t("chat.label")}</label>
      <textarea
        id={id}
        ref={field}
        data-testid="chat-text"
        rows={2}
        maxLength={TEXT.units}
        enterkeyhint="send"
        // Otherwise the browser writes it into its profile, for a reload.
        autocomplete="off"
        aria-describedby={`${id}-full`}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-full`} role="status">
        {isFull() ? t("chat.full") : ""}
      </p>
      <button type="submit" class="button" data-testid="chat-send">
        <Send width="1.3em" height="1.3em" aria-hidden="true" />
        {t("chat.send")}
      </button>
    </form>
  );
}
