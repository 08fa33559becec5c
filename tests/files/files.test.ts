/** Two pages that hand each other files, over channels of this process. */
import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFiles, type Files } from "../../src/files/createFiles.ts";
import type { Exchange } from "../../src/files/exchange.ts";
import { type Channels, type FakeChannel, openChannels } from "./channels.ts";

interface Page {
  readonly files: Files;
  /** Its ends of the channels, in the order in which they were opened. */
  readonly channels: FakeChannel[];
  readonly dispose: () => void;
}

let here: Page;
let there: Page;
/** Whether a link leads from one to the other. */
let linked: boolean;

function page(self: string, other: () => Page): Page {
  const channels: FakeChannel[] = [];
  return createRoot((dispose) => ({
    files: createFiles({
      open(peer, label) {
        if (!linked) return undefined;
        expect([peer, label]).toEqual([self === "here" ? "there" : "here", "file"]);
        const ends: Channels = openChannels();
        channels.push(ends.here);
        other().channels.push(ends.there);
        other().files.incoming(self, ends.there.asChannel);
        return ends.here.asChannel;
      },
      nameOf: (peer) => `who is ${peer}`,
    }),
    channels,
    dispose,
  }));
}

beforeEach(() => {
  linked = true;
  here = page("here", () => there);
  there = page("there", () => here);
});
afterEach(() => {
  here.dispose();
  there.dispose();
});

const LETTER = new File(["Geachte mevrouw"], "brief.txt", { type: "text/plain" });
const only = ({ files }: Page): Exchange | undefined => {
  expect(files.exchanges.length).toBeLessThanOrEqual(1);
  return files.exchanges[0];
};
/** Until the one exchange of this page is so far. */
const until = (at: Page, phase: Exchange["phase"]) => vi.waitUntil(() => only(at)?.phase === phase);

it("one is offered, taken, seen by both to arrive, and is there until everything is cleared", async () => {
  here.files.offer("there", LETTER);
  expect(only(here)).toMatchObject({ peer: "there", name: "who is there", by: "us", wanted: false, phase: "offered" });
  await until(there, "offered");
  const file = { name: "brief.txt", bytes: 15, media: "text/plain" };
  expect(only(there)).toMatchObject({ peer: "here", by: "them", wanted: false, file });
  there.files.take(only(there)!.id);
  await until(here, "done");
  await until(there, "done");
  expect(only(there)).toMatchObject({ moved: 15, saved: false });
  const received = await there.files.received(only(there)!.id);
  expect(received).toMatchObject({ name: "brief.txt", type: "text/plain" });
  expect(await received!.text()).toBe("Geachte mevrouw");
  const { id } = only(there)!;
  there.files.clear();
  expect(only(there)).toBeUndefined();
  expect(await there.files.received(id)).toBeUndefined();
});

it("one that was asked for comes without another question", async () => {
  here.files.ask("there");
  expect(only(here)).toMatchObject({ by: "them", wanted: true, phase: "asked" });
  await until(there, "asked");
  expect(only(there)).toMatchObject({ by: "us", wanted: true });
  there.files.give(only(there)!.id, LETTER);
  await until(here, "done");
  await until(there, "done");
  expect(await (await here.files.received(only(here)!.id))!.text()).toBe("Geachte mevrouw");
});

it("a refusal of what was asked or offered is told, and out of the list of whoever refused", async () => {
  here.files.ask("there");
  await until(there, "asked");
  there.files.stop(only(there)!.id);
  await until(here, "refused");
  expect(only(there)).toBeUndefined();
  here.files.clear();
  there.files.offer("here", LETTER);
  await until(here, "offered");
  here.files.stop(only(here)!.id);
  await until(there, "refused");
  expect(only(here)).toBeUndefined();
});

it("what is called off before it is answered is a question no longer", async () => {
  here.files.offer("there", LETTER);
  await until(there, "offered");
  here.files.stop(only(here)!.id);
  await until(there, "stopped");
  there.files.clear();
  here.files.ask("there");
  await until(there, "asked");
  here.files.stop(only(here)!.id);
  await until(there, "stopped");
});

it("a connection that is lost ends whatever was open", async () => {
  here.files.offer("there", LETTER);
  await until(there, "offered");
  here.channels[0]!.close();
  await until(here, "cut");
  await until(there, "cut");
  // The same file, to the same person, on another channel.
  here.files.again(only(here)!.id);
  await vi.waitUntil(() => there.files.exchanges.length === 2);
  there.files.take(there.files.exchanges[1]!.id);
  await until(here, "done");
});

it("nothing begins where no link leads there", () => {
  linked = false;
  here.files.ask("there");
  here.files.offer("there", LETTER);
  expect(only(here)).toBeUndefined();
});

it("nobody has more than three questions open, and what is answered makes room", async () => {
  for (let count = 0; count < 5; count += 1) here.files.ask("there");
  await vi.waitUntil(() => here.files.exchanges.filter(({ phase }) => phase === "cut").length === 2);
  expect(there.files.exchanges).toHaveLength(3);
  there.files.stop(there.files.exchanges[0]!.id);
  here.files.ask("there");
  await vi.waitUntil(() => there.files.exchanges.length === 3);
});

it.for([
  ["a label of something else", "else", '{"type":"ask"}'],
  ["a first message that is not one", "file", "?"],
  ["a first message that is not due", "file", '{"type":"take"}'],
] as const)("%s opens nothing", async ([, label, first]) => {
  const ends = openChannels();
  Object.assign(ends.there, { label });
  const closed = new Promise((resolve) => {
    ends.here.onclose = () => resolve(true);
  });
  there.files.incoming("here", ends.there.asChannel);
  if (label === "file") ends.here.send(first);
  expect(await closed).toBe(true);
  expect(only(there)).toBeUndefined();
});

it("an answer to a question that is none ends it", async () => {
  const ends = openChannels();
  there.files.incoming("here", ends.there.asChannel);
  ends.here.send('{"type":"ask"}');
  await until(there, "asked");
  ends.here.send('{"type":"take"}');
  await until(there, "cut");
});

it("where there is no room, both are told before anything is sent", async () => {
  const ends = openChannels();
  there.files.incoming("here", ends.there.asChannel);
  // This process has no disk for it, and so large a file does not go into memory.
  ends.here.send('{"type":"offer","name":"film.mp4","bytes":2000000000,"media":"video/mp4"}');
  await until(there, "offered");
  there.files.take(only(there)!.id);
  await until(there, "noRoom");
  expect(ends.there.sent).toEqual(['{"type":"refuse","why":"room"}']);
});

it("what has ended is put away, not forgotten", async () => {
  here.files.ask("there");
  await until(there, "asked");
  there.files.stop(only(there)!.id);
  await until(here, "refused");
  expect(only(here)!.seen).toBe(false);
  here.files.putAway(only(here)!.id);
  expect(only(here)!.seen).toBe(true);
});
