import { type Tile, tiles } from "./layout.ts";
import type { Order, Shown } from "./sceneMessages.ts";
import { HEIGHT, INTERVAL, paintGround, paintTile, WIDTH } from "./paint.ts";

/** Where the people's frames become one picture. */
declare const self: DedicatedWorkerGlobalScope;

interface Person {
  name: string;
  reader: ReadableStreamDefaultReader<VideoFrame> | undefined;
  /** The newest one. */
  frame: VideoFrame | undefined;
  /** Its tile is no longer what it was painted of. */
  changed: boolean;
}

const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
// In memory and not on the graphics card: from there every composed frame would have to be fetched for the coder.
const brush = canvas.getContext("2d", { alpha: false, willReadFrequently: true })!;
/** In the order of the tiles. */
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

/** Lets go of the person's track, and of the frame. */
async function leave(person: Person): Promise<void> {
  const { reader } = person;
  person.frame?.close();
  person.reader = person.frame = undefined;
  await reader?.cancel();
}

/** Gives one composed frame out, unless the one before is still waiting. */
function give(writer: WritableStreamDefaultWriter<VideoFrame>): void {
  if ((writer.desiredSize ?? 0) <= 0) return;
  [...people.values()].forEach((person, index) => {
    if (!person.changed) return;
    person.changed = false;
    paintTile(brush, places[index]!, person.name, person.frame && pictureOf(person.frame));
  });
  const composed = new VideoFrame(canvas, { timestamp: Math.round(performance.now() * 1_000) });
  // The track may have been stopped: then nobody takes it.
  void writer.write(composed).catch(() => composed.close());
}

function pictureOf(frame: VideoFrame) {
  return {
    width: frame.displayWidth,
    height: frame.displayHeight,
    draw: (x: number, y: number, width: number, height: number) => brush.drawImage(frame, x, y, width, height),
  };
}
