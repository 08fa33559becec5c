import type { Ending } from "./store.ts";

/** storage: it cannot be written, for instance because the disk is full; device: the browser's recorder gives nothing any more. */
export type RecordingTrouble = "storage" | "device";

export interface Progress {
  /** Written so far. */
  readonly bytes: number;
  /** Recorded so far, pauses not counted. */
  readonly ms: number;
}

export interface RecorderEvents {
  /** About once a second. */
  progress(progress: Progress): void;
  /** At most once. Nothing is recorded from then on; what is written already stays. */
  failed(trouble: RecordingTrouble): void;
}

export interface Recorder {
  pause(): void;
  resume(): void;
  /** Resolves when everything is written; also while paused, after a failure, and a second time. */
  stop(): Promise<void>;
}

/** Best first. AVC in MP4 is what players that are no browser know; Chromium builds without AAC put Opus beside it. */
const TYPES = [
  'video/mp4;codecs="avc1.42E01F,mp4a.40.2"',
  'video/mp4;codecs="avc1,mp4a.40.2"',
  'video/mp4;codecs="avc1,opus"',
  "video/mp4",
  "video/webm;codecs=vp9,opus",
  "video/webm;codecs=vp8,opus",
  "video/webm",
];
const VIDEO_BITS = 2_000_000;
const AUDIO_BITS = 96_000;
/** ms */
const SLICE = 1_000;
/** ms. Chromium writes MP4 from key frame to key frame, so a tab that dies takes this much with it. */
const KEY_FRAMES = 1_000;
/** Slices without anything in them after which the recorder is taken for dead. */
const PATIENCE = 10;

/** What this browser records as; undefined: it does not record. */
export function recordingType(): { readonly type: string; readonly ending: Ending } | undefined {
  const type = globalThis.MediaRecorder && TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  return type === undefined ? undefined : { type, ending: type.startsWith("video/mp4") ? "mp4" : "webm" };
}

/** Records from now on. `write` gets the pieces of one file, in order. Throws what `MediaRecorder` throws. */
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

  /** The recorder still gives its last piece, and then says "stop". */
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
      // It also stops by itself, when all its tracks end.
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

/** Counts ms from `go` to `stop`, as often as they come. */
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
