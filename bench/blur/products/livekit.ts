import { BackgroundProcessor } from "@livekit/track-processors";
import { Track } from "livekit-client";
import type { Start } from "./product.ts";

export const start: Start = async (camera) => {
  const processor = BackgroundProcessor({
    mode: "background-blur",
    blurRadius: 10,
    assetPaths: {
      tasksVisionFileSet: "/packages/@mediapipe/tasks-vision/wasm",
      modelAssetPath: "/livekit.tflite",
    },
  });
  const element = Object.assign(document.createElement("video"), { muted: true });
  element.srcObject = new MediaStream([camera]);
  await element.play();
  await processor.init({ kind: Track.Kind.Video, track: camera, element });
  return processor.processedTrack!;
};
