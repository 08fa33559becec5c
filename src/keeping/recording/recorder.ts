import type { Ending } from "./store.ts";

/**
 * "storage": the file cannot be written, for instance because the disk is full; "device": the browser cannot record, or
 * its recorder gives nothing any more.
 */
export type RecordingTrouble = "storage" | "device";

export interface Progress {
  /** Bytes written so far. */
  readonly bytes: number;
  /** Time recorded so far, without pauses. */
  readonly ms: number;
}

export interface RecorderEvents {
  /** Called about once a second. */
  progress(progress: Progress): void;
  /** Called at most once. Nothing is recorded from then on; what was already written stays. */
  failed(trouble: RecordingTrouble): void;
}

export interface Recorder {
  pause(): void;
  resume(): void;
  /** Resolves when everything is written. May be called while paused, after a failure, and more than once. */
  stop(): Promise<void>;
}

/** Best first. Players other than browsers know AVC in MP4. Builds of Chromium without AAC can combine it with Opus. */
const TYPES = [
  'video/mp4;codecs="avc1.42E01F,mp4a.40.2"',
  'video/mp4;codecs="avc1,mp4a.40.2"',
  'video/mp4;codecs="avc1,opus"',
  "video/mp4",
  "video/webm;codecs=vp9,opus",
  "video/webm;codecs=vp8,opus",
  "video/webm",
];
/** Bits per second. */
const VIDEO_BITS = 2_000_000;
const AUDIO_BITS = 96_000;
/** ms between the pieces that the recorder gives. */
const SLICE = 1_000;
/** ms. Chromium writes MP4 only at key frames, so a tab that dies loses up to this much. */
const KEY_FRAMES = 1_000;
/** The number of empty slices after which the recorder is taken to be dead. */
const PATIENCE = 10;

/** The best type that this browser can record; undefined where it cannot record. */
export function recordingType(): { readonly type: string; readonly ending: Ending } | undefined {
  const type = globalThis.MediaRecorder && TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  return type === undefined ? undefined : { type, ending: type.startsWith("video/mp4") ? "mp4" : "webm" };
}

/**
 * Starts recording `stream` as `type`. `write` gets the pieces of one file, one after the other; when it rejects, the
 * recording fails. Throws what `MediaRecorder` throws.
 */
export function makeRecorder(
  stream: MediaStream,
  type: string,
  write: (piece: Blob) => Promise<void>,
  events: RecorderEvents,
): Recorder {
  const options = { mimeType: type, videoBitsPerSecond: VIDEO_BITS, audioBitsPerSecond: AUDIO_BITS };
  // MediaStream Recording, "videoKeyFrameIntervalDuration": TypeScript's DOM library does not know it yet.
  const recorder = new MediaRecorder(stream, {
    ...options,
    videoKeyFrameIntervalDuration: KEY_FRAMES,
  } as typeof options);
  const clock = makeClock();
  let bytes = 0;
  let failed = false;
  let ending = false;
  let silent = 0;
  let written: Promise<void> = Promise.resolve();

  function fail(trouble: RecordingTrouble): void {
    if (failed) return;
    failed = true;
    end();
    events.failed(trouble);
  }

  /** Stops the recorder, which still gives its last piece before its `stop` event. */
  function end(): void {
    ending = true;
    clock.stop();
    if (recorder.state !== "inactive") recorder.stop();
  }

  async function keep(piece: Blob): Promise<void> {
    try {
      await write(piece);
      bytes += piece.size;
      events.progress({ bytes, ms: clock.ms() });
    } catch {
      fail("storage");
    }
  }

  recorder.ondataavailable = ({ data }) => {
    if (data.size === 0) return;
    silent = 0;
    written = written.then(() => keep(data));
  };
  recorder.onerror = () => fail("device");
  const watching = setInterval(() => {
    if (recorder.state === "recording" && (silent += 1) > PATIENCE) fail("device");
  }, SLICE);
  const stopped = new Promise<void>((resolve) => {
    recorder.onstop = () => {
      clearInterval(watching);
      // The recorder also stops by itself, when all its tracks have ended.
      if (!ending) fail("device");
      resolve();
    };
  });
  recorder.start(SLICE);
  clock.go();

  return {
    pause() {
      if (recorder.state !== "recording") return;
      recorder.pause();
      clock.stop();
    },
    resume() {
      if (recorder.state !== "paused") return;
      recorder.resume();
      silent = 0;
      clock.go();
    },
    async stop() {
      end();
      await stopped;
      await written;
    },
  };
}

/** Counts the ms between each `go` and the next `stop`. */
function makeClock() {
  let counted = 0;
  let since: number | undefined;
  const ms = () => counted + (since === undefined ? 0 : performance.now() - since);
  return {
    ms,
    go: () => void (since ??= performance.now()),
    stop() {
      counted = ms();
      since = undefined;
    },
  };
}
