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
  text: [
    [988, 0, 0.1],
    [1319, 0.12, 0.2],
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
 * Plays a sound, on the device with the id `speaker` if that is not empty, and on the system's own where that one cannot be
 * used. Resolves when the sound is over, and never rejects.
 */
export async function play(sound: Sound, speaker = ""): Promise<void> {
  let context: AudioContext | undefined;
  try {
    context = new AudioContext();
    await over(await outputOn(context, speaker), SOUNDS[sound]);
  } catch {
    // There is no sound card. Whatever a sound announces is on the screen as well.
  } finally {
    void context?.close();
  }
}

/** What is played into the node comes out of the speaker. Never rejects. */
async function outputOn(context: AudioContext, speaker: string): Promise<AudioNode> {
  if (speaker === "") return context.destination;
  try {
    if ("setSinkId" in context) {
      await (context as { setSinkId(id: string): Promise<void> }).setSinkId(speaker);
      return context.destination;
    }
    // Firefox and Safari choose a speaker for elements alone.
    const output = new MediaStreamAudioDestinationNode(context);
    const element = new Audio();
    element.srcObject = output.stream;
    await element.setSinkId(speaker);
    // It stays pending where the context waits for a press.
    const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE));
    await Promise.race([element.play(), late]);
    return output;
  } catch {
    return context.destination;
  }
}

/** Starts all tones and resolves when the last one is over. */
async function over(output: AudioNode, tones: (typeof SOUNDS)[Sound]): Promise<void> {
  const last = tones.map(([frequency, start, length]) => tone(output, frequency, start, length)).pop();
  const [, start, length] = tones[tones.length - 1]!;
  let patience: ReturnType<typeof setTimeout> | undefined;
  await new Promise((resolve) => {
    last?.addEventListener("ended", resolve);
    patience = setTimeout(resolve, (start + length) * 1_000 + PATIENCE);
  });
  clearTimeout(patience);
}

function tone(output: AudioNode, frequency: number, start: number, length: number): OscillatorNode {
  const { context } = output;
  const begin = context.currentTime + start;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(0.2, begin + 0.02);
  gain.gain.linearRampToValueAtTime(0, begin + length);
  const oscillator = new OscillatorNode(context, { frequency });
  oscillator.connect(gain).connect(output);
  oscillator.start(begin);
  oscillator.stop(begin + length);
  return oscillator;
}
