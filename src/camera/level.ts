import { onAudioContext } from "../site/audioContext.ts";

/** The loudness of a microphone, for a meter. */
export interface Level {
  /** From 0 (silence) to 1 (loud speech), over the last 40 ms or so. */
  read(): number;
  /** Whether it hears anything at all: a browser may hold it back, and so may a phone that rings. */
  isRunning(): boolean;
  close(): void;
}

/** Measures `track`, which stays the caller's, until `close`. Undefined where the browser has no sound to look at. */
export function makeLevel(track: MediaStreamTrack): Level | undefined {
  return onAudioContext((context) => {
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    return levelOf(context, analyser);
  });
}

function levelOf(context: AudioContext, analyser: AnalyserNode): Level {
  const samples = new Float32Array(analyser.fftSize);
  return {
    read() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // -60 dB and below is silence, -10 dB a loud voice close to the microphone.
      const decibels = 10 * Math.log10(power + 1e-9);
      return Math.min(1, Math.max(0, (decibels + 60) / 50));
    },
    isRunning: () => context.state === "running",
    close: () => void context.close(),
  };
}
