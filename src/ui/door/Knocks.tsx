import "./Knocks.css";
import { For, type JSX, Show } from "solid-js";
import DoorOpen from "~icons/lucide/door-open";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { normalise } from "../../phrase/words.ts";
import { withOneMore } from "../../room/host/door.ts";
import { knocking } from "../../room/select.ts";
import { createTogether } from "../parts/createTogether.ts";
import { Answers } from "./Answers.tsx";
import { createGuest } from "./createGuest.ts";
import { timeOf } from "../parts/timeOf.ts";
import { Turn } from "../parts/Turns.tsx";

/**
 * The guests who want to come in, each with the host's choices. Dialogs show this too, because a knock must not be
 * missed. In consulting hours they wait in the `WaitingRoom`.
 */
export function Knocks(): JSX.Element {
  const { call } = createTogether();
  const peers = () => {
    const current = call();
    return current && !current.consulting ? knocking(current).map(({ peer }) => peer) : [];
  };
  return (
    <div role="alert">
      <For each={peers()}>
        {(peer) => (
          <Turn is="question">
            <Knock peer={peer} />
          </Turn>
        )}
      </For>
    </div>
  );
}

function Knock(props: { readonly peer: string }): JSX.Element {
  const { room, name: ownName } = useCall();
  const { t, language } = useLocale();
  const { together } = createTogether();
  const { guest, name } = createGuest(() => props.peer);
  /** Spelled alike is enough, because names are told apart by eye. */
  const taken = () => {
    const wanted = normalise(guest()?.name ?? "");
    const inside = [ownName(), ...(together()?.people.map((person) => person.name) ?? [])];
    return wanted !== "" && inside.some((other) => normalise(other) === wanted);
  };
  /** There would be more people than was agreed. */
  const extra = () => {
    const here = together();
    return here !== undefined && withOneMore(here).people > here.call.policy.people;
  };
  const wants = () => t(extra() ? "knock.extra" : "knock.wants", { name: name() });
  const full = () => {
    const here = together();
    if (!here) return false;
    const { people, most } = withOneMore(here);
    return people > most && here.people.every(({ link }) => link === "up");
  };
  return (
    <section class="banner knock" data-testid="knock" data-grave={extra()} aria-label={wants()}>
      <DoorOpen width="2em" height="2em" aria-hidden="true" />
      <div class="said">
        <p
          class="who"
          data-testid={extra() ? "alert-participant" : undefined}
          data-kind={extra() ? "extraAsks" : undefined}
        >
          {wants()} <span class="since">{t("knock.since", { time: timeOf(guest()?.since ?? 0, language()) })}</span>
        </p>
        <Show when={taken()}>
          <p data-testid="knock-same-name">{t("knock.sameName")}</p>
        </Show>
        <Show when={guest()?.note}>
          <p>{t("knock.told")}</p>
        </Show>
        <Show when={full()}>
          <p>{t("knock.full")}</p>
        </Show>
      </div>
      <Answers peer={props.peer} admit={t("knock.admit")} full={full()}>
        <Show when={extra()}>
          <button type="button" class="button danger" data-testid="alert-stop-call" onClick={() => room.hangUp()}>
            {t("alert.stopCall")}
          </button>
        </Show>
      </Answers>
    </section>
  );
}
