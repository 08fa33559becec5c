import "./Knocks.css";
import { createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import DoorOpen from "~icons/lucide/door-open";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { normalise } from "../../phrase/words.ts";
import { withOneMore } from "../../room/host/door.ts";
import { knocking } from "../../room/select.ts";
import { NOTES } from "../../room/wire/messages.ts";
import { createTogether } from "../parts/createTogether.ts";
import { isolated } from "../parts/isolated.ts";
import { timeOf } from "../parts/timeOf.ts";
import { Turn } from "../parts/Turns.tsx";

/**
 * The guests who want to come in, each with the host's choices. Dialogs show this too, because a knock must not be
 * missed.
 */
export function Knocks(): JSX.Element {
  const { call } = createTogether();
  const peers = () => {
    const current = call();
    return current ? knocking(current).map(({ peer }) => peer) : [];
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
  const { call, together } = createTogether();
  const [writing, setWriting] = createSignal(false);
  const guest = () => call()?.door.find(({ peer }) => peer === props.peer);
  const given = () => guest()?.name ?? "";
  const name = () => (given() ? isolated(given()) : t("knock.someone"));
  /** Spelled alike is enough, because names are told apart by eye. */
  const taken = () => {
    const wanted = normalise(given());
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
      <div class="actions">
        <button
          type="button"
          class="button"
          data-testid="knock-admit"
          disabled={full()}
          onClick={() => room.admit(props.peer)}
        >
          {t("knock.admit")}
        </button>
        <button
          type="button"
          class="button plain"
          data-testid="knock-message"
          aria-expanded={writing()}
          onClick={() => setWriting(!writing())}
        >
          {t("knock.message")}
        </button>
        <button type="button" class="button plain" data-testid="knock-refuse" onClick={() => room.turnAway(props.peer)}>
          {t("knock.refuse")}
        </button>
        <Show when={extra()}>
          <button type="button" class="button danger" data-testid="alert-stop-call" onClick={() => room.hangUp()}>
            {t("alert.stopCall")}
          </button>
        </Show>
      </div>
      <Show when={writing()}>
        <Note peer={props.peer} onSent={() => setWriting(false)} />
      </Show>
    </section>
  );
}

/** Sends the guest one of the ready-made sentences, which they see in their own language, or the host's own words. */
function Note(props: { readonly peer: string; readonly onSent: () => void }): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const id = createUniqueId();
  const [text, setText] = createSignal("");

  function send(note: Parameters<typeof room.tell>[1]): void {
    room.tell(props.peer, note);
    props.onSent();
  }
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const own = text().trim();
    if (own !== "") send({ is: "own", text: own });
  }
  return (
    <form class="note" onSubmit={submit} noValidate>
      <For each={NOTES}>
        {(which) => (
          <button
            type="button"
            class="button plain"
            data-testid={`knock-message-${which}`}
            onClick={() => send({ is: "ready", which })}
          >
            {t(`note.${which}`)}
          </button>
        )}
      </For>
      <label for={id}>{t("knock.ownWords")}</label>
      <div class="row">
        <input
          id={id}
          data-testid="knock-message-text"
          type="text"
          maxLength={200}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button" data-testid="knock-message-send" disabled={text().trim() === ""}>
          {t("knock.send")}
        </button>
      </div>
    </form>
  );
}
