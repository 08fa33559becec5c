import { fetchBytes } from "./assets.ts";
import type { Hiding } from "./background.ts";
import { makeCoarse } from "./coarse.ts";
import type { Composed } from "./composed.ts";
import { instantiateKernels, type Kernels } from "./kernels.ts";
import type { Doing } from "./blurMessages.ts";
import { type Model, ModelError, readModel } from "./model.ts";
import type { Step } from "./adaptation.ts";
import { makeRedraw } from "./redraw.ts";
import { makePictures } from "./replacement.ts";
import { makeStage, type Stage } from "./stage.ts";
import { isReadable } from "./videoFrame.ts";

/** Turns each camera frame into one that may leave the worker, with the best blur available at the time. */
export interface Composer {
  /**
   * The composed frame; undefined where this frame cannot be blurred. `frame` stays the caller's. Rejects with whatever
   * the browser throws.
   */
  compose(frame: VideoFrame, step: Step): Promise<Composed | undefined>;
  hide(hiding: Hiding): void;
  doing(): Doing;
}

/** ms after which a missing network is reported as "everything" and no longer as "starting". */
const STARTING = 3_000;

/**
 * Makes a composer, which fetches the kernels and the network from `urls`. Until it has both, it blurs the whole
 * picture.
 */
export function makeComposer(urls: { readonly kernels: string; readonly model: string }): Composer {
  const startedAt = performance.now();
  const coarse = makeCoarse();
  const redraw = makeRedraw();
  const pictures = makePictures();
  let hiding: Hiding = "strong";
  let kernels: Kernels | undefined;
  let model: Model | undefined;
  let stage: Stage | undefined;

  // Failures are ignored: without SIMD the canvas stays in use, and without the network the whole picture stays
  // blurred.
  void fetchBytes(urls.kernels)
    .then(instantiateKernels)
    .then((ready) => (kernels = ready), ignore);
  void fetchBytes(urls.model)
    .then((file) => (model = readModel(file)), ignore)
    .catch(ignore);

  function layOut(ready: Kernels, frame: VideoFrame, step: Step): Stage {
    try {
      return makeStage(ready, pictures, frame, step, model);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      // As where the file cannot be read: without it the whole picture is blurred.
      model = undefined;
      return makeStage(ready, pictures, frame, step, model);
    }
  }

  function composeWith(ready: Kernels, frame: VideoFrame, step: Step): Promise<Composed | undefined> {
    if (!stage?.fits(frame, step, model)) stage = layOut(ready, frame, step);
    return stage.compose(frame, step, hiding);
  }

  return {
    async compose(frame, step) {
      if (!kernels) return coarse?.(frame);
      if (isReadable(frame)) return composeWith(kernels, frame, step);
      const readable = redraw?.(frame);
      try {
        return readable && (await composeWith(kernels, readable, step));
      } finally {
        readable?.close();
      }
    },
    hide(next) {
      hiding = next;
    },
    doing() {
      if (stage?.finds) return "person";
      return performance.now() - startedAt < STARTING ? "starting" : "everything";
    },
  };
}

const ignore = () => undefined;
