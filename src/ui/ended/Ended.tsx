import { createMemo, createSignal, type JSX, onMount, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import type { EndReason } from "../../room/model/errors.ts";
import type { Ended as End } from "../../room/model/state.ts";
import type { Language } from "../../room/wire/messages.ts";
import { readDeepLink } from "../../site/deepLink.ts";
import { failedBy } from "../parts/obstacleKey.ts";
import { tagOf } from "../parts/tagOf.ts";
import { Recordings } from "./Recordings.tsx";
import { Operator } from "../help/Operator.tsx";
import { GoOn } from "../door/GoOn.tsx";
import { ReceivedFiles } from "../files/Received.tsx";
import { isReceived } from "../../files/exchange.ts";
import { TextError } from "../parts/TextError.tsx";
import { Screen } from "../parts/Screen.tsx";

const SENTENCES: Record<EndReason, TextKey> = {
  hungUp: "ended.hungUp",
  otherLeft: "ended.otherLeft",
  hostEnded: "ended.hostEnded",
  removed: "ended.removed",
  turnedAway: "ended.turnedAway",
  distrusted: "ended.distrusted",
  otherHost: "ended.otherHost",
  elsewhere: "ended.elsewhere",
  alreadyOpen: "goingOn.elsewhere.lead",
  lost: "ended.lost",
  wordsTaken: "ended.wordsTaken",
  wrongPassword: "ended.wrongPassword",
  refused: "ended.refused",
  hostSilent: "ended.hostSilent",
  cannotConnect: "ended.cannotConnect",
  tampered: "ended.tampered",
  newerVersion: "ended.newerVersion",
  deviceTooWeak: "ended.deviceTooWeak",
};

const CALM: readonly EndReason[] = ["hungUp", "otherLeft", "hostEnded", "elsewhere"];

/** What the heading says, where it is neither that the call is over nor that something failed. */
const TITLES: Partial<Record<EndReason, TextKey>> = {
  elsewhere: "goingOn.elsewhere.title",
  alreadyOpen: "goingOn.elsewhere.title",
};

/** The end screen: why the call is over, how long it lasted, and what the person can do next. */
export function Ended(): JSX.Element {
  const { room, media, files, route, go } = useCall();
  const { t, language } = useLocale();
  onMount(() => media.stop());
  const end = createMemo(() => {
    const state = room.state();
    return state.at === "ended" ? state : undefined;
  });
  const back = () => readDeepLink(route().link).back;
  const calm = () => CALM.includes(end()?.reason ?? "hungUp");

  function sentence({ reason, role, why }: End): string {
    return why ? failedBy({ t }, why, role) : t(SENTENCES[reason]);
  }

  /** Goes back to the form, which still has the words. */
  function again(role: "host" | "client" | undefined): void {
    go(role === "host" ? "start" : "join");
    room.leave();
  }
  const [warned, setWarned] = createSignal(false);
  const unsaved = () => files.exchanges.some((one) => isReceived(one) && !one.saved);
  /** With what is not saved yet it takes a second press. */
  function home(): void {
    if (unsaved() && !warned()) return void setWarned(true);
    go("home");
    room.forget();
  }

  return (
    <Show when={end()}>
      {(state) => (
        <Screen title={t(TITLES[state().reason] ?? (calm() ? "ended.title" : "ended.failedTitle"))}>
          <ReceivedFiles />
          <div class="card" data-testid="ended" data-reason={state().reason}>
            <p data-testid={calm() ? undefined : "error"}>{sentence(state())}</p>
            <Show when={!calm()}>
              <Operator brief />
            </Show>
            <Show when={state().lasted >= 1_000}>
              <p class="muted">{t("ended.lasted", { time: duration(state().lasted, language()) })}</p>
            </Show>
            <Show when={state().reason === "alreadyOpen"}>
              <GoOn where="elsewhere" />
            </Show>
            <Show when={back()}>
              {(site) => (
                <a class="button wide" data-testid="ended-back" href={site().href} rel="noreferrer">
                  {t("ended.back", { site: site().host })}
                </a>
              )}
            </Show>
            <button
              type="button"
              class="button wide"
              classList={{ plain: state().reason === "alreadyOpen" || back() !== undefined }}
              data-testid="start-again"
              onClick={() => again(state().role)}
            >
              {calm() ? t("ended.again") : t("ended.joinAgain")}
            </button>
            <TextError text={warned() && unsaved() ? t("files.unsaved") : undefined} />
            <button type="button" class="button plain wide" data-testid="ended-home" onClick={home}>
              {t("ended.home")}
            </button>
          </div>
          <Recordings />
        </Screen>
      )}
    </Show>
  );
}

/** `ms` in words, such as "12 minuten en 5 seconden": to the second below an hour, to the minute above. */
function duration(ms: number, language: Language): string {
  const tag = tagOf(language);
  const seconds = Math.round(ms / 1_000);
  const parts: [number, "hour" | "minute" | "second"][] = [
    [Math.floor(seconds / 3_600), "hour"],
    [Math.floor(seconds / 60) % 60, "minute"],
    [seconds < 3_600 ? seconds % 60 : 0, "second"],
  ];
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" }).format(count));
  return new Intl.ListFormat(tag).format(said);
}
