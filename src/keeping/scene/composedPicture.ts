/** One person as the composed picture shows them. */
export interface Seen {
  readonly id: string;
  readonly name: string;
  /** The picture; without one the tile is dark. */
  readonly track: MediaStreamTrack | undefined;
}

/** Everybody in one picture. */
export interface ComposedPicture {
  readonly track: MediaStreamTrack;
  /** Shows exactly these people from now on, in the order of the tiles. */
  show(people: readonly Seen[]): void;
  /** Stops `track`; the tracks that were shown are left as they are. */
  close(): void;
}

/** Starts the scene's worker, which takes messages of the type `Order`. */
export function startWorker(): Worker {
  return new Worker(new URL("./scene.worker.ts", import.meta.url), { type: "module", name: "scene" });
}
