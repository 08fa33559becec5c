import { type Composed, laterThan } from "./composed.ts";
import type { Composer } from "./composer.ts";
import type { Doing } from "./blurMessages.ts";
import { EASY_PACE, measured, type Pace, stepOf } from "./adaptation.ts";

export interface Pipeline {
  /** Composes one frame, and closes it in any case. Undefined where nothing may be shown for it. Never rejects. */
  frame(frame: VideoFrame): Promise<Composed | undefined>;
  /**
   * The newest composed frame once more, for whoever has seen none; undefined where there is none of the last second, since
   * the camera may be covered or switched off by now. The caller closes it.
   */
  again(): Composed | undefined;
  /** What was composed so far is not given once more: it was of another kind, or the camera is gone. */
  forget(): void;
  /** How many frames the composer was given, and how many it composed. */
  readonly taken: number;
  readonly given: number;
  /** A frame has been in the making for so long that it will never be finished. */
  readonly hung: boolean;
  readonly doing: Doing;
}

/** ms after which a frame is taken to hang: many times what a slow phone needs for its first one. */
const HUNG = 3_000;

/** µs: two frames at 30 frames a second, less a tolerance for frames that come early. */
const TWO_FRAMES = 60_000;

/** µs after the frame before: an encoder drops one that is not later, and the camera's next must be later still. */
const LATER = 1_000;
/** ms for which a frame is the newest. */
const NEW = 1_000;

/** Measures how long frames take, and has the composer do no more than the machine can keep up with. `now` is in ms. */
export function makePipeline(composer: Composer, now: () => number): Pipeline {
  let pace: Pace = EASY_PACE;
  let [taken, given] = [0, 0];
  let startedAt: number | undefined;
  let finishedAt = now();
  let composedAt = -Infinity;
  let newest: Composed | undefined;

  function keep(frame: Composed | undefined): void {
    newest?.close();
    newest = frame;
  }

  return {
    async frame(frame) {
      try {
        const step = stepOf(pace);
        const slow = step === "fewer" || step === "everything";
        if (slow && frame.timestamp > composedAt && frame.timestamp - composedAt < TWO_FRAMES) return undefined;
        startedAt = now();
        taken += 1;
        composedAt = frame.timestamp;
        const out = await composer.compose(frame, step);
        if (out) {
          given += 1;
          keep(laterThan(out, 0));
        }
        pace = measured(pace, now() - startedAt, now() - finishedAt);
        finishedAt = now();
        return out;
      } catch {
        // Only the unblurred frame is left, which must not be shown. The watchdog notices that no frame comes out.
        return undefined;
      } finally {
        startedAt = undefined;
        frame.close();
      }
    },
    again() {
      if (!newest || now() - finishedAt > NEW) return undefined;
      keep(laterThan(newest, LATER));
      return laterThan(newest, 0);
    },
    forget: () => keep(undefined),
    get hung() {
      return startedAt !== undefined && now() - startedAt > HUNG;
    },
    get taken() {
      return taken;
    },
    get given() {
      return given;
    },
    get doing() {
      return stepOf(pace) === "everything" ? "everything" : composer.doing();
    },
  };
}

/** Composes frame by frame from one stream to the other, until `readable` ends. Rejects where either stream fails. */
export async function run(
  pipeline: Pipeline,
  readable: ReadableStream<VideoFrame>,
  writer: WritableStreamDefaultWriter<Composed>,
): Promise<void> {
  const reader = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return await writer.close();
      const out = await pipeline.frame(value);
      if (out) await give(out, writer);
    }
  } finally {
    pipeline.forget();
  }
}

/** Writes a frame, and closes it in any case. Rejects where the stream takes no more. */
export async function give(out: Composed, writer: WritableStreamDefaultWriter<Composed>): Promise<void> {
  try {
    await writer.write(out);
  } finally {
    // The receiver closes a frame that was written, so this matters only for one that was not.
    out.close();
  }
}
