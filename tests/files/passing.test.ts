/** One file from one side to the other, and everything that can come between. */
import { createHash, randomBytes } from "node:crypto";
import { expect, it, vi } from "vitest";
import type { About, Outcome } from "../../src/files/exchange.ts";
import type { Place } from "../../src/files/inbox.ts";
import { makePipe } from "../../src/peer/pipe.ts";
import { receiveFile } from "../../src/files/receive.ts";
import { sendFile } from "../../src/files/send.ts";
import { hear } from "../../src/files/talk.ts";
import { BLOCK, PIECE, UNDER_WAY } from "../../src/files/wire.ts";
import { type Channels, openChannels } from "./channels.ts";

/** A place in memory that counts what is written at a time. */
function aPlace(room = Infinity) {
  const written: Uint8Array<ArrayBuffer>[] = [];
  const state = { finished: false, discarded: false };
  const size = () => written.reduce((sum, { length }) => sum + length, 0);
  const place: Place = {
    async write(bytes) {
      if (size() + bytes.length > room) throw new DOMException("full", "QuotaExceededError");
      written.push(bytes.slice());
    },
    async finish() {
      state.finished = true;
    },
    file: async ({ name, media }) => new File(written, name, { type: media }),
    async discard() {
      state.discarded = true;
    },
  };
  return { place, state, written };
}

interface Passed {
  readonly sender: Outcome;
  readonly receiver: Outcome;
  readonly moved: { readonly sender: number[]; readonly receiver: number[] };
}

/** Passes `file` over the channels, as two pages do once the receiver has said yes. */
async function pass(file: File, { here, there }: Channels, place: Place): Promise<Passed> {
  const moved = { sender: [] as number[], receiver: [] as number[] };
  const pipe = makePipe(there.asChannel);
  const receiving = (async () => {
    const offer = await hear(pipe);
    expect(offer).toMatchObject({ type: "offer", bytes: file.size });
    return receiveFile(pipe, offer as unknown as About, place, (bytes) => moved.receiver.push(bytes));
  })();
  const sender = await sendFile(makePipe(here.asChannel), file, (bytes) => moved.sender.push(bytes));
  return { sender, receiver: await receiving, moved };
}

const bytesOf = (size: number) => new Uint8Array(randomBytes(size));
const fileOf = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], "brief.pdf", { type: "application/pdf" });
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const contents = async (place: Place) =>
  new Uint8Array(await (await place.file({ name: "", bytes: 0, media: "" })).arrayBuffer());

it.for([0, 1, PIECE - 1, PIECE, PIECE + 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5])(
  "%s bytes arrive as they were, in blocks of a megabyte, and both are told how far it is",
  async (size) => {
    const bytes = bytesOf(size);
    const { place, state, written } = aPlace();
    const { sender, receiver, moved } = await pass(fileOf(bytes), openChannels(), place);
    expect([sender, receiver]).toEqual(["done", "done"]);
    expect(hash(await contents(place))).toBe(hash(bytes));
    expect(state).toEqual({ finished: true, discarded: false });
    expect(Math.max(0, ...written.map(({ length }) => length))).toBeLessThanOrEqual(BLOCK);
    for (const told of [moved.sender, moved.receiver]) {
      expect(told[0]).toBe(0);
      expect(told.at(-1)).toBe(size);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
    }
  },
);

it("no more is under way than may be, while the receiver is slow", async () => {
  const channels = openChannels();
  const { place } = aPlace();
  let most = 0;
  let got = 0;
  channels.there.carry = (data) => {
    const message = JSON.parse(data as string) as { type: string; bytes: number };
    if (message.type === "got") got = message.bytes;
    return [data];
  };
  let sent = 0;
  channels.here.carry = (data) => {
    if (data instanceof ArrayBuffer) sent += data.byteLength;
    most = Math.max(most, sent - got);
    return [data];
  };
  const slow: Place = {
    ...place,
    async write(bytes) {
      await new Promise((resolve) => setImmediate(resolve));
      await place.write(bytes);
    },
  };
  const { receiver } = await pass(fileOf(bytesOf(8 * BLOCK)), channels, slow);
  expect(receiver).toBe("done");
  expect(most).toBeLessThanOrEqual(UNDER_WAY.most);
  expect(most).toBeGreaterThan(PIECE);
});

const flipped = (data: ArrayBuffer) => {
  const bytes = new Uint8Array(data.slice(0));
  bytes[0]! ^= 1;
  return bytes.buffer;
};
const atPiece = (at: number, change: (data: ArrayBuffer) => readonly ArrayBuffer[]) => {
  let pieces = 0;
  return (data: string | ArrayBuffer) => {
    if (!(data instanceof ArrayBuffer)) return [data];
    pieces += 1;
    return pieces === at ? change(data) : [data];
  };
};
const CHANGES: Readonly<Record<string, (data: ArrayBuffer) => readonly ArrayBuffer[]>> = {
  "changed in one bit": (data) => [flipped(data)],
  "said twice": (data) => [data, data],
  empty: () => [new ArrayBuffer(0)],
  "cut into bytes": (data) => [data.slice(0, 1), data.slice(1)],
};

it.for(Object.entries(CHANGES))(
  "a piece that is %s makes the file broken for both, and nothing of it stays",
  async ([, change]) => {
    const channels = openChannels();
    channels.here.carry = atPiece(3, change);
    const { place, state } = aPlace();
    const { sender, receiver } = await pass(fileOf(bytesOf(9 * PIECE)), channels, place);
    expect(receiver).toBe("broken");
    expect(sender).toBe("broken");
    expect(state).toEqual({ finished: false, discarded: true });
  },
);

it("a file that is said to be whole before it is, is broken", async () => {
  const channels = openChannels();
  const { place, state } = aPlace();
  const pipe = makePipe(channels.there.asChannel);
  const bytes = bytesOf(2 * PIECE);
  const offer = { type: "offer", name: "a", bytes: bytes.length, media: "" } as const;
  const sender = makePipe(channels.here.asChannel);
  const receiving = receiveFile(pipe, offer, place, () => undefined);
  expect(await sender.read()).toBe('{"type":"take"}');
  sender.send(bytes.subarray(0, PIECE));
  sender.send(JSON.stringify({ type: "end", digest: "0".repeat(64) }));
  expect(await receiving).toBe("broken");
  expect(state.discarded).toBe(true);
});

it("a receiver whose disk is full says so, and keeps nothing", async () => {
  const { place, state } = aPlace(BLOCK);
  const { sender, receiver } = await pass(fileOf(bytesOf(2 * BLOCK)), openChannels(), place);
  expect([sender, receiver]).toEqual(["noRoom", "noRoom"]);
  expect(state.discarded).toBe(true);
});

it("a file that cannot be read any more is said to be so", async () => {
  const file = fileOf(bytesOf(3 * BLOCK));
  file.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException("", "NotReadableError")) }) as Blob;
  const { place, state } = aPlace();
  const { sender, receiver } = await pass(file, openChannels(), place);
  expect([sender, receiver]).toEqual(["unreadable", "failed"]);
  expect(state.discarded).toBe(true);
});

it("a connection that is lost in the middle is cut for both", async () => {
  const channels = openChannels();
  channels.here.carry = atPiece(5, (data) => {
    channels.here.close();
    return [data];
  });
  const { place, state } = aPlace();
  const { sender, receiver } = await pass(fileOf(bytesOf(2 * BLOCK)), channels, place);
  expect([sender, receiver]).toEqual(["cut", "cut"]);
  expect(state.discarded).toBe(true);
});

it.for([
  ["refuse", "person", "refused"],
  ["refuse", "room", "noRoom"],
  ["stop", "person", "stopped"],
  ["stop", "device", "failed"],
] as const)("%s (%s) in answer to an offer: %s", async ([type, why, outcome]) => {
  const { here, there } = openChannels();
  const pipe = makePipe(there.asChannel);
  const sending = sendFile(makePipe(here.asChannel), fileOf(bytesOf(10)), () => undefined);
  await hear(pipe);
  pipe.send(JSON.stringify({ type, why }));
  expect(await sending).toBe(outcome);
  expect(here.sent.filter((data) => data instanceof ArrayBuffer)).toEqual([]);
});

it.for([
  ["text that is none", "?"],
  ["more arrived than was sent", '{"type":"got","bytes":20}'],
  ["an answer that is not due", '{"type":"end","digest":"' + "0".repeat(64) + '"}'],
  ["bytes", new Uint8Array(1)],
] as const)("%s from the receiver cuts it", async ([, said]) => {
  const { here, there } = openChannels();
  const pipe = makePipe(there.asChannel);
  const sending = sendFile(makePipe(here.asChannel), fileOf(bytesOf(10)), () => undefined);
  await hear(pipe);
  pipe.send('{"type":"take"}');
  pipe.send(said);
  expect(await sending).toBe("cut");
});

it("who sends more than was agreed is cut off before memory is full", async () => {
  const { here, there } = openChannels();
  const pipe = makePipe(there.asChannel);
  for (let sent = 0; sent < 17; sent += 1) here.send(new ArrayBuffer(BLOCK));
  await new Promise((resolve) => {
    here.onclose = () => resolve(undefined);
  });
  expect(there.readyState).toBe("closed");
  expect(await pipe.read()).toBeUndefined();
});

it("and so is who sends nothing, very often", async () => {
  const { here, there } = openChannels();
  const pipe = makePipe(there.asChannel);
  for (let sent = 0; sent < 66_000; sent += 1) here.send("");
  await vi.waitUntil(() => there.readyState === "closed");
  expect(await pipe.read()).toBeUndefined();
});

it("a channel that takes nothing more is closed, and whatever goes over it is cut", async () => {
  const { here, there } = openChannels();
  here.send = () => {
    throw new DOMException("full", "OperationError");
  };
  expect(await sendFile(makePipe(here.asChannel), fileOf(bytesOf(10)), () => undefined)).toBe("cut");
  expect(there.readyState).toBe("closed");
});

it("what is sent before the channel is open goes out when it is", async () => {
  const { here, there } = openChannels();
  here.readyState = "connecting";
  const [pipe, other] = [makePipe(here.asChannel), makePipe(there.asChannel)];
  pipe.send("first");
  pipe.send("second");
  expect(here.sent).toEqual([]);
  here.readyState = "open";
  here.onopen!();
  expect([await other.read(), await other.read()]).toEqual(["first", "second"]);
});
