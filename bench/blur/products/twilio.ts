import { GaussianBlurBackgroundProcessor } from "@twilio/video-processors";
import { drawn } from "../drawn.ts";
import type { Start } from "./product.ts";

export const start: Start = async (camera) => {
  const processor = new GaussianBlurBackgroundProcessor({
    assetsPath: "/packages/@twilio/video-processors/dist/build/",
  });
  await processor.loadModel();
  // As its documentation has it for those who do not use Twilio's own tracks: each frame in, onto a canvas out.
  return drawn(camera, (input, output) => processor.processFrame(input as never, output));
};
