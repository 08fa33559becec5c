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

const QUALITY = 0.92;

/** What is to be seen of `video` within `window`, and nothing around it, as a JPEG. Undefined where there is no picture. */
export async function stillOf(video: HTMLVideoElement, window: Window): Promise<Blob | undefined> {
  const { videoWidth: wide, videoHeight: high } = video;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(wide * window.width);
  canvas.height = Math.round(high * window.height);
  const surface = canvas.getContext("2d", { alpha: false });
  if (!surface || canvas.width === 0 || canvas.height === 0) return undefined;
  surface.drawImage(video, -wide * window.left, -high * window.top, wide, high);
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  return made ?? undefined;
}
