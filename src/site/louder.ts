import { onAudioContext } from "./audioContext.ts";
import type { Loudness } from "./settings.ts";

/** A voice that is made louder. */
export interface Louder {
  /** The louder voice; silent while `runs` is false. */
  readonly stream: MediaStream;
  /** Whether the browser lets it run now. */
  runs(): boolean;
  close(): void;
}

/**
 * What a voice may have at most: -6 dB, behind which a compressor of this ratio stays below full scale with the make-up
 * gain that it adds by itself (Web Audio API, section 1.19.5). So it is never distorted, however loud it comes.
 */
const LIMIT = { threshold: -6, knee: 0, ratio: 20, attack: 0.003, release: 0.25 } as const;

/**
 * Makes the sound of `stream`, which stays the caller's, so many times as loud, until `close`. `tell` is called when `runs` may
 * have changed. Undefined where the browser cannot.
 */
export function makeLouder(stream: MediaStream, times: Loudness, tell: () => void): Louder | undefined {
  return onAudioContext((context) => {
    const made = context.createMediaStreamDestination();
    context
      .createMediaStreamSource(stream)
      .connect(new GainNode(context, { gain: times }))
      .connect(new DynamicsCompressorNode(context, LIMIT))
      .connect(made);
    return louderOf(context, made.stream, tell);
  });
}

function louderOf(context: AudioContext, stream: MediaStream, tell: () => void): Louder {
  context.addEventListener("statechange", tell);
  return {
    stream,
    runs: () => context.state === "running",
    close() {
      context.removeEventListener("statechange", tell);
      void context.close();
    },
  };
}
