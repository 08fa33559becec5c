/** Copies every frame of the product's picture, and notes when which frame came from the camera and from the product. */
import { BARCODE_HEIGHT, readBarcode } from "../../tests/media/blur/clips/barcode.ts";

declare const self: {
  onmessage(event: MessageEvent<Order>): void;
  postMessage(message: Consumed): void;
};

type Order = { readonly camera: ReadableStream; readonly product: ReadableStream } | "begin" | "end";

export interface Consumed {
  /** Frames of the product's picture. */
  readonly frames: number;
  /** ms from the camera's frame to the product's, of those whose number could be read. */
  readonly delays: readonly number[];
}

/** ms after which the clip begins again: a frame that overtakes the camera's own is taken for one of the round before. */
const ROUND = 3_000;

const cameAt = new Map<number, number>();
let frames = 0;
let delays: number[] = [];

self.onmessage = ({ data }) => {
  if (data === "begin") [frames, delays] = [0, []];
  else if (data === "end") self.postMessage({ frames, delays } satisfies Consumed);
  else {
    void read(data.camera, async (frame) => {
      const { codedWidth: width, codedHeight } = frame;
      const height = Math.ceil(codedHeight * BARCODE_HEIGHT) & ~1;
      const number = numberOf(await copy(frame, { rect: { x: 0, y: 0, width, height } }), frame);
      if (number !== undefined) cameAt.set(number, performance.now());
    });
    void read(data.product, async (frame) => {
      const number = numberOf(await copy(frame, {}), frame);
      frames += 1;
      const came = number === undefined ? undefined : cameAt.get(number);
      if (came !== undefined) delays.push((performance.now() - came) % ROUND);
    });
  }
};

async function read(stream: ReadableStream<VideoFrame>, take: (frame: VideoFrame) => Promise<void>): Promise<void> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    await take(value);
    value.close();
  }
}

async function copy(frame: VideoFrame, options: VideoFrameCopyToOptions): Promise<Uint8Array> {
  const bytes = new Uint8Array(frame.allocationSize(options));
  await frame.copyTo(bytes, options);
  return bytes;
}

/** From the upper rows of the picture, which are all that is looked at. */
function numberOf(bytes: Uint8Array, { format, codedWidth, codedHeight }: VideoFrame): number | undefined {
  if (format === "I420" || format === "NV12") return readBarcode(bytes, codedWidth, codedHeight, codedWidth);
  const green = Uint8Array.from({ length: (codedWidth * codedHeight) >> 4 }, (_, p) => bytes[4 * p + 1]!);
  return readBarcode(green, codedWidth, codedHeight, codedWidth);
}
