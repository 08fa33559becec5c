import "./Exchanges.css";
import { For, type JSX, Match, Show, Switch, useContext } from "solid-js";
import FileText from "~icons/lucide/file-text";
import { type Exchange, isOver, isQuestion, isReceived } from "../../files/exchange.ts";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { heading } from "../parts/heading.ts";
import { CardContext } from "./CardContext.ts";
import { PickFile } from "./PickFile.tsx";
import { sizeOf } from "../parts/sizeOf.ts";
import { Turn } from "../parts/Turns.tsx";
import { useCall } from "../useCall.tsx";
import { tagOf } from "../parts/tagOf.ts";
import { Said } from "./Said.tsx";
import { createSaying } from "./createSaying.ts";
import { MayRun, Received } from "./Received.tsx";

/** What somebody asks for or offers, each with the person's choices, and how it has ended. */
export function Exchanges(): JSX.Element {
  const { files, framing } = useCall();
  // While the person does what one asks for, it is not put.
  const questions = () => files.exchanges.filter((one) => isQuestion(one) && one.id !== framing());
  const ends = () => files.exchanges.filter((one) => isOver(one) && !one.seen && !one.enlarged);
  return (
    <>
      <div role="alert">
        <For each={questions()}>
          {(one) => (
            <Turn is="question">
              <Question one={one} />
            </Turn>
          )}
        </For>
      </div>
      <div role="status">
        <For each={ends()}>
          {(one) => (
            <Turn is={isReceived(one) ? "alert" : "notice"}>
              <End one={one} />
            </Turn>
          )}
        </For>
      </div>
    </>
  );
}

function Question(props: { readonly one: Exchange }): JSX.Element {
  const { t, language } = useLocale();
  const { saying } = createSaying();
  return (
    <section class="banner exchange" data-testid="file-question" aria-label={saying(props.one)}>
      <FileText width="1.8em" height="1.8em" aria-hidden="true" />
      <div class="said">
        <p class="who">{saying(props.one)}</p>
        <Show
          when={props.one.file}
          fallback={
            // A low screen does without a tip, but not without a warning.
            <p class={props.one.card ? "warning" : "tip"}>{t(props.one.card ? "card.asksTip" : "files.asksTip")}</p>
          }
        >
          {(file) => (
            <p class="what">
              <bdi>{file().name}</bdi> · {sizeOf(file().bytes, language())}
            </p>
          )}
        </Show>
        <Show when={props.one.phase === "telling"}>
          <p>{t("files.tellsLead")}</p>
        </Show>
        <MayRun one={props.one} />
      </div>
      <div class="actions">
        <Answers one={props.one} />
      </div>
    </section>
  );
}

function Answers(props: { readonly one: Exchange }): JSX.Element {
  const { files } = useCall();
  const { t } = useLocale();
  const showCard = useContext(CardContext);
  return (
    <>
      <Switch>
        <Match when={props.one.phase === "asked" && props.one.card}>
          <button type="button" class="button" data-testid="card-show" onClick={() => showCard?.(props.one.id)}>
            {t("card.show")}
          </button>
        </Match>
        <Match when={props.one.phase === "asked"}>
          <PickFile onFile={(file) => files.give(props.one.id, file)} />
        </Match>
        <Match when={props.one.phase === "telling"}>
          <button type="button" class="button" data-testid="file-tell" onClick={() => files.tell(props.one.id)}>
            {t("files.tell")}
          </button>
        </Match>
        <Match when={props.one.phase === "offered"}>
          <button type="button" class="button" data-testid="file-take" onClick={() => files.take(props.one.id)}>
            {t("files.take")}
          </button>
        </Match>
      </Switch>
      <button type="button" class="button plain" data-testid="file-refuse" onClick={() => files.stop(props.one.id)}>
        {t(props.one.by === "us" ? "files.notNow" : "files.refuse")}
      </button>
    </>
  );
}

function End(props: { readonly one: Exchange }): JSX.Element {
  const { files } = useCall();
  const { t } = useLocale();
  const { person } = createTogether();
  /** What was chosen can still be read, and whoever it was for is there. */
  const canTry = () =>
    props.one.by === "us" &&
    props.one.file !== undefined &&
    !["done", "unreadable"].includes(props.one.phase) &&
    person(props.one.peer) !== undefined;
  return (
    <section class="banner exchange" data-testid="file-end" data-phase={props.one.phase}>
      <div class="said">
        <Said one={props.one} />
        <Show when={isReceived(props.one)}>
          <Received one={props.one} brief />
        </Show>
      </div>
      <Show when={props.one.phase === "done" && props.one.drawn && !props.one.card}>
        <p class="muted">{t("files.drawn")}</p>
      </Show>
      <div class="actions">
        <Show when={canTry()}>
          <button type="button" class="button" data-testid="file-again" onClick={() => files.again(props.one.id)}>
            {t("files.again")}
          </button>
        </Show>
        <button type="button" class="button plain" data-testid="file-seen" onClick={() => files.putAway(props.one.id)}>
          {t(isReceived(props.one) && props.one.file?.look ? "card.putAway" : "alert.dismiss")}
        </button>
      </div>
    </section>
  );
}

/** What is under way or waits for the other person, each with how far it is and a way to stop it. */
export function Passing(): JSX.Element {
  const { files } = useCall();
  const { t, language } = useLocale();
  const { saying } = createSaying();
  const percent = (moved: number, bytes: number) =>
    new Intl.NumberFormat(tagOf(language()), { style: "percent" }).format(bytes > 0 ? moved / bytes : 1);
  function stop(id: string): void {
    files.stop(id);
    heading()?.focus();
  }
  const waiting = () => files.exchanges.filter((one) => !isOver(one) && !isQuestion(one));
  return (
    <For each={waiting()}>
      {(one) => (
        <div class="banner kept passing" data-testid="file-passing">
          <div class="said">
            <Said one={one} />
          </div>
          <Show when={one.phase === "moving" && one.file}>
            {(file) => (
              <>
                <progress max={file().bytes || 1} value={one.moved} aria-label={saying(one)} />
                <span aria-hidden="true">{percent(one.moved, file().bytes)}</span>
              </>
            )}
          </Show>
          <button type="button" class="button plain" data-testid="file-stop" onClick={() => stop(one.id)}>
            {t("files.stop")}
          </button>
        </div>
      )}
    </For>
  );
}
