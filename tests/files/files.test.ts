/** Two pages that hand each other files, over channels of this process. */
import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFiles } from "../../src/files/createFiles.ts";
import type { Files } from "../../src/files/files.ts";
import type { Exchange } from "../../src/files/exchange.ts";
import { makePipe } from "../../src/peer/pipe.ts";
import { type Channels, type FakeChannel, openChannels } from "./channels.ts";

interface Page {
  readonly files: Files;
  /** Its ends of the channels, in the order in which they were opened. */
  readonly channels: FakeChannel[];
  /** It is another conversation from now on. */
  readonly begin: (conversation: string) => void;
  /** These are in the room with it now. */
  readonly sees: (...peers: string[]) => void;
  readonly dispose: () => void;
}

let here: Page;
let there: Page;
/** Whether a link leads from one to the other. */
let linked: boolean;
/** Who of the two is the host. */
let host: string;

function page(self: string, other: () => Page): Page {
  const channels: FakeChannel[] = [];
  const [conversation, begin] = createSignal("one");
  const [present, setPresent] = createSignal<readonly string[]>([self === "here" ? "there" : "here"]);
  return createRoot((dispose) => ({
    files: createFiles({
      open(peer) {
        if (!linked) return undefined;
        expect(peer).toBe(self === "here" ? "there" : "here");
        const ends: Channels = openChannels();
        channels.push(ends.here);
        other().channels.push(ends.there);
        other().files.incoming(self, makePipe(ends.there.asChannel));
        return makePipe(ends.here.asChannel);
      },
      nameOf: (peer) => `who is ${peer}`,
      conversation,
      present,
      isHost: (peer) => peer === host,
    }),
    sees: (...peers) => setPresent(peers),
    channels,
    begin,
    dispose,
  }));
}

beforeEach(() => {
  linked = true;
  host = "here";
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

it("one is offered, taken, seen by both to arrive, and is there until another conversation begins", async () => {
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
  // By any type but a picture's a browser might open it.
  expect(received).toMatchObject({ name: "brief.txt", type: "application/octet-stream" });
  expect(await received!.text()).toBe("Geachte mevrouw");
  const { id } = only(there)!;
  there.begin("two");
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
  here.begin("two");
  there.files.offer("here", LETTER);
  await until(here, "offered");
  here.files.stop(only(here)!.id);
  await until(there, "refused");
  expect(only(here)).toBeUndefined();
});

it("what is called off before it is answered is a question no longer, and cannot be answered any more", async () => {
  here.files.offer("there", LETTER);
  await until(there, "offered");
  const { id } = only(there)!;
  here.files.stop(only(here)!.id);
  await vi.waitUntil(() => only(there) === undefined);
  there.files.take(id);
  here.files.ask("there");
  await until(there, "asked");
  const asked = only(there)!.id;
  here.files.stop(only(here)!.id);
  await vi.waitUntil(() => only(there) === undefined);
  there.files.give(asked, LETTER);
  expect(only(there)).toBeUndefined();
});

it.for([
  ["a program", "foto.jpg.exe", 10],
  ["so large a film", "film.mp4", 1_900_000_000],
] as const)("%s is offered like any other, also to whoever has asked for a file", async ([, name, bytes]) => {
  here.files.ask("there");
  await until(there, "asked");
  const pipe = there.channels[0]!;
  pipe.send(JSON.stringify({ type: "offer", name, bytes, media: "" }));
  await until(here, "offered");
  expect(only(here)).toMatchObject({ by: "them", wanted: false, file: { name, bytes } });
  expect(here.channels[0]!.sent).toEqual(['{"type":"ask"}']);
  here.files.stop(only(here)!.id);
  expect(here.channels[0]!.sent.at(-1)).toBe('{"type":"refuse","why":"person"}');
});

it("what may tell where it was made goes only when the person has said so", async () => {
  // This process cannot draw it anew.
  const photo = new File(["Exif"], "IMG_1.HEIC", { type: "image/heic" });
  here.files.offer("there", photo);
  await until(here, "telling");
  expect(here.channels[0]!.sent).toEqual([]);
  expect(only(there)).toBeUndefined();
  here.files.tell(only(here)!.id);
  await until(there, "offered");
  here.begin("two");
  here.files.offer("there", photo);
  await until(here, "telling");
  here.files.stop(only(here)!.id);
  expect(only(here)).toBeUndefined();
});

it("a connection that is lost ends whatever was open, and the same file can be offered again", async () => {
  here.files.offer("there", LETTER);
  await until(there, "offered");
  here.channels[0]!.close();
  await until(here, "cut");
  await vi.waitUntil(() => only(there) === undefined);
  here.files.again(only(here)!.id);
  await until(there, "offered");
  there.files.take(only(there)!.id);
  await until(here, "done");
});

it("nothing begins where no link leads there", () => {
  linked = false;
  here.files.ask("there");
  here.files.offer("there", LETTER);
  expect(only(here)).toBeUndefined();
});

it("nobody has more than three questions open: what is one too many is refused, and asking once is enough", async () => {
  here.files.ask("there");
  here.files.ask("there");
  expect(here.files.exchanges).toHaveLength(1);
  for (let count = 0; count < 3; count += 1) here.files.offer("there", LETTER);
  await vi.waitUntil(() => here.files.exchanges.some(({ phase }) => phase === "refused"));
  await vi.waitUntil(() => there.files.exchanges.length === 3);
});

it("a mere question is no loss where the connection is", async () => {
  here.files.ask("there");
  await until(there, "asked");
  here.channels[0]!.close();
  await vi.waitUntil(() => only(here) === undefined && only(there) === undefined);
});

it("what has ended holds no channel open, so that nothing more can come over it", async () => {
  here.files.ask("there");
  await until(there, "asked");
  here.channels[0]!.send('{"type":"take"}');
  await vi.waitUntil(() => only(there) === undefined);
  await vi.waitUntil(() => there.channels[0]!.readyState === "closed");
  here.begin("two");
  // An answer that is none.
  here.files.ask("there");
  await until(there, "asked");
  there.channels[1]!.send('{"type":"whole"}');
  await vi.waitUntil(() => only(here) === undefined);
  expect(here.channels[1]!.readyState).toBe("closed");
});

it.for([
  ["a first message that is not one", "?"],
  ["a first message that is not due", '{"type":"take"}'],
] as const)("%s opens nothing", async ([, first]) => {
  const ends = openChannels();
  const closed = new Promise((resolve) => {
    ends.here.onclose = () => resolve(true);
  });
  there.files.incoming("here", makePipe(ends.there.asChannel));
  ends.here.send(first);
  expect(await closed).toBe(true);
  expect(only(there)).toBeUndefined();
});

it("where there is no room, both are told before anything is sent", async () => {
  const ends = openChannels();
  there.files.incoming("here", makePipe(ends.there.asChannel));
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

const CARD = new File(["a card"], "kaart.png", { type: "image/png" });

async function showCard(): Promise<string> {
  here.files.ask("there", "card");
  await until(there, "asked");
  expect(only(there)).toMatchObject({ card: true });
  there.files.give(only(there)!.id, CARD, "look");
  await Promise.all([until(here, "done"), until(there, "done")]);
  expect(only(here)).toMatchObject({ wanted: true, file: { name: "kaart.png", look: true } });
  return only(here)!.id;
}

it.each([
  ["it has been seen", (id: string) => here.files.putAway(id)],
  ["the call is over", () => here.sees()],
  ["somebody else is in the place of the one whose it is", () => here.sees("another")],
])("a card to look at is gone once %s", async (_, end) => {
  const id = await showCard();
  expect(await (await here.files.received(id))!.text()).toBe("a card");
  end(id);
  expect(only(here)).toBeUndefined();
  expect(await here.files.received(id)).toBeUndefined();
});

it("what is given for a card, and is no picture, is asked about first", async () => {
  here.files.ask("there", "card");
  await until(there, "asked");
  there.files.give(only(there)!.id, LETTER);
  await until(here, "offered");
  expect(only(here)).toMatchObject({ wanted: false });
});

it("a card can be looked at and not saved", async () => {
  const id = await showCard();
  expect(await here.files.save(id)).toBe(false);
});

it("whoever is not the host asks for a file and not for a card", async () => {
  host = "there";
  here.files.ask("there", "card");
  await until(there, "asked");
  expect(only(there)).toMatchObject({ card: false });
});

it("a card is offered once more to look at, and not to keep", async () => {
  here.files.ask("there", "card");
  await until(there, "asked");
  there.files.give(only(there)!.id, CARD, "look");
  await Promise.all([until(here, "done"), until(there, "done")]);
  there.files.again(only(there)!.id);
  await vi.waitUntil(() => here.files.exchanges.some(({ phase }) => phase === "offered"));
  expect(here.files.exchanges.at(-1)).toMatchObject({ phase: "offered", file: { look: true } });
});

it("only a picture can be offered to look at alone: of anything else there would be nothing to see", async () => {
  here.files.ask("there");
  await until(there, "asked");
  there.files.give(only(there)!.id, LETTER, "look");
  await until(here, "done");
  expect(only(here)?.file?.look).toBeUndefined();
});
