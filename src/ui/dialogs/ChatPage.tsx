import "./ChatPage.css";
import { createEffect, createMemo, createUniqueId, For, type JSX, on, type Setter, Show } from "solid-js";
import Send from "~icons/lucide/send";
import { useLocale } from "../../site/locale.tsx";
import { waitsFor } from "../../room/both/writing.ts";
import { TEXT } from "../../room/wire/readable.ts";
import { createTogether } from "../parts/createTogether.ts";
import { linksIn } from "../parts/linksIn.ts";
import { timeOf } from "../parts/timeOf.ts";
import { useCall } from "../useCall.tsx";

/** What stands in the field, kept by the caller for as long as the room is on the screen. */
interface Draft {
  readonly draft: string;
  readonly setDraft: Setter<string>;
}

/** Pixels from its end at which a log still counts as read to the end. */
const NEAR_THE_END = 48;

/** What the people in the room have written, and a field to write more. What is shown counts as read. */
export function ChatPage(props: Draft): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const { together } = createTogether();
  const chat = () => together()?.call.chat;
  /** Strings, because <For> compares its items by identity: a text that has come keeps its element. */
  const ids = createMemo<readonly string[]>(() => chat()?.texts.map(({ id }) => id) ?? [], [], {
    equals: (before, after) => before.length === after.length && before.every((id, index) => id === after[index]),
  });
  let log!: HTMLDivElement;

  createEffect(() => {
    const unread = chat()?.unread ?? 0;
    if (unread > 0) room.readTexts(unread);
  });
  // The newest is what there is to see, but for whoever is reading further up.
  createEffect(
    on(ids, (_, before) => {
      const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_THE_END;
      if (before === undefined || atEnd) queueMicrotask(() => log.scrollTo({ top: log.scrollHeight }));
    }),
  );

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- by keyboard it can be scrolled only where it has the focus */}
      <div class="log" role="log" aria-label={t("chat.title")} tabIndex={0} ref={log}>
        <Show when={ids().length > 0} fallback={<p>{t("chat.empty")}</p>}>
          <ol>
            <For each={ids()}>{(id) => <Written id={id} />}</For>
          </ol>
        </Show>
      </div>
      <Write {...props} />
      <p class="muted">{t("chat.lead")}</p>
    </>
  );
}

function Written(props: { readonly id: string }): JSX.Element {
  const { t, language } = useLocale();
  const { together, nameOfWriter } = createTogether();
  const text = createMemo(() => together()?.call.chat.texts.find(({ id }) => id === props.id));
  const who = () => {
    const written = text();
    return written?.from ? nameOfWriter(written) : t("chat.own");
  };
  /** Why it is not with everybody; undefined where it is. */
  const missing = (): "notYet" | "missed" | undefined => {
    const written = text();
    if (!written || written.waits.length === 0) return undefined;
    return together()?.people.some((person) => waitsFor(written, person)) ? "notYet" : "missed";
  };
  return (
    <li class="written" data-own={text()?.from === undefined} data-testid="text">
      <p class="who">
        <bdi>{who()}</bdi> <time class="muted">{timeOf(text()?.at ?? 0, language())}</time>
      </p>
      <p class="words" dir="auto">
        <For each={linksIn(text()?.text ?? "")}>
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

function Write(props: Draft): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const id = createUniqueId();
  const isFull = () => props.draft.length >= TEXT.units;
  let field!: HTMLTextAreaElement;

  function send(): void {
    if (props.draft.trim() !== "" && room.write(props.draft)) props.setDraft("");
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
        value={props.draft}
        onInput={(event) => props.setDraft(event.currentTarget.value)}
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
