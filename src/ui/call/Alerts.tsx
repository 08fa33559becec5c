import "./Alerts.css";
import { For, type JSX, Show } from "solid-js";
import Siren from "~icons/lucide/triangle-alert";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import type { Alert as Raised } from "../../room/model/alerts.ts";
import type { AlertKind } from "../../room/model/errors.ts";
import { knocking } from "../../room/select.ts";
import { createTogether } from "../parts/createTogether.ts";
import { failedBy } from "../parts/obstacleKey.ts";
import { isolated } from "../parts/isolated.ts";
import { timeOf } from "../parts/timeOf.ts";
import { type Saying, Turn } from "../parts/Turns.tsx";

const SENTENCES: Record<AlertKind, TextKey> = {
  extraAsks: "alert.extraAsks",
  extraIn: "alert.extraIn",
  keptWithoutYes: "alert.keptWithoutYes",
  splitRoster: "alert.splitRoster",
  keepingRefused: "alert.keepingRefused",
  wrongGuess: "alert.wrongGuess",
  askGuess: "alert.askGuess",
  interference: "alert.interference",
  setupFailed: "alert.setupFailed",
  hostAway: "alert.hostAway",
  clientLeft: "alert.clientLeft",
  clientLost: "alert.clientLost",
  addressTaken: "alert.addressTaken",
  addressResting: "alert.addressResting",
};

const TEST_IDS: Partial<Record<AlertKind, string>> = {
  wrongGuess: "alert-password",
  askGuess: "alert-password",
  extraAsks: "alert-participant",
  extraIn: "alert-participant",
};

/** Alerts after which people should stop talking, unless they expected this. Each has a button that ends the call. */
const GRAVE: readonly AlertKind[] = ["extraAsks", "extraIn", "keptWithoutYes", "splitRoster"];

/** Somebody waits for the answer to one of them. */
const sayingOf = (kind: AlertKind): Saying =>
  kind === "askGuess" ? "question" : GRAVE.includes(kind) ? "grave" : "alert";

/** The alerts of the call. Each is shown until the person dismisses it. Of whom the host sees knocking, `Knocks` tells. */
export function Alerts(): JSX.Element {
  const { call } = createTogether();
  const alerts = () => {
    const current = call();
    if (!current) return [];
    return current.alerts.filter(({ kind }) => kind !== "extraAsks" || knocking(current).length === 0);
  };
  /** One that is counted once more keeps its element, and its turn. */
  const kinds = () => alerts().map(({ kind }) => kind);
  return (
    <div role="alert">
      <For each={kinds()}>
        {(kind, index) => (
          <Turn is={sayingOf(kind)} rank={1 + index()}>
            <Show when={alerts().find((alert) => alert.kind === kind)}>{(alert) => <Alert {...alert()} />}</Show>
          </Turn>
        )}
      </For>
    </div>
  );
}

function Alert(props: Raised): JSX.Element {
  const { room } = useCall();
  const { t, language } = useLocale();
  const { role } = createTogether();
  const grave = () => GRAVE.includes(props.kind);
  const values = () => ({
    count: props.count,
    name: props.name ? isolated(props.name) : t("knock.someone"),
    time: timeOf(props.at, language()),
  });
  const sentence = () =>
    props.why ? failedBy({ t }, props.why, role() ?? "host") : t(SENTENCES[props.kind], values());
  return (
    <div class="banner alert" data-testid={TEST_IDS[props.kind] ?? "alert"} data-kind={props.kind} data-grave={grave()}>
      <Siren width="1.8em" height="1.8em" aria-hidden="true" />
      <p>{sentence()}</p>
      <div class="actions">
        <Show when={grave()}>
          <button type="button" class="button danger" data-testid="alert-stop-call" onClick={() => room.hangUp()}>
            {t("alert.stopCall")}
          </button>
        </Show>
        <Show when={grave() && props.peer}>{(peer) => <PutOut peer={peer()} kind={props.kind} />}</Show>
        <Show when={props.kind === "askGuess"}>
          <button type="button" class="button" data-testid="allow-guess" onClick={() => room.allowGuess()}>
            {t("alert.askGuessYes")}
          </button>
        </Show>
        <button type="button" class="button plain" onClick={() => room.putAway(props.kind)}>
          {props.kind === "askGuess" ? t("close") : t("alert.dismiss")}
        </button>
      </div>
    </div>
  );
}

/** For the host, instead of ending the call: removes the person the alert is about. */
function PutOut(props: { readonly peer: string; readonly kind: AlertKind }): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const { role, person } = createTogether();

  function putOut(): void {
    room.kick(props.peer);
    room.putAway(props.kind);
  }
  return (
    <Show when={role() === "host" && person(props.peer)}>
      <button type="button" class="button plain" data-testid="alert-remove" onClick={putOut}>
        {t("alert.remove")}
      </button>
    </Show>
  );
}
