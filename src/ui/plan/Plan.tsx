import "./Plan.css";
import { createEffect, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { LANGUAGE_NAMES, LANGUAGES } from "../../site/languages.ts";
import { ownWords } from "../../site/ownWords.ts";
import { randomId } from "../../site/randomId.ts";
import { randomNumber, wordList } from "../../site/wordLists.ts";
import { drawWords, type Words } from "../../phrase/words.ts";
import { DiceButton } from "../parts/DiceButton.tsx";
import { Field, focusFirstProblem } from "../parts/Field.tsx";
import { Screen } from "../parts/Screen.tsx";
import { Switch } from "../parts/Switch.tsx";
import { TextError } from "../parts/TextError.tsx";
import { type Appointment, dayOf, lengthOf } from "./appointment.ts";
import { Invitation } from "./Invitation.tsx";

/** How long a conversation may be planned for, in minutes. */
const LENGTHS = [15, 20, 30, 45, 60, 120] as const;

/** The form for a conversation at a later moment, and then what is sent for it. It is kept nowhere. */
export function Plan(): JSX.Element {
  const { go, name, setName } = useCall();
  const { t, language: own } = useLocale();
  const [day, setDay] = createSignal("");
  const [time, setTime] = createSignal("");
  const [minutes, setMinutes] = createSignal<number>(30);
  const [language, setLanguage] = createSignal(own());
  const [judged, setJudged] = createSignal(false);
  const [made, setMade] = createSignal<Appointment>();

  const fixed = ownWords();
  const [usesFixed, setUsesFixed] = createSignal(false);
  const [drawn, setDrawn] = createSignal<Words>();
  const words = () => (usesFixed() ? fixed : drawn());
  async function draw(): Promise<void> {
    const asked = language();
    const list = await wordList(asked);
    if (language() === asked) setDrawn(drawWords(list, randomNumber));
  }
  createEffect(() => void draw());

  /** Of the appointment that the form is about. */
  let [id, changes] = [randomId(), 0];
  /** For somebody else, who must not be sent to the same room. */
  function another(): void {
    [id, changes] = [randomId(), 0];
    setDay("");
    setTime("");
    setUsesFixed(false);
    setJudged(false);
    setDrawn(undefined);
    void draw();
    setMade(undefined);
  }

  const at = () => new Date(`${day()}T${time()}`);
  const dayProblem = () => {
    if (!judged()) return undefined;
    if (day() === "") return t("plan.noDay");
    // Where the time is missing as well, that is said there.
    return at().getTime() < Date.now() ? t("plan.past") : undefined;
  };
  const timeProblem = () => (judged() && time() === "" ? t("plan.noTime") : undefined);

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
    event.preventDefault();
    setJudged(true);
    if (dayProblem() ?? timeProblem()) return focusFirstProblem(event.currentTarget);
    void make();
  }

  async function make(): Promise<void> {
    let chosen = words();
    // The list of words may still be on its way.
    for (; !chosen; chosen = words()) await draw();
    const planned = { at: at(), minutes: minutes(), language: language(), name: name().trim() };
    setMade({ id, changes, words: chosen, ...planned });
    changes += 1;
  }

  return (
    <Show
      when={made()}
      fallback={
        <Screen title={t("plan.title")} lead={t("plan.lead")} onBack={() => go("start")}>
          <form class="card form" onSubmit={submit} noValidate>
            <div class="moment">
              <When
                type="date"
                label={t("plan.day")}
                value={day()}
                least={dayOf(new Date())}
                onInput={setDay}
                problem={dayProblem()}
              />
              <When type="time" label={t("plan.time")} value={time()} onInput={setTime} problem={timeProblem()} />
            </div>
            <Choice
              testId="plan-length"
              label={t("plan.length")}
              names={LENGTHS.map((one) => lengthOf(one, own()))}
              chosen={LENGTHS.findIndex((one) => one === minutes())}
              onChoose={(index) => setMinutes(LENGTHS[index]!)}
            />
            <Choice
              testId="plan-language"
              label={t("plan.language")}
              names={LANGUAGES.map((one) => LANGUAGE_NAMES[one])}
              chosen={LANGUAGES.indexOf(language())}
              onChoose={(index) => setLanguage(LANGUAGES[index]!)}
            />
            <Field
              testId="plan-name"
              label={t("preview.name")}
              hint={t("plan.nameHint")}
              value={name()}
              onInput={setName}
            />
            <Show when={fixed}>
              <Switch
                testId="plan-fixed"
                label={t("plan.fixed")}
                lead={t("plan.fixedLead")}
                on={usesFixed()}
                onChange={setUsesFixed}
              />
            </Show>
            <div class="field">
              <h2>{t("plan.words")}</h2>
              <p class="drawn" role="status" data-testid="plan-words">
                {words()?.join(" · ")}
              </p>
              <Show when={!usesFixed()}>
                <DiceButton testId="plan-draw" label={t("plan.draw")} onPress={() => void draw()} />
              </Show>
            </div>
            <button type="submit" class="button wide" data-testid="plan-submit">
              {t("plan.submit")}
            </button>
          </form>
        </Screen>
      }
    >
      {(appointment) => (
        <Invitation appointment={appointment()} onBack={() => setMade(undefined)} onAnother={another} />
      )}
    </Show>
  );
}

/** A day or a time. The browser shows it as the person's country writes it, and helps to choose one. */
function When(props: {
  readonly type: "date" | "time";
  readonly label: string;
  readonly value: string;
  readonly least?: string;
  readonly onInput: (value: string) => void;
  readonly problem: string | undefined;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        data-testid={`plan-${props.type}`}
        type={props.type}
        min={props.least}
        value={props.value}
        aria-invalid={props.problem ? "true" : undefined}
        aria-describedby={props.problem ? `${id}-problem` : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <TextError id={`${id}-problem`} text={props.problem} />
    </div>
  );
}

function Choice(props: {
  readonly testId: string;
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        data-testid={props.testId}
        onChange={(event) => props.onChoose(event.currentTarget.selectedIndex)}
      >
        <For each={props.names}>{(name, index) => <option selected={index() === props.chosen}>{name}</option>}</For>
      </select>
    </div>
  );
}
