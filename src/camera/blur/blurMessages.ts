/** What the page and the blur's worker say to each other. Whatever can be transferred is: nothing is held twice. */
import type { Hiding } from "./background.ts";
import type { Composed } from "./composed.ts";

/** A `MediaStreamTrack`, of which the types of a worker know nothing. */
export interface Track {
  readonly kind: string;
}

/** Page to worker. Exactly one of the first three comes, and comes first. */
export type Order =
  /** Chromium: frames in and out as streams, none of which the page sees. */
  | {
      readonly type: "streams";
      readonly readable: ReadableStream<VideoFrame>;
      readonly writable: WritableStream<Composed>;
    }
  /** Safari: the streams are made from the track in the worker, which answers with `track`. */
  | { readonly type: "camera"; readonly track: Track }
  /** Elsewhere: the worker asks for each frame with `wanted`. */
  | { readonly type: "pump" }
  | { readonly type: "frame"; readonly frame: VideoFrame }
  | { readonly type: "hide"; readonly hiding: Hiding };

/** `starting`: the network is being fetched; `person`: as it should be; `everything`: the whole picture is blurred for longer. */
export type Doing = "starting" | "person" | "everything";

/** Worker to page. */
export type Report =
  /** Said first; `tracks`: the worker can take a camera's track itself. */
  | { readonly type: "ready"; readonly tracks: boolean }
  | { readonly type: "track"; readonly track: Track }
  | { readonly type: "wanted" }
  | { readonly type: "composed"; readonly frame: VideoFrame }
  /** Several times a second: frames taken in and given out so far, and whether the newest will never be finished. */
  | {
      readonly type: "progress";
      readonly taken: number;
      readonly given: number;
      readonly hung: boolean;
      readonly doing: Doing;
    };
