import type { Composed } from "./composed.ts";
import type { Composer } from "./composer.ts";
import type { Doing } from "./blurMessages.ts";
import { makeNewest } from "./newest.ts";
import { EASY_PACE, measured, type Pace, stepOf } from "./adaptation.ts";

export interface Pipeline {
  /** Composes one frame, and closes it in any case. Undefined where nothing may be shown for it. Never rejects. */
  frame(frame: VideoFrame): Promise<Composed | undefined>;
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

/** Measures how long frames take, and has the composer do no more than the machine can keep up with. `now` is in ms. */
export function makePipeline(composer: Composer, now: () => number): Pipeline {
  let pace: Pace = EASY_PACE;
  let [taken, given] = [0, 0];
  let startedAt: number | undefined;
  let finishedAt = now();
  let composedAt = -Infinity;

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
        if (out) given += 1;
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

/** Frames that are composed one by one, from one stream to the other. */
export interface Run {
  /** Resolves when the incoming stream has ended. Rejects where either stream fails. */
  readonly ended: Promise<void>;
  /** Gives the newest frame once more, if there is one. */
  again(): void;
}

/** Composes frame by frame from one stream to the other, until `readable` ends. */
export function run(pipeline: Pipeline, readable: ReadableStream<VideoFrame>, writable: WritableStream<Composed>): Run {
  const [reader, writer] = [readable.getReader(), writable.getWriter()];
  const newest = makeNewest();

  async function give(out: Composed): Promise<void> {
    try {
      await writer.write(out);
    } finally {
      // The receiver closes a frame that was written, so this matters only for one that was not.
      out.close();
    }
  }

  async function toTheEnd(): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return await writer.close();
        const out = await pipeline.frame(value);
        if (!out) continue;
        newest.keep(out);
        await give(out);
      }
    } finally {
      newest.drop();
    }
  }

  return {
    ended: toTheEnd(),
    again() {
      const out = newest.again();
      // Where the stream is broken, `ended` says so.
      if (out) give(out).catch(() => undefined);
    },
  };
}
