import { capture } from "./capture.ts";

/** The camera's own picture, which is seen on this device alone. */
export interface Finder {
  readonly stream: MediaStream;
  close(): void;
}

/** Opens this camera once more, or another where it is gone; undefined where none can be had. Never rejects. */
export async function openFinder(camera: string | undefined): Promise<Finder | undefined> {
  const captured = await capture("camera", { camera }, () => true);
  if (!("track" in captured)) return undefined;
  const { track } = captured;
  return { stream: new MediaStream([track]), close: () => track.stop() };
}

/** A rectangle in a picture whose sides are each 1. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** All of a picture. */
export const WHOLE: Window = { left: 0, top: 0, width: 1, height: 1 };

const QUALITY = 0.92;
/** Pixels: more than is needed to read a card by, and no more than every browser's canvas has. */
const MOST = 12_000_000;

/** What is to be seen of `picture` within `window`, and nothing around it, as a JPEG. Undefined where there is nothing. */
export async function stillOf(picture: HTMLVideoElement | ImageBitmap, window: Window): Promise<Blob | undefined> {
  const [wide, high] =
    "videoWidth" in picture ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height];
  const scale = Math.min(1, Math.sqrt(MOST / (wide * high)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(wide * scale * window.width);
  canvas.height = Math.round(high * scale * window.height);
  const surface = canvas.getContext("2d", { alpha: false });
  if (!surface || canvas.width === 0 || canvas.height === 0) return undefined;
  surface.drawImage(picture, -wide * scale * window.left, -high * scale * window.top, wide * scale, high * scale);
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  return made ?? undefined;
}
