import "./Devices.css";
import { createEffect, createSignal, createUniqueId, For, type JSX, onCleanup, Show, Suspense } from "solid-js";
import Volume from "~icons/lucide/volume-2";
import { Portal } from "solid-js/web";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import type { Kind } from "../../camera/capture.ts";
import { callOf } from "../../room/select.ts";
import { CAN_CHOOSE_SPEAKER } from "../../camera/devices.ts";
import { makeLevel } from "../../camera/level.ts";
import { isInApp } from "../../site/inApp.ts";
import { deepLink } from "../../site/deepLink.ts";
import { part } from "../../site/loading.ts";
import { LOUDNESS } from "../../site/settings.ts";
import { play } from "../../site/sounds.ts";
import { cameByLink } from "../parts/cameByLink.ts";
import { LinkField } from "../parts/LinkField.tsx";
import { CAMERA_PROBLEMS, MIC_PROBLEMS } from "./problemTexts.ts";
import { TextError } from "../parts/TextError.tsx";
import { Turn } from "../parts/Turns.tsx";

const AllowDialog = part(() => import("../allow/AllowDialog.tsx"), "AllowDialog");

/** The choice of camera, microphone and, if the browser allows it, speaker, with a level meter and a test sound. */
export function Devices(): JSX.Element {
  return (
    <div class="devices form">
      <DeviceSelect kind="camera" />
      <div class="field">
        <DeviceSelect kind="mic" />
        <MicLevel />
      </div>
      <div class="field">
        <DeviceSelect kind="speaker" />
        <SpeakerTest />
      </div>
      <LoudnessSelect />
    </div>
  );
}

/** For whoever hears badly. */
function LoudnessSelect(): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{t("preview.loudness")}</label>
      <select
        id={id}
        data-testid="loudness-select"
        onChange={(event) => media.setLoudness(LOUDNESS[event.currentTarget.selectedIndex]!)}
      >
        <For each={LOUDNESS}>
          {(times) => <option selected={times === media.loudness()}>{t(`preview.loudness${times}`)}</option>}
        </For>
      </select>
    </div>
  );
}

/** The choice of one device; nothing where the browser leaves that to the system. */
export function DeviceSelect(props: { readonly kind: Kind | "speaker" }): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  const id = createUniqueId();
  const devices = () => {
    const { cameras, microphones, speakers } = media.devices();
    return { camera: cameras, mic: microphones, speaker: speakers }[props.kind];
  };
  const chosen = () => (props.kind === "speaker" ? media.speaker() : media[props.kind].device);
  const offered = () => props.kind !== "speaker" || (CAN_CHOOSE_SPEAKER && devices().length > 0);
  const names = () => numbered(devices().map(({ label }, index) => plain(label, index)));
  /** Android names its cameras by number and by where they look. */
  function plain(label: string, index: number): string {
    if (/facing front/i.test(label)) return t("preview.front");
    if (/facing back/i.test(label)) return t("preview.back");
    return label || t("preview.defaultDevice", { number: index + 1 });
  }
  /** Where the device will not start, the menu goes back to what is used. */
  async function choose(select: HTMLSelectElement): Promise<void> {
    await media.choose(props.kind, select.value);
    const used = chosen();
    if (used !== undefined) select.value = used;
  }
  return (
    <Show when={offered()}>
      <div class="field">
        <label for={id}>{t(`preview.${props.kind}`)}</label>
        <select
          id={id}
          data-testid={`${props.kind}-select`}
          disabled={devices().length === 0}
          onChange={(event) => void choose(event.currentTarget)}
        >
          <For each={devices()}>
            {(device, index) => (
              <option value={device.deviceId} selected={device.deviceId === chosen()}>
                {names()[index()]}
              </option>
            )}
          </For>
        </select>
      </div>
    </Show>
  );
}

/** A button that plays a few tones on the chosen speaker. */
export function SpeakerTest(props: { readonly onPlayed?: () => void }): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  function test(): void {
    void play("test", media.speaker());
    props.onPlayed?.();
  }
  return (
    <button type="button" class="button plain" data-testid="speaker-test" onClick={test}>
      <Volume width="1.4em" height="1.4em" aria-hidden="true" />
      {t("preview.speakerTest")}
    </button>
  );
}

/** A bar that moves with the voice. It is updated directly rather than by a signal, because it changes every frame. */
export function MicLevel(): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  let meter!: HTMLMeterElement;
  createEffect(() => {
    const { track } = media.mic;
    if (!track) return;
    const level = makeLevel(track);
    if (!level) return;
    let frame = requestAnimationFrame(function draw() {
      meter.value = level.read();
      frame = requestAnimationFrame(draw);
    });
    onCleanup(() => {
      cancelAnimationFrame(frame);
      level.close();
      meter.value = 0;
    });
  });
  return (
    <label class="level">
      <span>{t("preview.micLevel")}</span>
      <meter ref={meter} data-testid="mic-level" min="0" max="1" value="0" />
    </label>
  );
}

/** The names, told apart by a number where some are the same. */
function numbered(names: readonly string[]): string[] {
  return names.map((name, index) => {
    const nth = names.slice(0, index + 1).filter((other) => other === name).length;
    return nth > 1 ? `${name} (${nth})` : name;
  });
}

/** What is wrong with camera or microphone and what to do about it, with a button to try again. */
export function DeviceProblems(): JSX.Element {
  const { media, room, route } = useCall();
  const { t } = useLocale();
  const inApp = isInApp(navigator.userAgent, matchMedia("(display-mode: standalone)").matches);
  /** To this page in another browser, for a client with the words that were typed. */
  const link = () => {
    const { words } = room.phrase();
    const { at, link: linked } = route();
    if (cameByLink({ room, route })) return new URL(`.#${at}=${linked}`, location.href).href;
    const isClient = callOf(room.state())?.role === "client";
    return isClient && words.every((word) => word !== "") ? deepLink("join", words) : location.href;
  };
  const sentences = (): readonly TextKey[] => {
    const { camera, mic } = media;
    if (inApp && (camera.problem ?? mic.problem)) return ["problem.inApp"];
    if (camera.problem === "denied" && mic.problem === "denied") return ["problem.denied"];
    const said: readonly (TextKey | false | undefined)[] = [
      camera.problem && CAMERA_PROBLEMS[camera.problem],
      camera.dry && "problem.cameraDry",
      mic.problem && MIC_PROBLEMS[mic.problem],
      mic.dry && mic.on && "problem.micDry",
    ];
    return [...new Set(said)].filter((key): key is TextKey => Boolean(key));
  };
  /** What the person has read: it comes back when something else is wrong. */
  const [read, setRead] = createSignal("");
  const all = () => sentences().join();
  createEffect(() => {
    if (all() === "") setRead("");
  });
  const isDenied = () => sentences().some((key) => /[dD]enied$/u.test(key));
  /** Whether the steps are open; undefined before they were asked for. */
  const [how, setHow] = createSignal<boolean>();
  createEffect(() => {
    if (!isDenied()) setHow((before) => before && false);
  });
  const isMendable = () => sentences().some((key) => !key.endsWith("NotThatOne"));
  return (
    <>
      <Show when={all() !== "" && all() !== read()}>
        {/* Behind what is told of the call itself. */}
        <Turn is="alert" rank={100}>
          <div class="notice bad form">
            <For each={sentences()}>{(key) => <TextError text={t(key)} />}</For>
            <Show when={sentences().includes("problem.inApp")}>
              <LinkField link={link()} />
            </Show>
            <div class="answers">
              <Show when={isDenied()}>
                <button type="button" class="button plain" data-testid="problem-how" onClick={() => setHow(true)}>
                  {t("problem.how")}
                </button>
              </Show>
              <Show when={isMendable()}>
                <button type="button" class="button plain" onClick={() => void media.start()}>
                  {t("preview.retry")}
                </button>
              </Show>
              <button type="button" class="button plain" data-testid="problem-close" onClick={() => setRead(all())}>
                {t("close")}
              </button>
            </div>
          </div>
        </Turn>
      </Show>
      {/* Whatever is fetched in the middle of a call must not take the pictures off the screen. */}
      <Suspense>
        <Show when={how() !== undefined}>
          {/* Outside what lies over the pictures, with its smaller buttons. */}
          <Portal>
            <AllowDialog open={how() === true} onClose={() => setHow(false)} onRetry={() => void media.start()} />
          </Portal>
        </Show>
      </Suspense>
    </>
  );
}
