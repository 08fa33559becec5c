import "./TrialCard.css";
import { createEffect, For, type JSX, Match, on, Show, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import Alert from "~icons/lucide/circle-alert";
import Check from "~icons/lucide/circle-check";
import Minus from "~icons/lucide/circle-minus";
import Cross from "~icons/lucide/circle-x";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { CAN_CHOOSE_SPEAKER } from "../../camera/devices.ts";
import { createTrial, type Outcome } from "../../trial/createTrial.ts";
import { type Mark, markOf, type Tried, TRIED } from "../../trial/findings.ts";
import { Message } from "../parts/Message.tsx";
import { momentOf } from "../parts/momentOf.ts";
import { Video } from "../parts/Video.tsx";
import { MicLevel, SpeakerTest } from "../preview/Devices.tsx";
import { adviceKey, codesOf, findingKey } from "./findingTexts.ts";

const ICONS: Readonly<Record<Mark, typeof Check>> = { good: Check, doubtful: Alert, bad: Cross, none: Minus };

/** Tries everything at the press of a button, and says what came of it and what to do. */
export function TrialCard(): JSX.Element {
  const { media, attempts, hiddenAddress } = useCall();
  const { t } = useLocale();
  // oxlint-disable-next-line solid/reactivity -- It reads them in its own time.
  const trial = createTrial(media, hiddenAddress.on, attempts);
  let place!: HTMLDivElement;
  /** Into sight: the page grows and shrinks around it. */
  const show = () => place.scrollIntoView({ block: "nearest" });
  createEffect(on([trial.stage, trial.outcome], show, { defer: true }));
  function start(): void {
    void trial.start();
    // What was pressed is gone.
    place.focus({ preventScroll: true });
  }
  const isHeard = () => media.mic.on && media.mic.track !== null;

  return (
    <section class="card form trial" data-testid="trial" data-stage={trial.stage()}>
      <h2>{t("test.title")}</h2>
      <div class="said" ref={place} tabIndex={-1} role="status" aria-atomic="true">
        <Switch fallback={<p>{t("test.about")}</p>}>
          <Match when={trial.stage() === "line"}>
            <p>{t("test.line")}</p>
          </Match>
          <Match when={trial.stage() === "self"}>
            <Show when={trial.again()}>
              <p>{t("test.changed")}</p>
            </Show>
            <p class="aloud">{t(isHeard() ? "test.self" : "test.unheard")}</p>
          </Match>
          <Match when={trial.outcome()}>
            {(outcome) => (
              <>
                <p class="verdict" data-testid="verdict" data-verdict={outcome().verdict}>
                  {t(`test.verdict.${outcome().verdict}`)}
                </p>
                <Show when={adviceKey(outcome())}>{(advice) => <p>{t(advice())}</p>}</Show>
              </>
            )}
          </Match>
        </Switch>
      </div>
      <Show when={trial.stage() === "self"}>
        <Show when={isHeard()}>
          <MicLevel />
        </Show>
        <Show when={media.camera.track && trial.stream()}>{(stream) => <OwnPicture stream={stream()} />}</Show>
      </Show>
      <Show when={trial.outcome()} keyed>
        {(outcome) => <Outcomes outcome={outcome} />}
      </Show>
      <Show when={trial.stage() === undefined}>
        <button
          type="button"
          class="button"
          classList={{ plain: trial.outcome() !== undefined }}
          data-testid="trial-start"
          disabled={media.asking() || media.blur() === "starting"}
          onClick={start}
        >
          {t(trial.outcome() ? "preview.retry" : "test.start")}
        </button>
      </Show>
    </section>
  );
}

/** Without its sound, which would go round and round. */
function OwnPicture(props: { readonly stream: MediaStream }): JSX.Element {
  const { t } = useLocale();
  const silent = () => new MediaStream(props.stream.getVideoTracks());
  return <Video stream={silent()} testId="trial-picture" label={t("test.own")} />;
}

/** What was found, one by one, a film of it, and what a helpdesk wants to know. */
function Outcomes(props: { readonly outcome: Outcome }): JSX.Element {
  const { media } = useCall();
  const { t, language } = useLocale();
  const findings = () => props.outcome.findings;
  const pictures = () => Math.round(props.outcome.pictures);
  const saidOf = (what: Tried) => t(findingKey(findings(), what), { pictures: pictures() });
  const now = new Date();
  /** What the sign says, for whoever does not see it. */
  const markText = (what: Tried) => {
    const mark = markOf(findings(), what);
    return mark === "none" ? "" : `${t(`test.mark.${mark}`)}. `;
  };
  const report = () =>
    [
      `${t("appName")}, ${location.host}, ${momentOf(now, language())}`,
      t(`test.verdict.${props.outcome.verdict}`),
      ...TRIED.map((what) => `${t(`test.${what}.label`)}: ${saidOf(what)}`),
      codesOf(props.outcome),
      navigator.userAgent,
    ].join("\n");
  return (
    <>
      <ul class="found">
        <For each={TRIED}>
          {(what) => (
            <li data-testid={`found-${what}`} data-found={findings()[what]} data-mark={markOf(findings(), what)}>
              <Dynamic component={ICONS[markOf(findings(), what)]} width="1.5em" height="1.5em" aria-hidden="true" />
              <div>
                <h3>{t(`test.${what}.label`)}</h3>
                <p>
                  <span class="hidden">{markText(what)}</span>
                  {saidOf(what)}
                </p>
              </div>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.outcome.film}>
        {(film) => (
          <figure>
            <figcaption>{t("test.film")}</figcaption>
            <video
              data-testid="trial-film"
              src={film()}
              controls
              playsinline
              aria-label={t("test.own")}
              ref={(video) => {
                if (CAN_CHOOSE_SPEAKER) void video.setSinkId(media.speaker()).catch(() => undefined);
              }}
              // The first picture rather than a black one.
              onLoadedMetadata={({ currentTarget: video }) => (video.currentTime = 0.1)}
            />
            <p class="muted">{t("test.mute")}</p>
            <SpeakerTest />
          </figure>
        )}
      </Show>
      <Message
        testId="trial-report"
        label={t("test.report")}
        hint={t("test.reportHint")}
        language={language()}
        text={report()}
      />
    </>
  );
}
