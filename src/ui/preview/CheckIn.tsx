import "./CheckIn.css";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import { SelfVideo } from "../call/SelfVideo.tsx";
import { BlurNotice } from "./BlurNotice.tsx";
import { DeviceProblems, Devices, DeviceSelect, MicLevel, SpeakerTest } from "./Devices.tsx";

const QUESTIONS = ["see", "say", "hear"] as const;
const DEVICE = { see: "camera", say: "mic", hear: "speaker" } as const;

/**
 * Three questions, one after the other, for whoever waits: do you see yourself, does the bar move, do you hear the tone?
 * Behind each No is what helps. What came of it is told to the others in the call.
 */
export function CheckIn(): JSX.Element {
  const { tried, setTried } = useCall();
  const { t } = useLocale();
  const [at, setAt] = createSignal(0);
  const [failed, setFailed] = createSignal(false);
  /** The person has said No, and sees what may help. */
  const [helped, setHelped] = createSignal(false);
  const [played, setPlayed] = createSignal(false);
  const question = () => QUESTIONS[at()]!;
  let place!: HTMLDivElement;
  /** What was pressed is gone, and a screen reader goes on with what is asked now. */
  const goOn = () => queueMicrotask(() => place.focus({ preventScroll: true }));

  function answer(works: boolean): void {
    if (!works) setFailed(true);
    setHelped(false);
    if (at() === QUESTIONS.length - 1) setTried(!failed());
    else setAt(at() + 1);
    goOn();
  }
  function help(): void {
    setHelped(true);
    goOn();
  }
  function anew(): void {
    setAt(0);
    setFailed(false);
    setPlayed(false);
    setTried(undefined);
    goOn();
  }

  return (
    <section class="card form check" data-testid="check">
      <h2>{t("check.title")}</h2>
      <div ref={place} tabIndex={-1}>
        <Show when={tried() === undefined} fallback={<p>{t(tried() === true ? "check.works" : "check.troubles")}</p>}>
          <p class="muted">{t("check.number", { number: at() + 1 })}</p>
          <p class="question">{t(`check.${question()}`)}</p>
          <Show when={helped()}>
            <p class="hidden">{t("check.helps")}</p>
          </Show>
        </Show>
      </div>
      <Show
        when={tried() === undefined}
        fallback={
          <>
            <button type="button" class="button plain" data-testid="check-anew" onClick={anew}>
              {t("check.anew")}
            </button>
            <Show when={tried() === false}>
              <SelfVideo testId="self-video" />
              <BlurNotice />
              <DeviceProblems />
              <Devices />
            </Show>
          </>
        }
      >
        <Switch>
          <Match when={question() === "see"}>
            <SelfVideo testId="self-video" />
            <BlurNotice />
          </Match>
          <Match when={question() === "say"}>
            <MicLevel />
          </Match>
          <Match when={question() === "hear"}>
            <SpeakerTest onPlayed={() => setPlayed(true)} />
          </Match>
        </Switch>
        <Show when={helped()}>
          <Help question={question()} />
        </Show>
        <Show when={question() !== "hear" || played()}>
          <div class="answers">
            <button type="button" class="button" data-testid="check-yes" onClick={() => answer(true)}>
              {t("check.yes")}
            </button>
            <Show
              when={helped()}
              fallback={
                <button type="button" class="button plain" data-testid="check-no" onClick={help}>
                  {t("check.no")}
                </button>
              }
            >
              <button type="button" class="button plain" data-testid="check-skip" onClick={() => answer(false)}>
                {t("check.skip")}
              </button>
            </Show>
          </div>
        </Show>
      </Show>
    </section>
  );
}

/** What may help, and the choice of another device. */
function Help(props: { readonly question: (typeof QUESTIONS)[number] }): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  const advice = (): TextKey => `check.${props.question}Help`;
  /** The browser has said what is wrong, and the person can be told more than what it may be. */
  const known = () => {
    const device = DEVICE[props.question];
    return device !== "speaker" && media[device].problem !== undefined;
  };
  return (
    <>
      <Show when={!known()} fallback={<DeviceProblems />}>
        <p class="notice">{t(advice())}</p>
      </Show>
      <DeviceSelect kind={DEVICE[props.question]} />
    </>
  );
}
