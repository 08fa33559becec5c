import "./WaitingRoom.css";
import { type Accessor, createEffect, createMemo, createSignal, For, type JSX, Show, untrack } from "solid-js";
import Armchair from "~icons/lucide/armchair";
import { useLocale } from "../../site/locale.tsx";
import { plural } from "../../site/plural.ts";
import type { PeerId } from "../../room/wire/roster.ts";
import { knocking } from "../../room/select.ts";
import { createTogether } from "../parts/createTogether.ts";
import { timeOf } from "../parts/timeOf.ts";
import { Turn } from "../parts/Turns.tsx";
import { Answers } from "./Answers.tsx";
import { createGuest } from "./createGuest.ts";

/** Who waits in consulting hours, whoever came first in front. Empty at other times. Needs a Solid owner. */
export function createWaiters(): Accessor<readonly PeerId[]> {
  const { call } = createTogether();
  const waiters = createMemo<readonly PeerId[]>(
    () => {
      const current = call();
      return current?.consulting ? knocking(current).map(({ peer }) => peer) : [];
    },
    [],
    { equals: (before, after) => before.join() === after.join() },
  );
  return waiters;
}

/**
 * Everybody who waits in consulting hours, in the order in which they came, each with the host's choices. `onAdmitted`: the next
 * conversation has begun.
 */
export function WaitingRoom(props: { readonly onAdmitted: () => void }): JSX.Element {
  const locale = useLocale();
  let list!: HTMLDivElement;
  const waiters = createWaiters();
  const howMany = () =>
    waiters().length === 0 ? locale.t("consulting.nobody") : plural(locale, "consulting.waiting", waiters().length);
  return (
    <div class="waiting-room" data-testid="waiting-room" tabIndex={-1} ref={list}>
      <p role="status">{howMany()}</p>
      <ol>
        <For each={waiters()}>
          {(peer) => <Waiter peer={peer} onAdmitted={props.onAdmitted} onAnswered={() => list.focus()} />}
        </For>
      </ol>
    </div>
  );
}

function Waiter(props: {
  readonly peer: PeerId;
  readonly onAdmitted: () => void;
  readonly onAnswered: () => void;
}): JSX.Element {
  const { t, language } = useLocale();
  const { together } = createTogether();
  const { guest, name } = createGuest(() => props.peer);
  return (
    <li data-testid="waiter">
      <p class="who">{name()}</p>
      <p class="muted">
        {t("knock.since", { time: timeOf(guest()?.since ?? 0, language()) })}{" "}
        <Show when={guest()?.note}>{t("knock.told")}</Show>
      </p>
      <Answers
        peer={props.peer}
        admit={together() ? t("consulting.next", { name: name() }) : t("knock.admit")}
        onAdmitted={props.onAdmitted}
        onAnswered={props.onAnswered}
      />
    </li>
  );
}

/** Says during a conversation that somebody waits for the next one, until the host has taken note. `onOpen`: goes to the waiting room. */
export function WaitingNotice(props: { readonly onOpen: () => void }): JSX.Element {
  const locale = useLocale();
  const { t } = locale;
  const { together } = createTogether();
  const waiters = createWaiters();
  const [noted, setNoted] = createSignal<readonly PeerId[]>([]);
  const isAlone = createMemo(() => together() === undefined);
  // Whoever waited while nobody was in has been seen in the waiting room.
  createEffect<boolean>((wasAlone) => {
    const alone = isAlone();
    if (wasAlone && !alone) setNoted(untrack(waiters));
    return alone;
  }, false);
  const isNew = () => !isAlone() && waiters().some((peer) => !noted().includes(peer));
  function open(): void {
    setNoted(waiters());
    props.onOpen();
  }
  return (
    <div role="status">
      <Show when={isNew()}>
        <Turn is="notice">
          <section class="banner" data-testid="waiting-notice">
            <Armchair width="1.8em" height="1.8em" aria-hidden="true" />
            <p class="said">{plural(locale, "consulting.waiting", waiters().length)}</p>
            <div class="actions">
              <button type="button" class="button" data-testid="open-waiting" onClick={open}>
                {t("consulting.open")}
              </button>
              <button
                type="button"
                class="button plain"
                data-testid="waiting-noted"
                onClick={() => setNoted(waiters())}
              >
                {t("alert.dismiss")}
              </button>
            </div>
          </section>
        </Turn>
      </Show>
    </div>
  );
}
