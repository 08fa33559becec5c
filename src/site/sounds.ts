/** The tones of each sound as [frequency in Hz, start in s, length in s]. The last one must also end last. */
const SOUNDS = {
  knock: [
    [660, 0, 0.15],
    [880, 0.18, 0.25],
  ],
  door: [
    [523, 0, 0.2],
    [784, 0.22, 0.2],
    [1047, 0.44, 0.45],
  ],
  joined: [
    [523, 0, 0.12],
    [659, 0.13, 0.12],
    [784, 0.26, 0.25],
  ],
  left: [
    [659, 0, 0.15],
    [494, 0.18, 0.3],
  ],
  alarm: [
    [880, 0, 0.15],
    [880, 0.25, 0.15],
    [880, 0.5, 0.3],
  ],
  test: [
    [523, 0, 0.3],
    [659, 0.35, 0.3],
    [784, 0.7, 0.6],
  ],
} as const;

export type Sound = keyof typeof SOUNDS;

/** ms past a sound's length until it counts as over: a browser that waits for a click first does not even begin. */
const PATIENCE = 1_000;

/**
 * Plays a sound, on the device with the id `speaker` if that is not empty and the browser can choose one. Resolves when
 * the sound is over, or at once if that speaker cannot be used, and never rejects.
 */
export async function play(sound: Sound, speaker = ""): Promise<void> {
  let context: AudioContext | undefined;
  try {
    context = new AudioContext();
    if (speaker !== "" && "setSinkId" in context)
      await (context as { setSinkId(id: string): Promise<void> }).setSinkId(speaker);
    await over(context, SOUNDS[sound]);
  } catch {
    // The speaker is gone or may not be used. Whatever a sound announces is on the screen as well.
  } finally {
    void context?.close();
  }
}

/** Starts all tones and resolves when the last one is over. */
async function over(context: AudioContext, tones: (typeof SOUNDS)[Sound]): Promise<void> {
  const last = tones.map(([frequency, start, length]) => tone(context, frequency, start, length)).at(-1);
  const [, start, length] = tones.at(-1)!;
  let patience: ReturnType<typeof setTimeout> | undefined;
  await new Promise((resolve) => {
    last?.addEventListener("ended", resolve);
    patience = setTimeout(resolve, (start + length) * 1_000 + PATIENCE);
  });
  clearTimeout(patience);
}

function tone(context: AudioContext, frequency: number, start: number, length: number): OscillatorNode {
  const begin = context.currentTime + start;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(0.2, begin + 0.02);
  gain.gain.linearRampToValueAtTime(0, begin + length);
  const oscillator = new OscillatorNode(context, { frequency });
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(begin);
  oscillator.stop(begin + length);
  return oscillator;
}
