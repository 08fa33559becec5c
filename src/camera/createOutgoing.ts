import { type Accessor, createSignal } from "solid-js";
import { type Background, BACKGROUNDS, type Hiding, SAFE } from "./blur/background.ts";
import type { Blur, BlurEvents, BlurState } from "./blur/blur.ts";
import { retrying } from "../site/loading.ts";
import { readSettings, remember } from "../site/settings.ts";

/** The picture that leaves the device. While the background is to be hidden, it is never the camera's own. */
export interface Outgoing {
  readonly background: Accessor<Background>;
  readonly blur: Accessor<BlurState>;
  setBackground(background: Background): void;
  /** Switches between the visible room and the background that hid it last. */
  toggleBlur(): void;
  /** Hides the background without remembering that as the person's choice. */
  hide(): void;
  /** Gives the newest picture once more, for somebody who begins to watch. */
  again(): void;
  /** Takes the picture from this camera from now on. The track stays the caller's: only clones of it are used. */
  open(camera: MediaStreamTrack): void;
  close(): void;
}

/** Whether frames can be given to a worker at all (WebCodecs). */
const canRead = () => "VideoFrame" in globalThis;
const loadBlur = async () => (await retrying(() => import("./blur/blur.ts"))).makeBlur;
const loadCover = async () => {
  const { makeCover } = await retrying(() => import("./blur/cover.ts"));
  return (from: MediaStreamTrack, _: Hiding, events: BlurEvents) => makeCover(from, events);
};

/** ms for the blur's code, which may never come: without it there is no picture, and the person is told. */
const PATIENCE = 15_000;

/**
 * Makes the outgoing picture, with the background that was remembered. `show` gets the track for sender and self view,
 * or null while there is none.
 */
export function createOutgoing(show: (track: MediaStreamTrack | null) => void): Outgoing {
  const chosen = readSettings().background;
  const remembered = BACKGROUNDS.find((one) => one === chosen) ?? "none";
  const [background, setChosen] = createSignal<Background>(remembered);
  const [state, setState] = createSignal<BlurState>("off");
  let hiding: Hiding = remembered === "none" ? SAFE : remembered;
  let camera: MediaStreamTrack | undefined;
  let plain: MediaStreamTrack | undefined;
  let blur: Blur | undefined;
  /** Incremented at each `end`, so that a blur that loads late is not started. */
  let turn = 0;

  function choose(next: Background): void {
    const before = background();
    if (next !== "none") hiding = next;
    setChosen(next);
    if (next !== "none" && before !== "none") blur?.hide(next);
    else if (next !== before && camera) begin(camera);
  }

  function begin(from: MediaStreamTrack): void {
    end();
    camera = from;
    if (background() !== "none") return void beginBlur(from, turn);
    plain = from.clone();
    show(plain);
  }

  async function beginBlur(from: MediaStreamTrack, mine: number): Promise<void> {
    setState("starting");
    const late = setTimeout(() => {
      if (turn === mine) setState("stopped");
    }, PATIENCE);
    const events = { track: show, state: setState };
    const make = canRead() ? await loadBlur() : await loadCover();
    clearTimeout(late);
    if (turn === mine) blur = make(from, hiding, events);
  }

  function end(): void {
    turn += 1;
    // Stopped before anything else, so that no sender gets another frame of the visible room.
    plain?.stop();
    blur?.close();
    camera = plain = blur = undefined;
    setState("off");
    show(null);
  }

  function setBackground(next: Background): void {
    remember({ background: next });
    choose(next);
  }

  return {
    background,
    blur: state,
    setBackground,
    toggleBlur: () => setBackground(background() === "none" ? hiding : "none"),
    hide() {
      if (background() === "none") choose(hiding);
    },
    again: () => blur?.again(),
    open: begin,
    close: end,
  };
}
