/** One product on one page: `?product=`. */
import type { Consumed } from "./consumer.worker.ts";
import type { Start } from "./products/product.ts";

const PRODUCTS: Record<string, () => Promise<{ readonly start: Start }>> = {
  none: () => import("./products/none.ts"),
  ours: () => import("./products/ours.ts"),
  livekit: () => import("./products/livekit.ts"),
  twilio: () => import("./products/twilio.ts"),
  shiguredo: () => import("./products/shiguredo.ts"),
  mediapipe: () => import("./products/mediapipe.ts"),
};

declare const MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack }) => {
  readonly readable: ReadableStream;
};

const worker = new Worker(new URL("./consumer.worker.ts", import.meta.url), { type: "module" });

async function begin(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720, frameRate: 30 } });
  const [camera] = stream.getVideoTracks() as [MediaStreamTrack];
  const load = PRODUCTS[new URL(location.href).searchParams.get("product")!]!;
  const { start } = await load();
  const product = new MediaStreamTrackProcessor({ track: await start(camera) }).readable;
  const raw = new MediaStreamTrackProcessor({ track: camera.clone() }).readable;
  worker.postMessage({ camera: raw, product }, [raw, product]);
}

function consumed(): Promise<Consumed> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage("end");
  });
}

Object.assign(globalThis, { begin, consumed, reset: () => worker.postMessage("begin") });
