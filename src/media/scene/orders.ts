/** What the page and the scene's worker say to each other. */

export const SIZE = { width: 1280, height: 720 } as const;
/** ms between two pictures. */
export const INTERVAL = 50;

/** Who is to be shown, in this order; `id` tells whose pictures are meant. */
export interface Shown {
  readonly id: string;
  readonly name: string;
  /** The camera is on. */
  readonly picture: boolean;
}

export type Order =
  /** Comes first: where composed pictures go. */
  | { readonly type: "begin"; readonly writable: WritableStream<VideoFrame> }
  /** Comes first where the worker cannot get at pictures: it is only the clock, which a hidden page has none of its own. */
  | { readonly type: "clock" }
  | { readonly type: "pictures"; readonly id: string; readonly readable: ReadableStream<VideoFrame> }
  | { readonly type: "show"; readonly people: readonly Shown[] };
