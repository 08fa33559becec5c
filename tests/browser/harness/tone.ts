import { writeFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright-core";

/** Of the tone, in Hz; and how many samples a second it has. */
const [PITCH, SAMPLES] = [440, 48_000] as const;

/** Writes ten seconds of an even tone, which fit into one another, as a file for Chromium's microphone (16-bit mono WAV). */
export function writeTone(path: string): void {
  const seconds = 10;
  const data = Buffer.alloc(44 + 2 * seconds * SAMPLES);
  data.write("RIFF", 0);
  data.writeUInt32LE(data.length - 8, 4);
  data.write("WAVEfmt ", 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(SAMPLES, 24);
  data.writeUInt32LE(2 * SAMPLES, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write("data", 36);
  data.writeUInt32LE(data.length - 44, 40);
  for (let at = 0; at < seconds * SAMPLES; at += 1)
    data.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * PITCH * at) / SAMPLES)), 44 + 2 * at);
  writeFileSync(path, data);
}

/** The flag by which Chromium's microphone gives what is in this file, again and again. */
export const microphone = (path: string): string => `--use-file-for-fake-audio-capture=${path}`;

/** Has pages ask for the bare microphone: what removes noise would remove an even tone. To be called before a page is opened. */
export const leaveToneAlone = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const ask = MediaDevices.prototype.getUserMedia;
    MediaDevices.prototype.getUserMedia = function (wanted) {
      const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      return ask.call(this, wanted?.audio ? { ...wanted, audio } : wanted);
    };
  });

/** What became of the tone at the other side. */
export interface Heard {
  /** ms of the longest stretch without it. */
  readonly gap: number;
  /** Part of the sound that was made up because it had not come in time, 0 to 1. */
  readonly concealed: number;
}

/** Begins to listen to what the page's `remote-video` plays. Resolves once the tone is there. */
export const listen = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const picture = document.querySelector<HTMLVideoElement>('[data-testid="remote-video"]')!;
    const [track] = (picture.srcObject as MediaStream).getAudioTracks();
    const heard = { gap: 0 };
    Object.assign(globalThis, { heard });
    // Chromium's, and not in TypeScript's library.
    const { MediaStreamTrackProcessor } = globalThis as unknown as {
      MediaStreamTrackProcessor: new (of: { track: MediaStreamTrack }) => { readable: ReadableStream<AudioData> };
    };
    const reader = new MediaStreamTrackProcessor({ track: track!.clone() }).readable.getReader();
    let silent = 0;
    let there: (() => void) | undefined;
    const begun = new Promise<void>((resolve) => (there = resolve));
    void (async () => {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        const samples = new Float32Array(value.numberOfFrames);
        value.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
        const ms = value.duration / 1_000;
        value.close();
        const loud = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
        // A tenth of what the tone has.
        silent = loud > 0.017 ? 0 : silent + ms;
        if (silent === 0) there?.();
        heard.gap = Math.max(heard.gap, silent);
      }
    })();
    await begun;
    heard.gap = 0;
  });

/** What was heard since `listen` or the last call of this; the concealed part is that of the whole call. */
export const heard = (page: Page): Promise<Heard> =>
  page.evaluate(async () => {
    const { heard: so, kept } = globalThis as unknown as { heard: { gap: number }; kept: RTCPeerConnection[] };
    const gap = so.gap;
    so.gap = 0;
    let [concealed, all] = [0, 0];
    for (const connection of kept)
      for (const report of (await connection.getStats()).values())
        if (report.type === "inbound-rtp" && report.kind === "audio") {
          concealed += report.concealedSamples ?? 0;
          all += report.totalSamplesReceived ?? 0;
        }
    return { gap, concealed: concealed / all };
  });
