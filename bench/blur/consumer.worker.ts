/** Copies every frame of the product's picture, and notes when which frame came from the camera and from the product. */
import { BARCODE_HEIGHT, readBarcode } from "../../tests/camera/blur/clips/barcode.ts";

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
  /** A few of them: the luma of 640×360, in Base64. */
  readonly shown: readonly { readonly number: number; readonly luma: string }[];
}

const SHOWN = 6;
/** Frames between those that are kept. */
const APART = 7;

/** ms after which the clip begins again: a frame that overtakes the camera's own is taken for one of the round before. */
const ROUND = 3_000;

const cameAt = new Map<number, number>();
let frames = 0;
let delays: number[] = [];
let kept: { number: number; luma: Uint8Array }[] = [];
let keptAt = -APART;

self.onmessage = ({ data }) => {
  if (data === "begin") [frames, delays, kept, keptAt] = [0, [], [], -APART];
  else if (data === "end") self.postMessage({ frames, delays, shown: kept.map(encoded) });
  else {
    void read(data.camera, async (frame) => {
      const { codedWidth: width, codedHeight } = frame;
      const height = Math.ceil(codedHeight * BARCODE_HEIGHT) & ~1;
      const number = numberOf(await copy(frame, { rect: { x: 0, y: 0, width, height } }), frame);
      if (number !== undefined) cameAt.set(number, performance.now());
    });
    void read(data.product, async (frame) => {
      const bytes = await copy(frame, {});
      const number = numberOf(bytes, frame);
      frames += 1;
      if (number !== undefined) keep(number, bytes, frame);
      const came = number === undefined ? undefined : cameAt.get(number);
      if (came !== undefined) delays.push((performance.now() - came) % ROUND);
    });
  }
};

/** Some, in the slow products every one. */
function keep(number: number, bytes: Uint8Array, { format, codedWidth: width, codedHeight: height }: VideoFrame): void {
  if (kept.length === SHOWN || (frames - keptAt < APART && kept.length > 1)) return;
  keptAt = frames;
  const planar = format === "I420" || format === "NV12";
  const lumaAt = (p: number) => {
    if (planar) return bytes[p]!;
    const [red, blue] = format?.startsWith("BGR") ? [2, 0] : [0, 2];
    return 16 + (219 / 255) * (0.299 * bytes[4 * p + red]! + 0.587 * bytes[4 * p + 1]! + 0.114 * bytes[4 * p + blue]!);
  };
  const half = { width: width >> 1, height: height >> 1 };
  const luma = Uint8Array.from({ length: half.width * half.height }, (_, p) => {
    const at = 2 * Math.floor(p / half.width) * width + 2 * (p % half.width);
    return (lumaAt(at) + lumaAt(at + 1) + lumaAt(at + width) + lumaAt(at + width + 1)) / 4;
  });
  kept.push({ number, luma });
}

function encoded({ number, luma }: (typeof kept)[number]): Consumed["shown"][number] {
  let text = "";
  for (let from = 0; from < luma.length; from += 8_192)
    text += String.fromCharCode(...luma.subarray(from, from + 8_192));
  return { number, luma: btoa(text) };
}

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
