/** Somebody as the picture shows them. */
export interface Seen {
  readonly id: string;
  readonly name: string;
  /** undefined: a dark tile. */
  readonly track: MediaStreamTrack | undefined;
}

/** The composed picture. */
export interface ComposedPicture {
  readonly track: MediaStreamTrack;
  show(people: readonly Seen[]): void;
  /** Ends `track`, and none of those that were shown. */
  close(): void;
}

/** A new worker of the scene; `Order` says what it is told. */
export function startWorker(): Worker {
  return new Worker(new URL("./scene.worker.ts", import.meta.url), { type: "module", name: "scene" });
}
