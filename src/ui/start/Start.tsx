import "./Start.css";
import { createEffect, createSignal, type JSX, on, onCleanup, Show } from "solid-js";
import CalendarDays from "~icons/lucide/calendar-days";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { ownWords } from "../../site/ownWords.ts";
import { readSettings, remember } from "../../site/settings.ts";
import { randomNumber, wordList } from "../../site/wordLists.ts";
import { drawPassword, drawWord, drawWords, passwordProblem, type Phrase, type Words } from "../../phrase/words.ts";
import { DiceButton } from "../parts/DiceButton.tsx";
import { Field, focusFirstProblem } from "../parts/Field.tsx";
import type { HostsChoices } from "../../call/createRoom.ts";
import { createDeepLink } from "../parts/createDeepLink.ts";
import { CHOICE_PROBLEMS, createWordFields } from "../parts/createWordFields.ts";
import { hintFor } from "../parts/hintFor.ts";
import { momentOf } from "../parts/momentOf.ts";
import { OtherSites } from "./OtherSites.tsx";
import { Screen } from "../parts/Screen.tsx";
import { Switch } from "../parts/Switch.tsx";

/** The first of these that holds a word: what stood in the form, a link, what was typed before, what this device remembers. */
const firstOf = (...all: readonly (readonly string[])[]): Words => {
  const [first = "", second = "", third = ""] = all.find((words) => words.some((word) => word !== "")) ?? [];
  return [first, second, third];
};

/** The form in which the host chooses three words and a password. */
export function Start(): JSX.Element {
  const { room, go, media, typing, without } = useCall();
  const { t, language } = useLocale();
  const link = createDeepLink();
  const [password, setPassword] = createSignal(room.phrase().password);
  const own = ownWords();
  const {
    words,
    setWord,
    paste,
    judge,
    judged,
    problem: wordText,
  } = createWordFields(firstOf(typing()?.words ?? [], link.words, room.phrase().words, own ?? []), password);
  /** Other words than those that the other person has been sent would lead nowhere. */
  const linked = link.words.every((word) => word !== "");
  /** The same three words the next time. */
  const remembered = own !== undefined && words().every((word, index) => word === own[index]);
  const [fixed, setFixed] = createSignal(remembered);
  const [consulting, setConsulting] = createSignal(remembered && readSettings().consulting === true);
  /** Without a password: chosen, never what an empty field comes to. */
  const [wantsOpen, setOpen] = createSignal(false);
  const open = () => wantsOpen() && !without("open-rooms");

  /** How often the person has typed. */
  const typed = { words: 0, password: 0 };
  /** Fetches the list of words to fill something in, unless the person has typed there meanwhile. */
  async function draw(where: keyof typeof typed, fill: (list: readonly string[]) => void): Promise<void> {
    const before = typed[where];
    const list = await wordList(language());
    if (typed[where] === before) fill(list);
  }
  /** One press, for whoever does not want to choose. */
  async function startDirectly(): Promise<void> {
    const list = await wordList(language());
    begin({ words: drawWords(list, randomNumber), password: drawPassword(list, randomNumber) });
  }
  const drawThird = () => draw("words", (list) => setWord(2, drawWord(list, randomNumber)));
  const drawAll = () =>
    draw("words", (list) => {
      for (const [index, word] of drawWords(list, randomNumber).entries()) setWord(index, word);
    });
  const suggestPassword = () => draw("password", (list) => setPassword(drawPassword(list, randomNumber)));
  /** What was drawn unasked, in the language of that moment. */
  const drawn = { word3: "", password: "" };
  /** Fills in what is empty, or was drawn in another language, unless the person is about to type there. */
  async function suggestWhatIsLeft(): Promise<void> {
    const asked = language();
    const list = await wordList(asked);
    if (language() !== asked) return;
    const isFree = (field: keyof typeof drawn, value: string) =>
      (value === "" || value === drawn[field]) && !document.activeElement?.matches(`[data-testid="start-${field}"]`);
    if (isFree("word3", words()[2])) setWord(2, (drawn.word3 = drawWord(list, randomNumber)));
    if (isFree("password", password())) setPassword((drawn.password = drawPassword(list, randomNumber)));
  }
  function typeWord(index: number, value: string): void {
    typed.words += 1;
    setWord(index, value);
  }
  function typePassword(value: string): void {
    typed.password += 1;
    setPassword(value);
  }
  createEffect(on(language, () => void suggestWhatIsLeft()));

  const problem = () => passwordProblem(password());
  const passwordText = () => {
    const found = problem();
    return judged() && found ? t(CHOICE_PROBLEMS[found]) : undefined;
  };

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    const usable = judge();
    if (!usable || (!open() && problem())) return focusFirstProblem(event.currentTarget);
    if (fixed()) remember({ room: words().join("\n"), consulting: consulting() });
    // Whoever was in this room once knows its words.
    begin({ words: words(), password: open() ? "" : password() }, { ask: fixed(), consulting: consulting() });
  }

  /** The form is there for a moment after a press: a second one, or the way back, must not begin another call. */
  let over = false;
  onCleanup(() => (over = true));
  function begin(phrase: Phrase, choices: HostsChoices = {}): void {
    if (over) return;
    over = true;
    room.enter("host", phrase, language(), choices);
    void media.start("hidden");
  }

  function keepFixed(on: boolean): void {
    setFixed(on);
    if (!on) remember({ room: undefined, consulting: undefined });
  }

  return (
    <Screen title={t("start.title")} lead={t(linked ? "start.linkedLead" : "start.lead")} onBack={() => go("home")}>
      <Show when={link.at}>
        {(at) => (
          <p class="notice" data-testid="appointment">
            {t("start.appointment", { when: momentOf(at(), language()) })}{" "}
            {/* In an element: words alone would stay in the language in which they were first said. */}
            <Show when={hintFor(at())}>{(key) => <span>{t(key())}</span>}</Show>
          </p>
        )}
      </Show>
      <Show when={!linked}>
        <OtherSites />
      </Show>
      <form class="card form" onSubmit={submit} noValidate>
        <Show when={!linked}>
          <div class="direct">
            <button type="button" class="button wide" data-testid="start-direct" onClick={() => void startDirectly()}>
              {t("start.direct")}
            </button>
            <p class="muted">{t("start.directHint")}</p>
            <button type="button" class="button plain" data-testid="go-plan" onClick={() => go("plan")}>
              <CalendarDays width="1.3em" height="1.3em" aria-hidden="true" />
              {t("start.plan")}
            </button>
          </div>
          <h2>{t("start.own")}</h2>
          <DiceButton testId="start-words-random" label={t("start.drawAll")} onPress={() => void drawAll()} />
        </Show>
        <Field
          testId="start-word1"
          label={t("start.word1")}
          hint={linked ? undefined : t("start.word1Hint")}
          value={words()[0]}
          onInput={(value) => typeWord(0, value)}
          onPaste={(text) => paste(0, text)}
          problem={wordText(0)}
        />
        <Field
          testId="start-word2"
          label={t("start.word2")}
          hint={linked ? undefined : t("start.word2Hint")}
          value={words()[1]}
          onInput={(value) => typeWord(1, value)}
          onPaste={(text) => paste(1, text)}
          problem={wordText(1)}
        />
        <Field
          testId="start-word3"
          label={t("start.word3")}
          hint={linked ? undefined : t("start.word3Hint")}
          value={words()[2]}
          onInput={(value) => typeWord(2, value)}
          onPaste={(text) => paste(2, text)}
          problem={wordText(2)}
          beside={
            <Show when={!linked}>
              <DiceButton testId="start-word3-random" label={t("start.random")} onPress={() => void drawThird()} />
            </Show>
          }
        />
        <Show when={!linked}>
          <Switch
            testId="start-fixed"
            label={t("start.fixed")}
            lead={t("start.fixedLead")}
            on={fixed()}
            onChange={keepFixed}
          />
          <Switch
            testId="start-consulting"
            label={t("consulting.title")}
            lead={t("start.consultingLead")}
            on={consulting()}
            onChange={setConsulting}
          />
        </Show>
        <Show when={!open()}>
          <Field
            testId="start-password"
            label={t("start.password")}
            hint={t("start.passwordHint")}
            value={password()}
            onInput={typePassword}
            problem={passwordText()}
            beside={
              <DiceButton
                testId="start-password-suggest"
                label={t("start.suggest")}
                onPress={() => void suggestPassword()}
              />
            }
          />
        </Show>
        <Show when={!without("open-rooms")}>
          <Switch
            testId="start-open"
            label={t("start.without")}
            lead={t("start.open")}
            on={open()}
            onChange={setOpen}
          />
        </Show>
        <button type="submit" class="button wide" data-testid="start-submit">
          {t("start.submit")}
        </button>
      </form>
    </Screen>
  );
}
