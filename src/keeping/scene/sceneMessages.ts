/** What the page says to the scene's worker. The worker answers only as a clock, and then says nothing but "tick". */
export type Order =
  /** Composed frames go into `writable` from now on. */
  | { readonly type: "begin"; readonly writable: WritableStream<VideoFrame> }
  /** Everybody who is to be seen, in the order of the tiles. */
  | { readonly type: "show"; readonly people: readonly Shown[] }
  /** The page composes: the worker only tells when, for its timers go on in a hidden tab. */
  | { readonly type: "clock" }
  | { readonly type: "end" };

export interface Shown {
  readonly id: string;
  readonly name: string;
  /** "same": as in the last `show`. */
  readonly frames: ReadableStream<VideoFrame> | "same" | "none";
}
