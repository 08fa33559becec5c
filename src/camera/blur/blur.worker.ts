import kernelsUrl from "./kernels.wasm?url";
import modelUrl from "@mediapipe/selfie_segmentation/selfie_segmentation.tflite?url";
import { makeComposer } from "./composer.ts";
import type { Composed } from "./composed.ts";
import type { Order, Report, Track } from "./blurMessages.ts";
import { makeNewest } from "./newest.ts";
import { makePipeline, run } from "./pipeline.ts";

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

/** Gives the newest frame once more. */
let again = () => {
  const out = newest.again();
  if (out) tell({ type: "composed", frame: out }, [out]);
};
/** Of the frames that come from the page. */
const newest = makeNewest();

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
      return composer.hide(data.hiding);
    case "again":
      return again();
  }
};

/** Where a stream breaks, the page gets an error event, as where the worker dies. */
function pass(readable: ReadableStream<VideoFrame>, writable: WritableStream<Composed>): void {
  const running = run(pipeline, readable, writable);
  again = running.again;
  running.ended.catch((error: unknown) => self.reportError(error));
}

async function pump(frame: VideoFrame): Promise<void> {
  pumped += 1;
  const out = await pipeline.frame(frame);
  pumped -= 1;
  if (!out) return;
  newest.keep(out);
  tell({ type: "composed", frame: out }, [out]);
}

setInterval(() => {
  const { taken, given, hung, doing } = pipeline;
  tell({ type: "progress", taken, given, hung, doing });
}, TELL);
tell({ type: "ready", tracks: "MediaStreamTrackProcessor" in self && "VideoTrackGenerator" in self });
