import { fetchBytes } from "./assets.ts";
import type { Hiding } from "./background.ts";
import { makeCoarse } from "./coarse.ts";
import type { Composed } from "./composed.ts";
import { instantiateKernels, type Kernels } from "./kernels.ts";
import type { Doing } from "./blurMessages.ts";
import { type Model, ModelError, readModel } from "./model.ts";
import type { Step } from "./adaptation.ts";
import { makePictures } from "./replacement.ts";
import { makeStage, type Stage } from "./stage.ts";

/** Makes of each camera frame one that can be given out, with the best it has at the moment. */
export interface Composer {
  /** undefined: this frame cannot be blurred. Throws whatever the browser throws. */
  compose(frame: VideoFrame, step: Step): Promise<Composed | undefined>;
  hide(hiding: Hiding): void;
  doing(): Doing;
}

/** ms after which a network that is not there yet is no longer a matter of starting. */
const STARTING = 3_000;

/** Fetches the kernels and the network by itself. Until they are there, the whole picture is blurred. */
export function makeComposer(urls: { readonly kernels: string; readonly model: string }): Composer {
  const startedAt = performance.now();
  const coarse = makeCoarse();
  const pictures = makePictures();
  let hiding: Hiding = "strong";
  let kernels: Kernels | undefined;
  let model: Model | undefined;
  let stage: Stage | undefined;

  // A browser without SIMD stays with the canvas; a file that cannot be read leaves the whole picture blurred.
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

  return {
    async compose(frame, step) {
      if (!kernels) return coarse?.(frame);
      if (!stage?.fits(frame, step, model)) stage = layOut(kernels, frame, step);
      return stage.compose(frame, step, hiding);
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
