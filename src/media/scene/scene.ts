import { makeMix } from "./mix.ts";
import { type Order, type Shown } from "./orders.ts";
import { makePageCanvas } from "./pageCanvas.ts";

/** One person: picture and sound as they arrive, or as they leave this device. */
export interface Part {
  readonly id: string;
  readonly stream: MediaStream | undefined;
  readonly name: string;
  /** The person's camera is on; otherwise only the name is shown. */
  readonly camera: boolean;
}

/** Everyone's picture in one, and all voices mixed: what a recording or a live stream is made of. */
export interface Scene {
  /** One video track of 1280×720 with 20 pictures a second, and one audio track. */
  readonly stream: MediaStream;
  /** Whom it shows from now on, in this order. */
  show(parts: readonly Part[]): void;
  /** Ends the scene's own tracks; those it was given go on. */
  close(): void;
}

type Processor = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => { readable: ReadableStream };
type Generator = new (init: { kind: "video" }) => MediaStreamTrack & { writable: WritableStream };

/** Chromium's streams of frames ("Insertable Streams for MediaStreamTrack"). */
const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as unknown as {
  MediaStreamTrackProcessor?: Processor;
  MediaStreamTrackGenerator?: Generator;
};

interface Pictures {
  readonly track: MediaStreamTrack;
  /** The track of the person with this id is from now on this one. */
  follow(id: string, track: MediaStreamTrack): void;
  show(people: readonly Shown[]): void;
  close(): void;
}

/** Composes without the page where the browser lets it, so that it goes on in a hidden tab. */
export function makeScene(): Scene {
  const worker = new Worker(new URL("./scene.worker.ts", import.meta.url), { type: "module", name: "scene" });
  const pictures =
    MediaStreamTrackProcessor && MediaStreamTrackGenerator
      ? inWorker(worker, MediaStreamTrackProcessor, new MediaStreamTrackGenerator({ kind: "video" }))
      : onPage(worker);
  const mix = makeMix();
  const followed = new Map<string, MediaStreamTrack>();
  return {
    stream: new MediaStream([pictures.track, mix.track]),
    show(parts) {
      pictures.show(parts.map(({ id, name, camera, stream }) => ({ id, name, picture: camera && hasPicture(stream) })));
      for (const { id, stream } of parts) {
        const [track] = stream?.getVideoTracks() ?? [];
        if (!track || followed.get(id) === track) continue;
        followed.set(id, track);
        pictures.follow(id, track);
      }
      for (const id of followed.keys()) if (!parts.some((part) => part.id === id)) followed.delete(id);
      mix.show(parts);
    },
    close() {
      pictures.close();
      worker.terminate();
      mix.close();
    },
  };
}

const hasPicture = (stream: MediaStream | undefined): boolean => (stream?.getVideoTracks().length ?? 0) > 0;

function inWorker(
  worker: Worker,
  Processing: Processor,
  track: MediaStreamTrack & { writable: WritableStream },
): Pictures {
  const tell = (order: Order, transfer: Transferable[] = []) => worker.postMessage(order, transfer);
  const copies = new Map<string, MediaStreamTrack>();
  tell({ type: "begin", writable: track.writable }, [track.writable as unknown as Transferable]);
  return {
    track,
    follow(id, original) {
      // A copy: its end is the scene's business alone.
      copies.get(id)?.stop();
      const copy = original.clone();
      copies.set(id, copy);
      const { readable } = new Processing({ track: copy, maxBufferSize: 1 });
      tell({ type: "pictures", id, readable }, [readable as unknown as Transferable]);
    },
    show(people) {
      for (const [id, copy] of copies) {
        if (people.some((person) => person.id === id)) continue;
        copy.stop();
        copies.delete(id);
      }
      tell({ type: "show", people });
    },
    close() {
      for (const copy of copies.values()) copy.stop();
      track.stop();
    },
  };
}

function onPage(worker: Worker): Pictures {
  const canvas = makePageCanvas();
  worker.onmessage = () => canvas.draw();
  worker.postMessage({ type: "clock" } satisfies Order);
  return canvas;
}
