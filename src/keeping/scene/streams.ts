import type { Order, Shown } from "./sceneMessages.ts";
import { type ComposedPicture, startWorker } from "./composedPicture.ts";

type Processor = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>;
};
type Generator = new (init: { kind: "video" }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };

/**
 * Composes in a worker with Chromium's streams of frames ("Insertable Streams for MediaStreamTrack"), so that no frame
 * passes through the page. Undefined in other browsers.
 */
export function composeInWorker(): ComposedPicture | undefined {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as unknown as {
    MediaStreamTrackProcessor?: Processor;
    MediaStreamTrackGenerator?: Generator;
  };
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return undefined;
  const worker = startWorker();
  const tell = (order: Order, transfer: readonly unknown[] = []) =>
    worker.postMessage(order, transfer as Transferable[]);
  const track = new MediaStreamTrackGenerator({ kind: "video" });
  const { writable } = track;
  tell({ type: "begin", writable }, [writable]);
  let shown = new Map<string, MediaStreamTrack | undefined>();

  // The track itself is read and not a clone, because a clone would not be disabled along with it.
  function framesOf(id: string, track: MediaStreamTrack | undefined): Shown["frames"] {
    if (!track) return "none";
    if (shown.get(id) === track) return "same";
    return new MediaStreamTrackProcessor!({ track, maxBufferSize: 1 }).readable;
  }

  return {
    track,
    show(people) {
      const told = people.map(({ id, name, track }) => ({ id, name, frames: framesOf(id, track) }));
      shown = new Map(people.map(({ id, track }) => [id, track]));
      const given = told.map(({ frames }) => frames).filter((frames) => typeof frames === "object");
      tell({ type: "show", people: told }, given);
    },
    close() {
      tell({ type: "end" });
      track.stop();
    },
  };
}
