import type { BrowserContext, Page } from "playwright-core";
import { readBarcode } from "../../camera/blur/clips/barcode.ts";
import { SHEETS } from "../../camera/blur/clips/room.ts";

/** One frame that came out of the decoder at the far side. */
export interface Seen {
  /** ms since the page was opened. */
  readonly at: number;
  /** What its barcode says; undefined: it shows something else than the clip. */
  readonly number: number | undefined;
  /** How much fine detail the sheets of small text hold: mean difference of luma from pixels beside. */
  readonly detail: number;
  readonly width: number;
  readonly height: number;
}

/** Above this, letters are there: raw frames are several times above it, blurred ones several times below. */
export const LEGIBLE = 4;

/**
 * From now on every page of the context keeps what it sees of every picture that comes in over a peer connection, each frame of it. Chromium
 * gives them through a `MediaStreamTrackProcessor`, as the decoder made them.
 */
export async function watchFrames(context: BrowserContext): Promise<void> {
  await context.addInitScript({
    content: `globalThis.readBarcode = ${String(readBarcode)}; (${String(watch)})(readBarcode, ${JSON.stringify(SHEETS)});`,
  });
}

export function seen(page: Page): Promise<Seen[]> {
  return page.evaluate(() => (globalThis as unknown as { seen: Seen[] }).seen);
}

/** Runs in the page. */
function watch(read: typeof readBarcode, sheets: typeof SHEETS): void {
  const all: Seen[] = [];
  Object.assign(globalThis, { seen: all });
  const Original = RTCPeerConnection;
  Object.assign(globalThis, {
    RTCPeerConnection: class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        this.addEventListener("track", ({ track }) => {
          if (track.kind === "video") void follow(track);
        });
      }
    },
  });

  async function follow(track: MediaStreamTrack): Promise<void> {
    const { MediaStreamTrackProcessor } = globalThis as any;
    const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 60 }).readable.getReader();
    for (;;) {
      const { done, value: frame } = await reader.read();
      if (done) return;
      const { codedWidth, codedHeight } = frame;
      const bytes = new Uint8Array(frame.allocationSize());
      const [{ offset, stride }] = await frame.copyTo(bytes);
      const luma = bytes.subarray(offset);
      const { width, height } = frame.visibleRect ?? { width: codedWidth, height: codedHeight };
      frame.close();
      const number = read(luma, width, height, stride);
      all.push({ at: performance.now(), number, detail: detail(luma, width, height, stride), width, height });
    }
  }

  function detail(luma: Uint8Array, width: number, height: number, stride: number): number {
    const step = Math.max(1, Math.round(Math.max(width, height) / 320));
    let [sum, count] = [0, 0];
    for (const [left, top, right, bottom] of sheets) {
      for (let y = Math.ceil(top * height); y < bottom * height; y++) {
        for (let x = Math.ceil(left * width) + step; x < right * width - step; x++) {
          const at = y * stride + x;
          sum += Math.abs(luma[at]! - (luma[at - step]! + luma[at + step]!) / 2);
          count += 1;
        }
      }
    }
    return sum / count;
  }
}
