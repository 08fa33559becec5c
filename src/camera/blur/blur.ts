import type { Hiding } from "./background.ts";
import type { Order, Report } from "./blurMessages.ts";
import { makePump, type Pump } from "./pump.ts";
import { quiet, silence, type Silence } from "./silence.ts";

/**
 * How well the background is being hidden. `starting`: the network is loading, and the whole picture is blurred until
 * then; `person`: everything works; `everything`: the whole picture is blurred, because the network is missing or the
 * machine is too slow; `stopped`: no picture is sent, and the blur is being restarted.
 */
export type BlurState = "off" | "starting" | "person" | "everything" | "stopped";

export interface BlurEvents {
  /** The blurred picture from now on; null while there is none. */
  track(track: MediaStreamTrack | null): void;
  state(state: Exclude<BlurState, "off">): void;
}

export interface Blur {
  hide(hiding: Hiding): void;
  /** Gives the newest picture once more, for whoever has seen none and would have to wait for the camera's next. */
  again(): void;
  /** Ends the blurred track and the worker. The camera's track is left as it is. */
  close(): void;
}

/** ms between checks by the watchdog. */
const TICK = 250;
/** ms before a failed worker is replaced; the last one repeats. */
const PAUSES = [0, 500, 1_000, 2_000, 5_000];
/**
 * ms that a worker may be silent, longer after each failure: with a fixed limit, a machine that is too busy to keep it
 * would never get a picture.
 */
const PATIENCES = [1_000, 2_000, 4_000, 8_000];
/** ms after which a worker has proved itself: its failure counts as the first one again. */
const PROVEN = 10_000;

/**
 * Hides the background of the camera's picture, in a worker. Where the browser can do it, the page does not even see
 * the frames. A worker that dies or stops giving frames is replaced, and until then there is no picture. `camera` stays
 * the caller's.
 */
export function makeBlur(camera: MediaStreamTrack, hiding: Hiding, events: BlurEvents): Blur {
  let run: Run | undefined;
  let restarting: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function start(): void {
    const startedAt = performance.now();
    function failed(): void {
      stop();
      events.track(null);
      events.state("stopped");
      if (performance.now() - startedAt > PROVEN) failures = 0;
      restarting = setTimeout(start, at(PAUSES, failures));
      failures += 1;
    }
    try {
      run = startRun(camera, hiding, at(PATIENCES, failures), { ...events, failed });
    } catch {
      // Out of memory, or a policy of the site's that forbids workers.
      failed();
    }
  }

  function stop(): void {
    clearTimeout(restarting);
    run?.close();
    run = undefined;
  }

  events.state("starting");
  start();
  return {
    hide(next) {
      hiding = next;
      run?.hide(next);
    },
    again: () => run?.again(),
    close: stop,
  };
}

/** The wait at this step, or the last one. */
const at = (waits: readonly number[], step: number): number => waits[Math.min(step, waits.length - 1)]!;

interface Run {
  hide(hiding: Hiding): void;
  again(): void;
  close(): void;
}

/** Runs one worker until `close`, or until it fails and `events.failed` is called. `patience`: ms, see `silence`. */
function startRun(
  camera: MediaStreamTrack,
  hiding: Hiding,
  patience: number,
  events: BlurEvents & { failed(): void },
): Run {
  const worker = new Worker(new URL("./blur.worker.ts", import.meta.url), { type: "module", name: "blur" });
  let heard: Silence = silence(performance.now(), patience);
  let given: MediaStreamTrack | undefined;
  let pump: Pump | undefined;
  const tell = (order: Order, transfer: Transferable[] = []) => worker.postMessage(order, transfer);

  /** A clone for the worker, so that nothing it does affects the camera's own track. */
  const copy = camera.clone();

  function begin(tracks: boolean): void {
    const streams = makeStreams(copy);
    if (streams) {
      tell({ type: "streams", readable: streams.readable, writable: streams.writable }, [
        streams.readable,
        streams.writable,
      ] as unknown as Transferable[]);
      give(streams.track);
    } else if (tracks) tell({ type: "camera", track: copy }, [copy as unknown as Transferable]);
    else {
      pump = makePump(copy, (frame) => tell({ type: "frame", frame }, [frame]));
      tell({ type: "pump" });
      give(pump.track);
    }
  }

  function give(track: MediaStreamTrack): void {
    given = track;
    events.track(track);
  }

  worker.onmessage = ({ data }: MessageEvent<Report>) => {
    switch (data.type) {
      case "ready":
        try {
          return begin(data.tracks);
        } catch {
          return fail();
        }
      case "track":
        return give(data.track as MediaStreamTrack);
      case "wanted":
        return pump?.take();
      case "composed":
        return pump?.show(data.frame);
      case "progress":
        heard = quiet(heard, data, performance.now());
        return events.state(data.doing);
    }
  };
  worker.onerror = worker.onmessageerror = fail;
  const ticking = setInterval(() => {
    const now = quiet(heard, undefined, performance.now());
    heard = now;
    if (now.overdue && camera.readyState === "live") fail();
  }, TICK);

  function fail(): void {
    close();
    events.failed();
  }

  function close(): void {
    clearInterval(ticking);
    worker.onmessage = worker.onerror = worker.onmessageerror = null;
    worker.terminate();
    given?.stop();
    pump?.close();
    copy.stop();
  }

  tell({ type: "hide", hiding });
  return { hide: (next) => tell({ type: "hide", hiding: next }), again: () => tell({ type: "again" }), close };
}

interface Streams {
  readonly readable: ReadableStream<VideoFrame>;
  readonly writable: WritableStream;
  readonly track: MediaStreamTrack;
}

type Processor = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => Pick<Streams, "readable">;
type Generator = new (init: { kind: "video" }) => MediaStreamTrack & Pick<Streams, "writable">;

/** Chromium's streams of frames ("Insertable Streams for MediaStreamTrack"); undefined in other browsers. */
function makeStreams(camera: MediaStreamTrack): Streams | undefined {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as unknown as {
    MediaStreamTrackProcessor?: Processor;
    MediaStreamTrackGenerator?: Generator;
  };
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return undefined;
  // At most one frame is buffered, so that a worker that falls behind gets the newest.
  const { readable } = new MediaStreamTrackProcessor({ track: camera, maxBufferSize: 1 });
  const track = new MediaStreamTrackGenerator({ kind: "video" });
  return { readable, writable: track.writable, track };
}
