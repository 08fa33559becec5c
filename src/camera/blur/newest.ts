import { type Composed, laterThan } from "./composed.ts";

/** The frame that was composed last, to be given once more when somebody begins to watch who has seen none. */
export interface Newest {
  /** Remembers a copy of the frame in place of the one before. */
  keep(frame: Composed): void;
  /** The same picture, as a frame of its own; undefined where there is none. */
  again(): Composed | undefined;
  /** Nothing is given any more until there is another. */
  drop(): void;
}

/** µs after the frame before: an encoder drops one that is not later, and the camera's next must be later still. */
const LATER = 1_000;

/** Remembers no frame yet. */
export function makeNewest(): Newest {
  let newest: Composed | undefined;

  function drop(): void {
    newest?.close();
    newest = undefined;
  }

  function keep(frame: Composed): void {
    drop();
    newest = laterThan(frame, 0);
  }

  return {
    keep,
    again() {
      if (!newest) return undefined;
      const copy = laterThan(newest, LATER);
      keep(copy);
      return copy;
    },
    drop,
  };
}
