import type { BrowserContext } from "playwright-core";

/** What one browser sends, by which it is told from the others: a colour all over its picture, and a tone, Hz. */
export interface Signal {
  readonly colour: readonly [red: number, green: number, blue: number];
  readonly tone: number;
}

export const SIGNALS = [
  { colour: [200, 40, 40], tone: 440 },
  { colour: [40, 170, 40], tone: 660 },
  { colour: [60, 60, 210], tone: 880 },
  { colour: [200, 180, 40], tone: 1_100 },
] as const satisfies readonly Signal[];

/** From now on the pages of the context have this for a camera and a microphone. */
export async function send(context: BrowserContext, signal: Signal): Promise<void> {
  await context.addInitScript((given: Signal) => {
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = new MediaStream();
      if (wanted?.video) {
        // From memory: a canvas gives its frames when the page is painted, and a busy machine puts that off for seconds.
        const [codedWidth, codedHeight] = [320, 180];
        const pixels = codedWidth * codedHeight;
        const planes = new Uint8Array((pixels * 3) / 2);
        const [red, green, blue] = given.colour;
        // Recommendation ITU-R BT.709, which WebCodecs takes for granted where a frame says nothing.
        const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        planes.fill(16 + (luma * 219) / 255, 0, pixels);
        planes.fill(128 + (((blue - luma) / 1.8556) * 224) / 255, pixels, (pixels * 5) / 4);
        planes.fill(128 + (((red - luma) / 1.5748) * 224) / 255, (pixels * 5) / 4);
        const track = new MediaStreamTrackGenerator({ kind: "video" });
        const writer = track.writable.getWriter();
        setInterval(() => {
          const timestamp = Math.round(performance.now() * 1_000);
          const frame = new VideoFrame(planes, { format: "I420", codedWidth, codedHeight, timestamp });
          void writer.write(frame).catch(() => frame.close());
        }, 100);
        stream.addTrack(track);
      }
      if (wanted?.audio) {
        const context = new AudioContext();
        const out = new MediaStreamAudioDestinationNode(context);
        const oscillator = new OscillatorNode(context, { frequency: given.tone });
        oscillator.connect(new GainNode(context, { gain: 0.3 })).connect(out);
        oscillator.start();
        stream.addTrack(out.stream.getAudioTracks()[0]!);
      }
      return stream;
    };
  }, signal);
}

/** What a file holds, as a browser plays it. */
export interface Played {
  /** s */
  readonly duration: number;
  /** Whether it could be wound to its middle, and from there. */
  readonly wound: boolean;
  /** For each signal, a second before the end: how much of the picture has its colour, and how loud its tone is beside the tones between. */
  readonly found: readonly { readonly share: number; readonly loudness: number }[];
}

/** Plays the file in a blank page. */
export async function play(context: BrowserContext, bytes: Buffer, type: string): Promise<Played> {
  const page = await context.newPage();
  await page.goto("about:blank");
  const played = await page.evaluate(inPage, { base64: bytes.toString("base64"), type, signals: [...SIGNALS] });
  await page.close();
  return played;
}

/** Runs in the page. */
async function inPage(given: { base64: string; type: string; signals: readonly Signal[] }): Promise<Played> {
  const bytes = Uint8Array.from(atob(given.base64), (letter) => letter.charCodeAt(0));
  const video = document.createElement("video");
  video.muted = true;
  video.src = URL.createObjectURL(new Blob([bytes], { type: given.type }));
  const happened = (name: string) => new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
  await happened("loadeddata");
  const { duration } = video;
  const middle = happened("seeked");
  video.currentTime = duration / 2;
  await middle;
  const wound = Math.abs(video.currentTime - duration / 2) < 0.5;
  // What is looked and listened for stands towards the end: by then everyone has come.
  const end = happened("seeked");
  video.currentTime = duration - 1;
  await end;
  const canvas = new OffscreenCanvas(320, 180);
  const surface = canvas.getContext("2d")!;
  surface.drawImage(video, 0, 0, 320, 180);
  const { data } = surface.getImageData(0, 0, 320, 180);

  const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes.buffer);
  const samples = sound.getChannelData(0).subarray(sound.length - 60_000, sound.length - 36_000);
  /** Goertzel's algorithm. */
  const power = (frequency: number) => {
    const turn = 2 * Math.cos((2 * Math.PI * frequency) / sound.sampleRate);
    let [last, before] = [0, 0];
    for (const sample of samples) [last, before] = [sample + turn * last - before, last];
    return last ** 2 + before ** 2 - turn * last * before;
  };
  const found = given.signals.map(({ colour, tone }) => {
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (colour.every((value, channel) => Math.abs(data[at + channel]! - value) < 45)) count += 1;
    }
    return { share: count / (data.length / 4), loudness: power(tone) / (power(tone + 110) + power(tone - 110) + 1e-9) };
  });
  return { duration, wound, found };
}
