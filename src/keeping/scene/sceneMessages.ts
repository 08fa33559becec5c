/** What the page sends to the scene's worker. The worker answers only as a clock, with the message "tick". */
export type Order =
  /** Composed frames go into `writable` from now on. */
  | { readonly type: "begin"; readonly writable: WritableStream<VideoFrame> }
  /** Everybody to be shown, in the order of the tiles. */
  | { readonly type: "show"; readonly people: readonly Shown[] }
  /** The page composes, and the worker only ticks, because its timers keep running in a hidden tab. */
  | { readonly type: "clock" }
  | { readonly type: "end" };

export interface Shown {
  readonly id: string;
  readonly name: string;
  /** "same": the stream of the last `show` stays in use. */
  readonly frames: ReadableStream<VideoFrame> | "same" | "none";
}
