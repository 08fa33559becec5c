import { type Accessor, createSignal } from "solid-js";
import { type Background, BACKGROUNDS, type Hiding, SAFE } from "./blur/background.ts";
import type { Blur, BlurState } from "./blur/blur.ts";
import { retrying } from "../site/loading.ts";
import { readSettings, remember } from "../site/settings.ts";

/** What leaves the device of the camera's picture: never the camera's own track while the background is to be hidden. */
export interface Outgoing {
  readonly background: Accessor<Background>;
  readonly blur: Accessor<BlurState>;
  setBackground(background: Background): void;
  /** Between the room itself and what hid it last. */
  toggleBlur(): void;
  /** Hides the background, without a word to what is remembered. */
  hide(): void;
  /** From now on this camera. It stays the caller's: what is shown is made from copies. */
  open(camera: MediaStreamTrack): void;
  close(): void;
}

/** `show` gets the track for sender and self view, or null while there is none. */
export function createOutgoing(show: (track: MediaStreamTrack | null) => void): Outgoing {
  const chosen = readSettings().background;
  const remembered = BACKGROUNDS.find((one) => one === chosen) ?? "none";
  const [background, setChosen] = createSignal<Background>(remembered);
  const [state, setState] = createSignal<BlurState>("off");
  let hiding: Hiding = remembered === "none" ? SAFE : remembered;
  let camera: MediaStreamTrack | undefined;
  let plain: MediaStreamTrack | undefined;
  let blur: Blur | undefined;
  /** Counts up with each beginning and end, so that what comes late is not begun. */
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
    const { makeBlur } = await retrying(() => import("./blur/blur.ts"));
    if (turn === mine) blur = makeBlur(from, hiding, { track: show, state: setState });
  }

  function end(): void {
    turn += 1;
    // Stopped before anything else: from this moment no sender gets another frame of it.
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
    open: begin,
    close: end,
  };
}
