import { drawn } from "../drawn.ts";
import type { Start } from "./product.ts";

interface Results {
  readonly segmentationMask: CanvasImageSource;
  readonly image: CanvasImageSource;
}

interface Segmentation {
  setOptions(options: { modelSelection: number }): void;
  onResults(listener: (results: Results) => void): void;
  initialize(): Promise<void>;
  send(input: { image: HTMLVideoElement }): Promise<void>;
}

const FOLDER = "/packages/@mediapipe/selfie_segmentation";

/** The package as it is shipped, with the compositing that its own example shows. */
export const start: Start = async (camera) => {
  const script = Object.assign(document.createElement("script"), { src: `${FOLDER}/selfie_segmentation.js` });
  await new Promise((resolve, reject) => {
    Object.assign(script, { onload: resolve, onerror: reject });
    document.head.append(script);
  });
  const { SelfieSegmentation } = globalThis as unknown as {
    SelfieSegmentation: new (options: { locateFile(name: string): string }) => Segmentation;
  };
  const segmentation = new SelfieSegmentation({ locateFile: (name) => `${FOLDER}/${name}` });
  segmentation.setOptions({ modelSelection: 0 });
  let context: CanvasRenderingContext2D | null = null;
  segmentation.onResults(({ segmentationMask, image }) => {
    if (!context) return;
    const { width, height } = context.canvas;
    context.save();
    context.clearRect(0, 0, width, height);
    context.drawImage(segmentationMask, 0, 0, width, height);
    context.globalCompositeOperation = "source-in";
    context.drawImage(image, 0, 0, width, height);
    context.globalCompositeOperation = "destination-over";
    context.filter = "blur(10px)";
    context.drawImage(image, 0, 0, width, height);
    context.restore();
  });
  await segmentation.initialize();
  return drawn(camera, async (input, output) => {
    context ??= output.getContext("2d");
    await segmentation.send({ image: input });
  });
};
