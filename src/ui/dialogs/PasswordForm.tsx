import { createSignal, type JSX } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { randomNumber, wordList } from "../../site/wordLists.ts";
import { drawPassword, passwordProblem } from "../../phrase/words.ts";
import { CHOICE_PROBLEMS } from "../parts/createWordFields.ts";
import { Field, focusFirstProblem } from "../parts/Field.tsx";

/** Lets the host set or change the password. People who are already in the room stay in. */
export function PasswordForm(): JSX.Element {
  const { room } = useCall();
  const { t, language } = useLocale();
  const [password, setPassword] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [done, setDone] = createSignal(false);
  const problem = () => passwordProblem(password());
  const sentence = () => {
    const found = problem();
    return tried() && found ? t(CHOICE_PROBLEMS[found]) : undefined;
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
