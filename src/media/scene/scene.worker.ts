import { draw } from "./draw.ts";
import { INTERVAL, type Order, type Shown, SIZE } from "./orders.ts";

/** Composes the scene, also while the page is hidden: a worker's clock goes on. */
declare const self: DedicatedWorkerGlobalScope;

/** The newest picture of each person; closed as soon as a newer one is there. */
const newest = new Map<string, VideoFrame>();
let people: readonly Shown[] = [];

self.onmessage = ({ data }: MessageEvent<Order>) => {
  switch (data.type) {
    case "begin":
      return compose(data.writable);
    case "clock":
      return void setInterval(() => self.postMessage("draw"), INTERVAL);
    case "pictures":
      return void follow(data.id, data.readable);
    case "show":
      people = data.people;
      for (const id of newest.keys()) if (!people.some((person) => person.id === id && person.picture)) drop(id);
  }
};

function drop(id: string): void {
  newest.get(id)?.close();
  newest.delete(id);
}

async function follow(id: string, readable: ReadableStream<VideoFrame>): Promise<void> {
  const reader = readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    drop(id);
    if (people.some((person) => person.id === id && person.picture)) newest.set(id, value);
    else value.close();
  }
}

function compose(writable: WritableStream<VideoFrame>): void {
  const writer = writable.getWriter();
  const canvas = new OffscreenCanvas(SIZE.width, SIZE.height);
  const surface = canvas.getContext("2d", { alpha: false })!;
  setInterval(() => {
    // Whoever reads is behind: a picture more would only wait.
    if ((writer.desiredSize ?? 0) <= 0) return;
    const drawn = people.map(({ id, name }) => {
      const image = newest.get(id);
      return { name, picture: image && { image, width: image.displayWidth, height: image.displayHeight } };
    });
    draw(surface, drawn, SIZE.width, SIZE.height);
    const frame = new VideoFrame(canvas, { timestamp: Math.round(performance.now() * 1_000) });
    writer.write(frame).catch(() => frame.close());
  }, INTERVAL);
}
