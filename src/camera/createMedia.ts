import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createMemo, createSignal, onCleanup } from "solid-js";
import { createStore } from "solid-js/store";
import { capture, captureBoth, type Captured, type Kind, permission } from "./capture.ts";
import { type Devices, listDevices, NO_DEVICES, sameDevices } from "./devices.ts";
import type { Flow } from "./flow.ts";
import { isBetter } from "./following.ts";
import { createUnheard } from "./createUnheard.ts";
import { createOutgoing, type Outgoing } from "./createOutgoing.ts";
import { isLive, type Source, wanted } from "./source.ts";
import { retrying } from "../site/loading.ts";
import { type Loudness, readSettings, remember } from "../site/settings.ts";

export interface Media extends Pick<Outgoing, "background" | "blur" | "setBackground" | "toggleBlur" | "again"> {
  readonly camera: Source;
  readonly mic: Source;
  /**
   * Whether the person speaks into the microphone though it is switched off, which is listened for only while it `matters`.
   * Needs a Solid owner.
   */
  createUnheard(matters: Accessor<boolean>): Accessor<boolean>;
  readonly devices: Accessor<Devices>;
  /** Whether the browser is asking for permission, or the devices are starting: for so long only as one waits for that. */
  readonly asking: Accessor<boolean>;
  /** The id of the speaker that was chosen, while it is there; "" for the system's own. */
  readonly speaker: Accessor<string>;
  /** How many times as loud as they come the others are played. Remembered in this browser. */
  readonly loudness: Accessor<Loudness>;
  setLoudness(times: Loudness): void;
  /**
   * Opens the camera, if wanted, and the microphone where they are not open yet, or give nothing. "hidden" hides the
   * background, whatever choice was remembered.
   */
  start(hidden?: "hidden"): Promise<void>;
  /** Releases the devices, so that their lights go out. */
  stop(): void;
  toggle(kind: Kind): Promise<void>;
  /** Changes to another device. Where that will not start, the one of before goes on, and nothing is remembered. */
  choose(kind: Kind | "speaker", id: string): Promise<void>;
}

/** ms for the browser's question. It may be out of sight, and a driver may hang. */
const PATIENCE = 10_000;

/**
 * The person's own camera and microphone. Choices of device are remembered in this browser. A device that cannot be
 * opened is a `problem` of its source. Needs a Solid owner, with which all tracks are stopped.
 */
export function createMedia(): Media {
  const chosen = readSettings();
  const [sources, setSources] = createStore<Record<Kind, Source>>({ camera: wanted(), mic: wanted() });
  const [devices, setDevices] = createSignal<Devices>(NO_DEVICES, { equals: sameDevices });
  const [asking, setAsking] = createSignal(false);
  const [loudness, setLoudness] = createSignal<Loudness>(chosen.loudness ?? 1);
  /** Counts the calls of `start`, because one from before `stop` may finish after it. */
  let question = 0;
  const [wantedSpeaker, setWantedSpeaker] = createSignal(chosen.speaker ?? "");
  const speaker = createMemo(() =>
    devices().speakers.some(({ deviceId }) => deviceId === wantedSpeaker()) ? wantedSpeaker() : "",
  );
  const choice = { camera: chosen.camera, mic: chosen.mic };
  /** The devices' own tracks. The camera's is given to nothing but `outgoing`. */
  const captured: Partial<Record<Kind, MediaStreamTrack>> = {};
  const flows: Partial<Record<Kind, Flow>> = {};
  /** The device that each was last; it is the one that may come back. */
  const last: Partial<Record<Kind, string>> = {};
  const outgoing = createOutgoing((track) => setSources("camera", { track }));
  /** Incremented when a capture under way is no longer wanted, so that its track is stopped as soon as it comes. */
  const generation = { camera: 0, mic: 0 };
  /** The list of the last look, and how many looks there were: a browser may answer them in another order. */
  let [known, looks] = [NO_DEVICES, 0];
  /** Whether the person is in a preview or a call: nothing is opened by itself before and after. */
  let started = false;

  /** Looks what there is, and uses what the person, or the system, would have it use now. */
  async function refresh(): Promise<void> {
    const mine = ++looks;
    const listed = await listDevices().catch(() => undefined);
    if (!listed || mine !== looks) return;
    const before = known;
    known = listed;
    setDevices(listed);
    if (!started || sameDevices(before, listed)) return;
    for (const kind of ["camera", "mic"] as const) {
      const now = listOf(listed, kind);
      const { device, problem } = sources[kind];
      const used = { kind, device, problem, wanted: choice[kind], last: last[kind] };
      // Not every browser ends the track of a device that is gone.
      const isIn = (list: readonly MediaDeviceInfo[]) => list.some(({ deviceId }) => deviceId === device);
      if (captured[kind] && isIn(listOf(before, kind)) && !isIn(now)) await lose(kind);
      else if (sources[kind].on && isBetter(used, listOf(before, kind), now)) await open([kind]);
    }
  }

  // oxlint-disable-next-line solid/reactivity -- It looks when something is plugged in or out, and follows no signal.
  if (navigator.mediaDevices) makeEventListener(navigator.mediaDevices, "devicechange", refresh);
  onCleanup(stop);

  /**
   * The device is gone, or is not allowed any more. Another microphone takes its place at once, or nobody would hear the
   * person. Another camera might show what the person does not expect.
   */
  async function lose(kind: Kind): Promise<void> {
    put(kind, null);
    setSources(kind, { problem: "unplugged" });
    const another = kind === "mic" ? open(["mic"]) : undefined;
    const turn = generation[kind];
    await another;
    const problem = (await permission(kind)) === "denied" ? "denied" : "unplugged";
    // The person may have left, or chosen something, meanwhile.
    if (generation[kind] === turn && !captured[kind]) setSources(kind, { problem });
  }

  function take(kind: Kind, result: Captured, turn: number): void {
    const track = "track" in result ? result.track : null;
    if (generation[kind] !== turn) return track?.stop();
    // What works is not given up for what does not.
    if (!track && captured[kind]) return;
    // The device may have gone before anybody listened.
    const gone = track?.readyState === "ended";
    put(kind, gone ? null : track);
    setSources(kind, { problem: gone ? "unplugged" : "problem" in result ? result.problem : undefined });
    track?.addEventListener("ended", () => {
      if (captured[kind] === track) void lose(kind);
    });
  }

  /** Replaces the device's track, and stops the previous one. */
  function put(kind: Kind, track: MediaStreamTrack | null): void {
    captured[kind]?.stop();
    flows[kind]?.close();
    delete flows[kind];
    if (track) captured[kind] = track;
    else delete captured[kind];
    const { deviceId = "", facingMode } = track?.getSettings() ?? {};
    if (track) last[kind] = deviceId;
    // Not every browser says which device it is.
    setSources(kind, { device: track ? deviceId : undefined, dry: false, looksAway: facingMode === "environment" });
    if (kind === "mic") {
      if (track) track.enabled = sources.mic.on;
      setSources("mic", { track });
    } else if (track) outgoing.open(track);
    else outgoing.close();
    if (track) void watch(kind, track);
  }

  async function watch(kind: Kind, track: MediaStreamTrack): Promise<void> {
    const { makeFlow } = await retrying(() => import("./flow.ts"));
    if (captured[kind] === track) flows[kind] = makeFlow(track, (dry) => setSources(kind, { dry }));
  }

  /** The generation in which each is being asked for. */
  const pending: Partial<Record<Kind, number>> = {};
  const isPending = (kind: Kind) => pending[kind] === generation[kind];

  /**
   * Asks for these devices. An answer that takes long is a problem until it comes, and is used however late that is: also
   * where one asks again meanwhile, for each by itself then, since one driver that hangs holds up both.
   */
  async function open(kinds: readonly Kind[], waited?: () => void): Promise<void> {
    const again = kinds.some(isPending);
    for (const kind of kinds) if (!isPending(kind)) pending[kind] = generation[kind] += 1;
    const turn = { ...generation };
    const isWanted = (kind: Kind) => generation[kind] === turn[kind];
    const patience = setTimeout(() => {
      for (const kind of kinds) if (isWanted(kind) && !captured[kind]) setSources(kind, { problem: "unanswered" });
      waited?.();
    }, PATIENCE);
    const one = async (kind: Kind) => take(kind, await capture(kind, choice, isWanted), turn[kind]);
    if (kinds.length === 2 && !again) {
      const both = await captureBoth(choice, isWanted);
      for (const kind of kinds) take(kind, both[kind], turn[kind]);
    } else await Promise.all(kinds.map(one));
    clearTimeout(patience);
    waited?.();
    for (const kind of kinds) if (isWanted(kind)) delete pending[kind];
    await refresh();
  }

  async function start(hidden?: "hidden"): Promise<void> {
    if (hidden) outgoing.hide();
    if (asking()) return;
    started = true;
    const needed = (["camera", "mic"] as const).filter((kind) => !captured[kind] || sources[kind].dry);
    const kinds = needed.filter((kind) => kind === "mic" || sources.camera.on);
    if (kinds.length === 0) return;
    const mine = ++question;
    const answered = () => {
      if (question === mine) setAsking(false);
    };
    setAsking(true);
    // Nothing else can open a device that gives nothing while it is still held.
    for (const kind of kinds) put(kind, null);
    await open(kinds, answered);
  }

  function release(kind: Kind): void {
    generation[kind] += 1;
    put(kind, null);
    setSources(kind, { problem: undefined });
  }

  function stop(): void {
    started = false;
    question += 1;
    setAsking(false);
    release("camera");
    release("mic");
    setSources("camera", wanted());
    setSources("mic", wanted());
  }

  async function change(kind: Kind, id: string): Promise<void> {
    const before = choice[kind] ?? sources[kind].device;
    const held = captured[kind];
    choice[kind] = id;
    // A microphone that is off is still open, only muted: turning it on again would unmute the previous device.
    if (!sources[kind].on) {
      release(kind);
      return remember({ [kind]: id });
    }
    // An answer that is still to come is about another one.
    generation[kind] += 1;
    // The old camera is released first, because many laptops cannot open two at once.
    if (kind === "camera") put("camera", null);
    await open([kind]);
    if (choice[kind] !== id) return;
    const failed = captured[kind] === undefined || captured[kind] === held;
    if (!failed) return remember({ [kind]: id });
    if (!held) return;
    choice[kind] = before;
    if (!captured[kind]) await open([kind]);
    if (captured[kind]) setSources(kind, { problem: "notThatOne" });
  }

  return {
    background: outgoing.background,
    blur: outgoing.blur,
    setBackground: outgoing.setBackground,
    toggleBlur: outgoing.toggleBlur,
    again: outgoing.again,
    get camera() {
      return sources.camera;
    },
    get mic() {
      return sources.mic;
    },
    createUnheard: (matters) => createUnheard(() => sources.mic, matters),
    loudness,
    setLoudness(times) {
      remember({ loudness: times });
      setLoudness(times);
    },
    devices,
    asking,
    speaker,
    start,
    stop,
    async toggle(kind) {
      // What the switch shows is what it changes: one that is on, and gives nothing, is asked for.
      const on = !isLive(sources[kind]) && !(sources[kind].on && isPending(kind));
      setSources(kind, { on });
      if (kind === "camera" && !on) return release("camera");
      if (on && sources[kind].dry) put(kind, null);
      if (kind === "mic" && captured.mic) captured.mic.enabled = on;
      else if (on && !isPending(kind)) await open([kind]);
    },
    async choose(kind, id) {
      if (kind !== "speaker") return change(kind, id);
      remember({ speaker: id });
      setWantedSpeaker(id);
    },
  };
}

const listOf = ({ cameras, microphones }: Devices, kind: Kind) => (kind === "camera" ? cameras : microphones);
