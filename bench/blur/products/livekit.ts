import { BackgroundProcessor } from "@livekit/track-processors";
import { Track } from "livekit-client";
import type { Start } from "./product.ts";

/** Its own default model is fetched from a server of others; the same network as the others use stands in for it. */
export const start: Start = async (camera) => {
  const processor = BackgroundProcessor({
    mode: "background-blur",
    blurRadius: 10,
    assetPaths: {
      tasksVisionFileSet: "/packages/@mediapipe/tasks-vision/wasm",
      modelAssetPath: "/packages/@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite",
    },
  });
  const element = Object.assign(document.createElement("video"), { muted: true });
  element.srcObject = new MediaStream([camera]);
  await element.play();
  await processor.init({ kind: Track.Kind.Video, track: camera, element });
  return processor.processedTrack!;
};
