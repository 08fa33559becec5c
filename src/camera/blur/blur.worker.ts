import kernelsUrl from "./kernels.wasm?url";
import modelUrl from "@mediapipe/selfie_segmentation/selfie_segmentation.tflite?url";
import { makeComposer } from "./composer.ts";
import type { Composed } from "./composed.ts";
import type { Order, Report, Track } from "./blurMessages.ts";
import { give, makePipeline, run } from "./pipeline.ts";

/** The worker in which the camera's frames are blurred. */
declare const self: DedicatedWorkerGlobalScope;

/** "MediaStreamTrack Insertable Media Processing using Streams", section 5, which Safari has in workers only. */
declare const VideoTrackGenerator: new () => { readonly track: Track; readonly writable: WritableStream<Composed> };
declare const MediaStreamTrackProcessor: new (init: { track: Track }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

/** ms between reports of progress. */
const TELL = 250;
/** ms between requests for a frame. */
const WANT = 1_000 / 30;

const composer = makeComposer({ kernels: kernelsUrl, model: modelUrl });
const pipeline = makePipeline(composer, () => performance.now());
const tell = (report: Report, transfer: Transferable[] = []) => self.postMessage(report, transfer);

/** Where composed frames go: to the page, unless there is a stream for them. */
let out = async (frame: Composed) => tell({ type: "composed", frame }, [frame]);

/** How many frames from the page are being composed. The page is asked for another only when there is none. */
let pumped = 0;

self.onmessage = ({ data }: MessageEvent<Order>) => {
  switch (data.type) {
    case "streams":
      return pass(data.readable, data.writable);
    case "camera": {
      const { readable } = new MediaStreamTrackProcessor({ track: data.track });
      const { track, writable } = new VideoTrackGenerator();
      tell({ type: "track", track }, [track as unknown as Transferable]);
      return pass(readable, writable);
    }
    case "pump":
      return void setInterval(() => {
        if (pumped === 0) tell({ type: "wanted" });
      }, WANT);
    case "frame":
      return void pump(data.frame);
    case "hide":
      pipeline.forget();
      return composer.hide(data.hiding);
    case "again": {
      const frame = pipeline.again();
      // Where the stream is broken, it says so by itself.
      return void (frame && out(frame).catch(() => undefined));
    }
  }
};

/** Where a stream breaks, the page gets an error event, as where the worker dies. */
function pass(readable: ReadableStream<VideoFrame>, writable: WritableStream<Composed>): void {
  const writer = writable.getWriter();
  out = (frame) => give(frame, writer);
  run(pipeline, readable, writer).catch((error: unknown) => self.reportError(error));
}

async function pump(frame: VideoFrame): Promise<void> {
  pumped += 1;
  const composed = await pipeline.frame(frame);
  pumped -= 1;
  if (composed) await out(composed);
}

setInterval(() => {
  const { taken, given, hung, doing } = pipeline;
  tell({ type: "progress", taken, given, hung, doing });
}, TELL);
tell({ type: "ready", tracks: "MediaStreamTrackProcessor" in self && "VideoTrackGenerator" in self });
