import type { Composed } from "./composed.ts";
import type { Composer } from "./composer.ts";
import type { Doing } from "./blurMessages.ts";
import { EASY_PACE, measured, type Pace, stepOf } from "./adaptation.ts";

export interface Pipeline {
  /** Composes one frame and closes it, whatever happens; undefined: nothing may be shown for it. */
  frame(frame: VideoFrame): Promise<Composed | undefined>;
  /** Frames that were to be composed, and frames that were. */
  readonly taken: number;
  readonly given: number;
  /** A frame has been in the making for so long that it will never be finished. */
  readonly hung: boolean;
  readonly doing: Doing;
}

/** ms for one frame: many times what a slow phone needs for its first one. */
const HUNG = 3_000;

/** µs: two frames of a camera that gives thirty a second, less what they may come early. */
const TWO_FRAMES = 60_000;

/** Keeps the composer at what the machine can bear. `now`: ms. */
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
        // An unblurred frame is the only thing that could still be given: nothing, then. The watchdog sees it.
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

/** Frame by frame from one stream to the other, until either ends. */
export async function run(
  pipeline: Pipeline,
  readable: ReadableStream<VideoFrame>,
  writable: WritableStream<Composed>,
): Promise<void> {
  const [reader, writer] = [readable.getReader(), writable.getWriter()];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return writer.close();
    const out = await pipeline.frame(value);
    if (!out) continue;
    try {
      await writer.write(out);
    } finally {
      // What was written is closed by its receiver: this is for what was not.
      out.close();
    }
  }
}
