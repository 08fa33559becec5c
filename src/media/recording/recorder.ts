import { openRecording, recordingId } from "./store.ts";

/** "storage": there is no room, or nowhere to write to. "device": the browser cannot record. */
export type RecordingProblem = "storage" | "device";

export interface RecorderEvents {
  /** Recorded time without pauses, ms, and what has been written. */
  progress(progress: { readonly ms: number; readonly bytes: number }): void;
  /** It has ended by itself; what was written before is kept. */
  failed(problem: RecordingProblem): void;
}

export interface Recorder {
  pause(): void;
  resume(): void;
  /** Resolves when all of it is written. */
  stop(): Promise<void>;
}

/** What plays in most places first: MP4 with H.264, and with AAC where the browser has it. */
const TYPES = [
  ["mp4", 'video/mp4;codecs="avc1.64001F,mp4a.40.2"'],
  ["mp4", 'video/mp4;codecs="avc1.42E01F,mp4a.40.2"'],
  ["mp4", 'video/mp4;codecs="avc1.42E01F,opus"'],
  ["webm", "video/webm;codecs=vp8,opus"],
  ["webm", "video/webm"],
] as const;

/** ms between two pieces that are written: little more than this is lost when the tab dies. */
const SLICE = 1_000;
/**
 * bit/s, and ms. Chromium ends a piece of MP4 where a picture stands by itself, which is rarely if one does not ask for it.
 * Source: MediaStream Recording, "MediaRecorderOptions".
 */
const QUALITY = {
  videoBitsPerSecond: 2_000_000,
  audioBitsPerSecond: 96_000,
  videoKeyFrameIntervalDuration: 2 * SLICE,
} as const;

/** Records the stream into a file on this device, piece by piece. */
export async function startRecorder(stream: MediaStream, events: RecorderEvents): Promise<Recorder> {
  const [kind, mimeType] = TYPES.find(([, type]) => MediaRecorder.isTypeSupported(type)) ?? ["webm", ""];
  const file = await openRecording(recordingId(new Date(), kind));
  const recorder = new MediaRecorder(stream, { mimeType, ...QUALITY });
  const clock = stopwatch();
  let bytes = 0;
  let work: Promise<void> = Promise.resolve();
  let failed = false;
  const stopped = new Promise<void>((resolve) => recorder.addEventListener("stop", () => resolve(), { once: true }));

  recorder.ondataavailable = ({ data }) => {
    if (data.size === 0) return;
    work = work.then(async () => {
      if (failed) return;
      await file.write(data);
      bytes += data.size;
      events.progress({ ms: clock.ms(), bytes });
    });
    work.catch(() => fail("storage"));
  };
  recorder.onerror = () => fail("device");

  function fail(problem: RecordingProblem): void {
    if (failed) return;
    failed = true;
    if (recorder.state !== "inactive") recorder.stop();
    events.failed(problem);
  }

  recorder.start(SLICE);
  return {
    pause() {
      if (recorder.state === "recording") recorder.pause();
      clock.stop();
    },
    resume() {
      if (recorder.state === "paused") recorder.resume();
      clock.start();
    },
    async stop() {
      if (recorder.state !== "inactive") recorder.stop();
      await stopped;
      await work.catch(() => undefined);
      await file.close().catch(() => undefined);
    },
  };
}

/** Runs from the beginning; gives the time it ran, ms. */
function stopwatch() {
  let ran = 0;
  let since: number | undefined = performance.now();
  return {
    ms: () => ran + (since === undefined ? 0 : performance.now() - since),
    start: () => void (since ??= performance.now()),
    stop() {
      if (since !== undefined) ran += performance.now() - since;
      since = undefined;
    },
  };
}
