import type { Hiding } from "./background.ts";
import { type Composed, composed } from "./composed.ts";
import { type Backdrop, makeCompositor, netSize, type Size, takePlanes } from "./compositor.ts";
import { makeEngine } from "./network.ts";
import { codingOf, copyFrame, roomFor, shownAs, visible } from "./videoFrame.ts";
import type { Kernels } from "./kernels.ts";
import { makeArena } from "./memory.ts";
import type { Model } from "./model.ts";
import type { Step } from "./adaptation.ts";
import type { Pictures } from "./replacement.ts";

/**
 * Everything that depends on the frames' size and coding. Other frames need another stage, which starts without a mask,
 * so a mask never meets a picture of another size.
 */
export interface Stage {
  /** Whether this stage suits the frame, at this step and with this model. */
  readonly fits: (frame: VideoFrame, step: Step, model: Model | undefined) => boolean;
  /** Whether it has a network to find the person with. */
  readonly finds: boolean;
  /** The composed frame; undefined where this frame cannot be blurred. `frame` stays the caller's. */
  compose(frame: VideoFrame, step: Step, hiding: Hiding): Promise<Composed | undefined>;
}

/** Radii of the blur in pixels of the net, in which a picture is 256×144 or 192×256. */
const RADII = { light: 3, strong: 6 };
/** The largest picture that a slow machine composes, in pixels. */
const SMALLER = { long: 640, short: 360 };

/**
 * Makes a stage for frames like `first` at this step. It overwrites the memory of the stage before. Without a `model`
 * the whole picture is blurred.
 * @throws ModelError where the model has something that the kernels cannot compute
 */
export function makeStage(
  kernels: Kernels,
  pictures: Pictures,
  first: VideoFrame,
  step: Step,
  model: Model | undefined,
): Stage {
  const seen = visible(first);
  const size = composedSize(seen, step);
  const coding = codingOf(first);
  const arena = makeArena(kernels.memory);
  const engine = model && makeEngine(kernels, arena, model, netSize(size));
  const compositor = makeCompositor(kernels, arena, size, coding, engine);
  const { source, output } = compositor;
  const taken = size.width === seen.width ? source : takePlanes(arena, seen);
  const room = roomFor(arena, seen);
  const sums = arena.take(2 * (seen.width + 8));
  let frames = 0;

  function shrink(): void {
    if (taken === source) return;
    const half = ({ width, height }: Size) => [(width + 1) >> 1, (height + 1) >> 1] as const;
    kernels.shrinkToBytes(taken.y, taken.width, taken.height, sums, source.y, source.width, source.height);
    kernels.shrinkToBytes(taken.u, ...half(taken), sums, source.u, ...half(source));
    kernels.shrinkToBytes(taken.v, ...half(taken), sums, source.v, ...half(source));
  }

  function backdrop(hiding: Hiding): Backdrop {
    if (hiding === "light" || hiding === "strong") return { radius: RADII[hiding] };
    const pixels = pictures.get(hiding, netSize(size), coding);
    return pixels ? { pixels } : { radius: RADII.strong };
  }

  return {
    finds: engine !== undefined,
    fits(frame, nextStep, nextModel) {
      const now = visible(frame);
      const [wanted, coded] = [composedSize(now, nextStep), codingOf(frame)];
      return (
        nextModel === model &&
        now.width === seen.width &&
        now.height === seen.height &&
        wanted.width === size.width &&
        coded.matrix === coding.matrix &&
        coded.fullRange === coding.fullRange
      );
    },
    async compose(frame, step, hiding) {
      if (!(await copyFrame(frame, kernels, taken, room))) return undefined;
      shrink();
      frames += 1;
      const kept = step !== "full" && frames % 2 === 0;
      const mask = step === "everything" ? "none" : kept ? "kept" : "fresh";
      if (!compositor.compose(mask, backdrop(hiding))) return undefined;
      return composed(new Uint8Array(kernels.memory.buffer as ArrayBuffer, output.y, output.bytes), {
        format: "I420",
        codedWidth: size.width,
        codedHeight: size.height,
        ...shownAs(frame, coding),
      });
    },
  };
}

/**
 * The size to compose: from the step "smaller" on, 640×360 at most. Its sides are even then, so that chroma stays
 * aligned with luma.
 */
function composedSize(seen: Size, step: Step): Size {
  const scale = Math.max(
    Math.max(seen.width, seen.height) / SMALLER.long,
    Math.min(seen.width, seen.height) / SMALLER.short,
  );
  if (step === "full" || step === "maskOnEverySecond" || scale <= 1) return seen;
  const even = (length: number) => Math.max(2, 2 * Math.round(length / scale / 2));
  return { width: even(seen.width), height: even(seen.height) };
}
