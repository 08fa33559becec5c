import { batch, createEffect, createMemo, createSignal, type JSX, on, onCleanup, onMount, Show } from "solid-js";
import LoaderCircle from "~icons/lucide/loader-circle";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import type { State } from "../../room/model/state.ts";
import { readDeepLink } from "../../site/deepLink.ts";
import { plural } from "../../site/plural.ts";
import { passwordProblem } from "../../phrase/words.ts";
import { PASSWORD_PROBLEMS } from "../parts/createWordFields.ts";
import { cameByLink } from "../parts/cameByLink.ts";
import { onStep, whenTakenBack } from "../parts/historyStep.ts";
import { momentOf } from "../parts/momentOf.ts";
import { Field, focusFirstProblem } from "../parts/Field.tsx";
import { Screen } from "../parts/Screen.tsx";
import { CheckIn } from "../preview/CheckIn.tsx";
import { refusalKey } from "../call/Status.tsx";
import { createLists } from "./createLists.ts";
import { ReadBack } from "./ReadBack.tsx";
import { Suggestions } from "./Suggestions.tsx";
import "./Waiting.css";
import { callOf } from "../../room/select.ts";

const TRIES = 3;
/** ms without an answer after which what was typed is read to the other person; a link's words were not dictated. */
const QUIET = { typed: 12_000, linked: 180_000 } as const;
/**
 * ms after which a check that is still running is explained. It can take a while, because the host's browser slows down
 * guessing.
 */
const SLOW = 4_000;

/** The client between the preview and the door or the call: waits for the host, then types the password. */
export function Waiting(): JSX.Element {
  const { room, route } = useCall();
  const { t, language } = useLocale();
  const back = createWayBack();
  // The browser's Back takes back the step that the preview made (../preview/Preview.tsx).
  onMount(() => whenTakenBack(back));
  const asked = () => {
    const state = room.state();
    return state.at === "authenticating" ? state : undefined;
  };
  const [unanswered, setUnanswered] = createSignal(false);
  const reaches = createMemo(() => room.state().at === "waiting" && callOf(room.state())?.relay === "up");
  // Stays while the relay comes and goes: somebody may be in the middle of a word.
  const readsBack = () => unanswered() && reaches() && !linked();
  const linked = () => cameByLink({ room, route });
  const said = () => {
    if (readsBack()) return t("join.readBack");
    return unanswered() && reaches() ? t("invited.long") : "";
  };
  createEffect(on(room.phrase, () => setUnanswered(false)));
  createEffect(() => {
    if (!reaches() || unanswered()) return;
    const timer = setTimeout(() => setUnanswered(true), linked() ? QUIET.linked : QUIET.typed);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <Show
      when={asked()}
      fallback={
        <Screen title={t("join.waitingTitle")}>
          <div class="card" data-testid="join-waiting">
            <div class="busy">
              <LoaderCircle class="spin" width="1.6em" height="1.6em" aria-hidden="true" />
              <div>
                <Show when={!readsBack()}>
                  <p>{t(leadKey(room.state(), linked()))}</p>
                </Show>
                <p role="status">{said()}</p>
              </div>
            </div>
            <Show when={linked() && readDeepLink(route().link).at}>
              {(at) => <p class="typed">{momentOf(at(), language())}</p>}
            </Show>
            <Show when={room.phrase().words[0]}>
              <Show
                when={unanswered() && !linked()}
                fallback={
                  <div>
                    <p class="muted">{t(linked() ? "invited.words" : "join.waitingWords")}</p>
                    <p class="typed">{room.phrase().words.join(" · ")}</p>
                  </div>
                }
              >
                <ReadBack />
              </Show>
            </Show>
            <OtherWords />
          </div>
          <CheckIn />
        </Screen>
      }
    >
      {(state) => (
        <Show
          when={state().call.open}
          fallback={
            <PasswordForm checking={state().phase !== "password"} wrong={state().wrong} again={state().again} />
          }
        >
          <OpenRoom checking={state().phase !== "open"} again={state().again} />
        </Show>
      )}
    </Show>
  );
}

function leadKey(state: State, linked: boolean): TextKey {
  const call = callOf(state);
  if (!call) return "join.relay";
  const waiting = linked ? "invited.wait" : "join.waitingLead";
  return refusalKey(call) ?? (call.relay === "up" ? waiting : "join.relay");
}

/**
 * Asks whether the room really has no password. An impostor could claim that too, and only the person knows what was
 * said on the phone.
 */
function OpenRoom(props: { readonly checking: boolean; readonly again: boolean }): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  return (
    <Screen title={t("join.openTitle")} lead={t("join.openLead")}>
      <div class="card form">
        <Show when={props.again && !props.checking}>
          <Again />
        </Show>
        <button
          type="button"
          class="button wide"
          data-testid="join-password-submit"
          aria-disabled={props.checking}
          onClick={() => {
            if (!props.checking) room.password("");
          }}
        >
          {props.checking ? t("busy") : t("join.openSubmit")}
        </button>
        <OtherWords />
      </div>
    </Screen>
  );
}

/** Nothing was wrong and nothing was judged: the way to the other had begun anew. */
function Again(): JSX.Element {
  const { t } = useLocale();
  return (
    <p class="notice" role="status" data-testid="join-again">
      {t("join.again")}
    </p>
  );
}

function PasswordForm(props: {
  readonly checking: boolean;
  readonly wrong: number;
  readonly again: boolean;
}): JSX.Element {
  const { room, route } = useCall();
  const locale = useLocale();
  const { t } = locale;
  const [password, setPassword] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [slow, setSlow] = createSignal(false);
  const lists = createLists();
  let form!: HTMLFormElement;

  createEffect(
    on(
      () => props.wrong,
      () => {
        setPassword("");
        setTried(false);
        focusFirstProblem(form);
      },
      { defer: true },
    ),
  );
  createEffect(() => {
    setSlow(false);
    if (!props.checking) return;
    const timer = setTimeout(() => setSlow(true), SLOW);
    onCleanup(() => clearTimeout(timer));
  });
  const problem = () => {
    const found = passwordProblem(password());
    if (tried() && found) return t(PASSWORD_PROBLEMS[found]);
    if (props.wrong === 0 || password() !== "") return undefined;
    return plural(locale, "join.wrong", TRIES - props.wrong);
  };

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    if (props.checking) return;
    setTried(true);
    if (passwordProblem(password())) return focusFirstProblem(event.currentTarget);
    room.password(password());
  }

  return (
    <Screen
      title={t("join.passwordTitle")}
      lead={t(cameByLink({ room, route }) ? "invited.password" : "join.passwordLead")}
    >
      <form class="card form" ref={form} onSubmit={submit} noValidate>
        <Show when={props.again && !props.checking}>
          <Again />
        </Show>
        <Field
          testId="join-password"
          label={t("join.password")}
          value={password()}
          onInput={setPassword}
          problem={problem()}
        >
          <Suggestions testId="join-password-suggestion" words={lists.password(password())} onTake={setPassword} />
        </Field>
        <button type="submit" class="button wide" data-testid="join-password-submit" aria-disabled={props.checking}>
          <Show when={props.checking} fallback={t("join.passwordSubmit")}>
            <LoaderCircle class="spin" width="1.4em" height="1.4em" aria-hidden="true" />
            {t("join.checking")}
          </Show>
        </button>
        <Show when={slow()}>
          <p class="notice">{t("join.checkingSlow")}</p>
        </Show>
        <OtherWords />
      </form>
    </Screen>
  );
}

/** Gives what goes back to the form, which still has the words. */
function createWayBack(): () => void {
  const { room, media, go, setTyping } = useCall();
  return () => {
    media.stop();
    // Whoever came by a link gets the form as well.
    setTyping(room.phrase());
    go("join");
    batch(() => {
      room.hangUp();
      room.leave();
    });
  };
}

function OtherWords(): JSX.Element {
  const { t } = useLocale();
  const back = createWayBack();
  return (
    <button type="button" class="button plain" onClick={() => (onStep() ? history.back() : back())}>
      {t("join.otherWords")}
    </button>
  );
}
