import "./MoreDialog.css";
import { createEffect, createSignal, For, type JSX, Show } from "solid-js";
import X from "~icons/lucide/x";
import { useCall } from "../app/call.tsx";
import { useLocale } from "../app/locale.tsx";
import { randomNumber, wordList } from "../app/wordLists.ts";
import { drawPassword, normalise, passwordProblem } from "../phrase/words.ts";
import { PASSWORD_PROBLEMS } from "./createWordFields.ts";
import { Backgrounds } from "./Backgrounds.tsx";
import type { BackgroundChoice } from "./ShowRoom.tsx";
import { DeviceProblems, Devices } from "./Devices.tsx";
import { Field, focusFirstProblem } from "./Field.tsx";

/** Who is here, camera and sound, and for the host the password: everything that is not needed at every moment. */
export function MoreDialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly background: BackgroundChoice;
}): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  let dialog!: HTMLDialogElement;
  createEffect(() => {
    if (props.open) dialog.showModal();
    else dialog.close();
  });
  const host = () => {
    const state = room.state();
    return "call" in state && state.call.role === "host";
  };
  return (
    // Its own focus: in the password field it would open a phone's keyboard over what one came to read.
    <dialog class="more card" ref={dialog} autofocus aria-label={t("room.more")} onClose={() => props.onClose()}>
      <button type="button" class="button plain" onClick={() => dialog.close()}>
        <X width="1.3em" height="1.3em" aria-hidden="true" />
        {t("close")}
      </button>
      <Show when={props.open}>
        <SafetyWords />
        <Show when={host()}>
          <PasswordForm />
        </Show>
        <section class="form">
          <h2>{t("background.title")}</h2>
          <Backgrounds choice={props.background} />
        </section>
        <section class="form">
          <h2>{t("room.settings")}</h2>
          <DeviceProblems />
          <Devices />
        </section>
      </Show>
      <button type="button" class="button wide" onClick={() => dialog.close()}>
        {t("close")}
      </button>
    </dialog>
  );
}

/** Two words that are the same on both screens when nobody is in between, read from the host's list. */
function SafetyWords(): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const [words, setWords] = createSignal<readonly string[]>([]);
  const together = () => {
    const state = room.state();
    return "safety" in state ? state : undefined;
  };
  createEffect(() => {
    const state = together();
    if (!state) return void setWords([]);
    void wordList(state.language).then((list) => setWords(state.safety.map((index) => list[index] ?? "")));
  });
  return (
    <Show when={together()}>
      {(state) => (
        <section class="form">
          <h2>{t("room.safety")}</h2>
          <p>{t("room.safetyLead")}</p>
          <ul class="safety" data-testid="safety-words" lang={state().language}>
            <For each={words()}>{(word) => <li>{word}</li>}</For>
          </ul>
        </section>
      )}
    </Show>
  );
}

function PasswordForm(): JSX.Element {
  const { room } = useCall();
  const { t, language } = useLocale();
  const [password, setPassword] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [done, setDone] = createSignal(false);
  const open = () => {
    const state = room.state();
    return "call" in state && state.call.open;
  };
  const problem = () => (normalise(password()) === "" ? "empty" : passwordProblem(password()));
  const sentence = () => {
    const found = problem();
    return tried() && found ? t(PASSWORD_PROBLEMS[found]) : undefined;
  };

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    setTried(true);
    if (problem()) return focusFirstProblem(event.currentTarget);
    room.password(password());
    setPassword("");
    setTried(false);
    setDone(true);
  }

  return (
    <form class="form" onSubmit={submit} noValidate>
      <h2>{open() ? t("room.addPassword") : t("room.setPassword")}</h2>
      <Field
        testId="set-password"
        label={t("start.password")}
        hint={t("room.setPasswordLead")}
        value={password()}
        onInput={(value) => {
          setPassword(value);
          setDone(false);
        }}
        problem={sentence()}
        last
        beside={
          <button
            type="button"
            class="button plain"
            onClick={async () => setPassword(drawPassword(await wordList(language()), randomNumber))}
          >
            {t("start.suggest")}
          </button>
        }
      />
      <button type="submit" class="button plain" data-testid="set-password-submit">
        {t("room.setPasswordSubmit")}
      </button>
      <p role="status">{done() ? t("room.passwordSet") : ""}</p>
    </form>
  );
}
