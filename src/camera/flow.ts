import { onAudioContext } from "../site/audioContext.ts";

/**
 * Watches whether anything comes from a device. The system can stop a track without ending it (Media Capture and Streams,
 * section 4.3.1, "muted"): while the phone rings, by a switch on the device, or for another program. Not every driver says
 * so, and so frames and samples are looked at as well.
 */
export interface Flow {
  close(): void;
}

/** ms. A camera in the dark may take a second for a frame. */
const STILL = 5_000;
/**
 * ms of nothing but zeros from the moment a microphone was opened. Every one has some noise. Later zeros prove nothing:
 * headsets and systems that clean a voice give them whenever the person only listens.
 */
const SILENT = 10_000;
/** ms between looks. */
const LOOK = 500;
/** ms. When a look comes so late, the page was asleep. */
const ASLEEP = 2_000;

/**
 * Calls `tell` with true when nothing comes from `track` any more, and with false when something does again. `track` stays
 * the caller's.
 */
export function makeFlow(track: MediaStreamTrack, tell: (dry: boolean) => void): Flow {
  const source = track.kind === "video" ? makeFrames(track) : makeSamples(track);
  let camesAt = performance.now();
  let lookedAt = camesAt;
  let dry = false;

  function look(): void {
    const now = performance.now();
    if (source.came() || now - lookedAt > ASLEEP) camesAt = now;
    lookedAt = now;
    const next = track.muted || now - camesAt >= source.patience;
    if (next === dry) return;
    dry = next;
    tell(dry);
  }

  const looking = setInterval(look, LOOK);
  track.addEventListener("mute", look);
  track.addEventListener("unmute", look);
  return {
    close() {
      clearInterval(looking);
      track.removeEventListener("mute", look);
      track.removeEventListener("unmute", look);
      source.close();
    },
  };
}

interface Source {
  /** Whether something has come since the last look, or could not have been seen if it had. */
  came(): boolean;
  /** ms without anything after which the device is dry. */
  readonly patience: number;
  close(): void;
}

/** What cannot be watched is taken to be well. */
const UNSEEN: Source = { came: () => true, patience: Infinity, close: () => undefined };

/** What Chromium counts of a device's frames ("Media Capture and Streams Extensions", section "MediaStreamTrackVideoStats"). */
interface Counted {
  readonly stats?: { readonly totalFrames: number } | null;
}

/**
 * Frames, as the browser counts them. Otherwise a video that nobody sees does: in Chromium each element would keep some of the few
 * frames that there are of a device, and two tabs with the same camera could stop it for each other.
 */
function makeFrames(track: MediaStreamTrack): Source {
  if ((track as Counted).stats) return countedFrames(track);
  if ("requestVideoFrameCallback" in HTMLVideoElement.prototype) return seenFrames(track);
  return UNSEEN;
}

function countedFrames(track: MediaStreamTrack & Counted): Source {
  let before = 0;
  return {
    patience: STILL,
    came() {
      const counted = track.stats?.totalFrames ?? 0;
      // Of one that is switched off nothing is counted.
      const some = counted > before || !track.enabled;
      before = counted;
      return some;
    },
    close: () => undefined,
  };
}

/**
 * A browser shows none in a tab that is hidden; a video that may not play counts for nothing, and so does one in a browser that tells
 * of frames only where somebody sees them.
 */
function seenFrames(track: MediaStreamTrack): Source {
  const video = document.createElement("video");
  let frames = 0;
  let counts = false;
  let blocked = false;
  const count = () => {
    frames += 1;
    counts = true;
    video.requestVideoFrameCallback(count);
  };
  video.requestVideoFrameCallback(count);
  video.muted = video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  video.play().catch(() => (blocked = true));
  return {
    patience: STILL,
    came() {
      const untold = !counts && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
      const some = frames > 0 || blocked || untold || document.visibilityState === "hidden";
      frames = 0;
      return some;
    },
    close: () => void (video.srcObject = null),
  };
}

/** Samples that are not zero, until the first one. */
function makeSamples(track: MediaStreamTrack): Source {
  const samples = onAudioContext((context) => {
    const analyser = new AnalyserNode(context, { fftSize: 32_768 });
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    return samplesOf(track, context, analyser);
  });
  return samples ?? UNSEEN;
}

function samplesOf(track: MediaStreamTrack, context: AudioContext, analyser: AnalyserNode): Source {
  const samples = new Float32Array(analyser.fftSize);
  let time = 0;
  let heard = false;
  return {
    patience: SILENT,
    came() {
      if (heard) return true;
      const runs = context.state === "running" && context.currentTime > time;
      time = context.currentTime;
      // One that is switched off is silent by right.
      if (!runs || !track.enabled) return true;
      analyser.getFloatTimeDomainData(samples);
      heard = samples.some((sample) => sample !== 0);
      // It is not needed any more, and a phone has few of them.
      if (heard) void context.close();
      return heard;
    },
    close() {
      if (!heard) void context.close();
    },
  };
}
