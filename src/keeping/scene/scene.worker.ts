import { type Tile, tiles } from "./layout.ts";
import type { Order, Shown } from "./sceneMessages.ts";
import { HEIGHT, INTERVAL, paintGround, paintTile, WIDTH } from "./paint.ts";

/** The worker that composes everybody's frames into one picture. */
declare const self: DedicatedWorkerGlobalScope;

interface Person {
  name: string;
  reader: ReadableStreamDefaultReader<VideoFrame> | undefined;
  /** The newest frame. */
  frame: VideoFrame | undefined;
  /** Whether the tile has to be painted again. */
  changed: boolean;
}

const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
// `willReadFrequently` keeps the canvas off the graphics card, from which each frame would have to be read for the
// encoder.
const brush = canvas.getContext("2d", { alpha: false, willReadFrequently: true })!;
/** By id, in the order of the tiles. */
let people = new Map<string, Person>();
let places: readonly Tile[] = [];

self.onmessage = ({ data }: MessageEvent<Order>) => {
  switch (data.type) {
    case "begin": {
      const writer = data.writable.getWriter();
      return void setInterval(() => give(writer), INTERVAL);
    }
    case "show":
      return show(data.people);
    case "clock":
      return void setInterval(() => self.postMessage("tick"), INTERVAL);
    case "end":
      return void Promise.all([...people.values()].map(leave)).then(() => self.close());
  }
};

function show(shown: readonly Shown[]): void {
  const before = people;
  people = new Map(
    shown.map(({ id, name, frames }) => {
      const person = before.get(id) ?? { name, reader: undefined, frame: undefined, changed: true };
      before.delete(id);
      person.name = name;
      if (frames !== "same") void leave(person);
      if (typeof frames === "object") void follow(person, frames.getReader());
      return [id, person];
    }),
  );
  for (const gone of before.values()) void leave(gone);
  places = tiles(people.size, WIDTH, HEIGHT);
  paintGround(brush);
  for (const person of people.values()) person.changed = true;
}

async function follow(person: Person, reader: ReadableStreamDefaultReader<VideoFrame>): Promise<void> {
  person.reader = reader;
  for (;;) {
    const { done, value } = await reader.read();
    if (person.reader !== reader) return value?.close();
    person.frame?.close();
    person.frame = value;
    person.changed = true;
    if (done) return;
  }
}

/** Stops reading the person's frames, and closes the newest one. */
async function leave(person: Person): Promise<void> {
  const { reader } = person;
  person.frame?.close();
  person.reader = person.frame = undefined;
  await reader?.cancel();
}

/** Writes one composed frame, unless the previous one is still waiting. */
function give(writer: WritableStreamDefaultWriter<VideoFrame>): void {
  if ((writer.desiredSize ?? 0) <= 0) return;
  [...people.values()].forEach((person, index) => {
    if (!person.changed) return;
    person.changed = false;
    paintTile(brush, places[index]!, person.name, person.frame && pictureOf(person.frame));
  });
  const composed = new VideoFrame(canvas, { timestamp: Math.round(performance.now() * 1_000) });
  // Writing fails once the track has been stopped.
  void writer.write(composed).catch(() => composed.close());
}

function pictureOf(frame: VideoFrame) {
  return {
    width: frame.displayWidth,
    height: frame.displayHeight,
    draw: (x: number, y: number, width: number, height: number) => brush.drawImage(frame, x, y, width, height),
  };
}
