/**
 * The messages between the page and the blur's worker. Everything that can be transferred is, so that nothing is kept
 * twice.
 */
import type { Hiding } from "./background.ts";
import type { Composed } from "./composed.ts";

/** A `MediaStreamTrack`, which TypeScript's library for workers lacks. */
export interface Track {
  readonly kind: string;
}

/** Page to worker. Exactly one of `streams`, `camera` and `pump` is sent, before any `frame`. */
export type Order =
  /** In Chromium: streams of frames in and out, which the page does not see. */
  | {
      readonly type: "streams";
      readonly readable: ReadableStream<VideoFrame>;
      readonly writable: WritableStream<Composed>;
    }
  /** In Safari: the worker makes the streams from the track, and answers with `track`. */
  | { readonly type: "camera"; readonly track: Track }
  /** In other browsers: the worker asks for each frame with `wanted`. */
  | { readonly type: "pump" }
  | { readonly type: "frame"; readonly frame: VideoFrame }
  | { readonly type: "hide"; readonly hiding: Hiding }
  /** Give the newest frame once more. */
  | { readonly type: "again" };

/** What the worker does to the picture, in the terms of `BlurState`. */
export type Doing = "starting" | "person" | "everything";

/** Worker to page. */
export type Report =
  /** Sent first. `tracks`: whether the worker can take a camera's track itself. */
  | { readonly type: "ready"; readonly tracks: boolean }
  | { readonly type: "track"; readonly track: Track }
  | { readonly type: "wanted" }
  | { readonly type: "composed"; readonly frame: VideoFrame }
  /**
   * Sent several times a second: how many frames were taken in and given out so far, and whether the newest one hangs.
   */
  | {
      readonly type: "progress";
      readonly taken: number;
      readonly given: number;
      readonly hung: boolean;
      readonly doing: Doing;
    };
