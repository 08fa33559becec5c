/** A relay that lies, against two real browsers. It may spoil the call; it must not get into it. */
import { afterEach, describe, expect, it } from "vitest";
import { arrive, ended, giveWord, host, join, type Person, received, seesAndHears, state } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";
import { type Frame, openWire, type Passing, type Wire } from "./harness/wire.ts";

const stage = openStage("for each");
let wire: Wire;
let worker: Person;
let client: Person;
let people: Person[];

afterEach(async () => {
  for (const { context } of people) await context.close();
  await wire.close();
});

async function open(): Promise<void> {
  wire = await openWire(stage.site.url);
  people = await Promise.all([1, 2].map(() => arrive(stage.browser, wire.url)));
  [worker, client] = people as [Person, Person];
  await host(worker);
}

async function openAndMeet(): Promise<void> {
  await open();
  await join(client);
  await giveWord(client);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
}

/** Peer connections that got as far as a description. PeerJS makes one more to see what the browser can. */
const connections = (person: Person): Promise<string[]> =>
  person.page.evaluate(() =>
    (globalThis as unknown as { kept: RTCPeerConnection[] }).kept
      .filter((connection) => connection.localDescription ?? connection.remoteDescription)
      .map((connection) => connection.connectionState),
  );

/** Nobody received anything, and no connection came up. */
async function nothingCame(...persons: Person[]): Promise<void> {
  for (const person of persons) {
    expect(await received(person)).toEqual({ frames: 0, audioPackets: 0, audioEnergy: 0 });
    expect(await connections(person)).not.toContain("connected");
  }
}

const ids = () => {
  const knock = wire.seen.find(({ frame }) => frame["payload"]?.t === "knock")!;
  return { client: knock.id, host: knock.frame["dst"] as string };
};
const sealedFrom = (id: string) =>
  wire.seen.filter(({ id: from, way, frame }) => from === id && way === "up" && isSealed(frame));
/** After `welcome` nothing else stands in the payload. */
const isSealed = (frame: Frame): boolean => frame["payload"] && Object.keys(frame["payload"]).join() === "sealed";
const spoiled = (frame: Frame): Frame => {
  const { n, box } = frame["payload"].sealed;
  const swapped = box[40] === "A" ? "B" : "A";
  return { ...frame, payload: { sealed: { n, box: box.slice(0, 40) + swapped + box.slice(41) } } };
};

describe("what the relay sees", () => {
  it("is no SDP, no candidate and no address in the clear; nothing of the kind at all before the proof, nor of the host's before its welcome", async () => {
    await openAndMeet();
    const { host: address } = ids();
    // The answer, and a candidate behind it.
    await expect.poll(() => sealedFrom(address).length).toBeGreaterThan(1);
    const sent = wire.seen.filter(({ way }) => way === "up");
    const at = (t: string) => sent.findIndex(({ frame }) => frame["payload"]?.t === t);
    const [proof, welcome] = [at("proof"), at("welcome")];
    expect(proof).toBeGreaterThan(0);
    expect(welcome).toBeGreaterThan(proof);
    for (const [index, { id, frame }] of sent.entries()) {
      if (frame["type"] === "HEARTBEAT") continue;
      expect(frame["type"]).toBe("CANDIDATE");
      const text = JSON.stringify(frame);
      expect(text).not.toMatch(/candidate:|fingerprint|ice-ufrag|\bv=0\b|m=audio|\.local\b|typ host/i);
      expect(text).not.toMatch(/\b\d{1,3}(\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){3,}/i);
      // The short ones as whole words: in this much base64 any four letters turn up by chance.
      expect(text).not.toMatch(/niklaas|appelboom|\b(jose|fiets|appel)\b/i);
      const { payload } = frame;
      const still = index <= proof || (id === address && index <= welcome);
      if (still) expect(Object.keys(payload)).toContain("t");
      else if (index !== welcome) expect(Object.keys(payload)).toEqual(["sealed"]);
      if (payload.sealed) {
        const bytes = Buffer.from(payload.sealed.box, "base64url").toString("latin1");
        expect(bytes).not.toMatch(/candidate|"sdp"|OFFER/);
      }
    }
    // The addresses were really there to be seen: the browsers did exchange candidates.
    const described = await worker.page.evaluate(
      () => (globalThis as unknown as { kept: RTCPeerConnection[] }).kept.at(-1)?.localDescription?.sdp ?? "",
    );
    expect(described).toContain("a=candidate:");
  });

  it("is one flight to the host behind the password and one back: nothing waits for anything else", async () => {
    await open();
    await join(client);
    await client.id("join-password").waitFor();
    const { client: guest } = ids();
    // Until the password is typed, the offer is there and nothing of it has left the page.
    await expect.poll(() => connections(client)).toEqual(["new"]);
    expect(sealedFrom(guest)).toEqual([]);
    // One way for picture, sound and messages: fewer candidates to gather, seal and try.
    const ways = () =>
      client.page.evaluate(() => {
        const pc = (globalThis as unknown as { kept: RTCPeerConnection[] }).kept.at(-1)!;
        const sections = pc.localDescription?.sdp.split("\nm=").slice(1) ?? [];
        return [pc.iceGatheringState, sections.length, sections.filter((one) => one.includes("a=candidate:")).length];
      });
    await expect.poll(ways).toEqual(["complete", 3, 1]);
    const held: Frame[] = [];
    wire.lie(({ way, id, frame }) => {
      if (way === "up" || id !== guest || !frame["payload"]) return [frame];
      held.push(frame);
      return [];
    });
    await giveWord(client);
    // The host has all it needs from what the client sends without having heard of anything.
    const sizes = () => held.filter(isSealed).map(({ payload }) => payload.sealed.box.length as number);
    // Of what is sealed the answer alone is so long. Candidates come behind it, two at least, and a roster may.
    const afterAnswer = () => {
      const answer = sizes().findIndex((size) => size > 4_000);
      return answer < 0 ? 0 : sizes().length - answer - 1;
    };
    await expect.poll(afterAnswer).toBeGreaterThan(1);
    await expect.poll(() => held.some(({ payload }) => payload.t === "welcome")).toBe(true);
    expect(wire.seen.findLast(({ way, frame }) => way === "up" && frame["payload"]?.t)?.frame["payload"].t).toBe(
      "welcome",
    );
    // And so has the client, from what the host has sent by then: from here on the relay carries nothing any more.
    wire.lie(({ frame }) => (frame["payload"] ? [] : [frame]));
    for (const frame of held) wire.inject(guest, frame);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  });
});

describe("a relay that lies", () => {
  it("rewrites sealed frames (a fingerprint, a candidate): no connection, and both are told", async () => {
    await open();
    // Once: each frame passes twice, and what is spoiled twice may be whole again.
    wire.lie(({ way, frame }) => [way === "up" && isSealed(frame) ? spoiled(frame) : frame]);
    await join(client);
    await giveWord(client);
    await ended(client, "tampered").waitFor();
    await worker.page.locator('[data-kind="interference"]').waitFor();
    await state(worker, "waiting").waitFor();
    await nothingCame(worker, client);
    expect(await connections(worker)).toEqual([]);
  });

  it("plays the host with a share of its own: the client is told, the host sees nobody", async () => {
    await open();
    wire.lie(({ frame }) => {
      if (frame["payload"]?.t !== "hello") return [frame];
      // A valid point of the attacker's own and the host's data: what a relay without the password can offer.
      const point = Buffer.from("2c3c6b8c4f3800e7aef6864025b4ed79bd599117e427c41bd47d93d654b4a51c", "hex");
      return [{ ...frame, payload: { ...frame["payload"], yh: point.toString("base64url") } }];
    });
    await join(client);
    await giveWord(client);
    await client.id("error").waitFor();
    await worker.id("alert-password").waitFor();
    await nothingCame(worker, client);
    expect(await connections(client)).toEqual(["new"]);
    expect(await connections(worker)).toEqual([]);
  });

  it("sends the client's own proof back to it as a welcome: the client stops, and nothing was set up", async () => {
    await open();
    wire.lie(({ way, frame, id }) => {
      const { payload } = frame;
      if (way === "up" && payload?.t === "proof") {
        const { tag, signature, yj } = payload;
        const reflected = { t: "welcome", tag, signature, reveal: yj, sealed: { n: 1, box: "AAAA" } };
        wire.inject(id, { type: "CANDIDATE", src: frame["dst"], dst: id, payload: reflected });
        return [];
      }
      return [frame];
    });
    await join(client);
    await giveWord(client);
    await ended(client, "tampered").waitFor();
    await nothingCame(worker, client);
  });

  it("injects OFFER, ANSWER and LEAVE in the clear, before and in the call: nobody listens", async () => {
    await open();
    await join(client);
    await client.id("join-password").waitFor();
    const { client: guest, host: address } = ids();
    const offer = {
      type: "OFFER",
      payload: {
        sdp: { type: "offer", sdp: "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n" },
        type: "data",
        connectionId: "dc_evil",
        label: "x",
        reliable: true,
        serialization: "driewoord",
      },
    };
    const attack = () => {
      for (const [to, src] of [
        [address, guest],
        [address, "stranger"],
        [guest, address],
      ] as const) {
        wire.inject(to, { ...offer, src, dst: to });
        wire.inject(to, { ...offer, type: "CANDIDATE", src, dst: to });
        wire.inject(to, {
          ...offer,
          src,
          dst: to,
          payload: { ...offer.payload, type: "media", serialization: undefined },
        });
        wire.inject(to, { type: "ANSWER", src, dst: to, payload: offer.payload });
        wire.inject(to, { type: "LEAVE", src, dst: to });
      }
    };
    attack();
    await giveWord(client);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    attack();
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    expect(await connections(worker)).toEqual(["connected"]);
    expect(await connections(client)).toEqual(["connected"]);
  });

  it("replays and reorders sealed frames: nothing happens twice", async () => {
    await openAndMeet();
    const { client: guest, host: address } = ids();
    const repeated = [...sealedFrom(address), ...sealedFrom(guest)].toReversed();
    expect(repeated.length).toBeGreaterThan(4);
    for (const { id, frame } of repeated) {
      const to = id === address ? guest : address;
      wire.inject(to, { ...frame, src: id });
      wire.inject(id, { ...frame, src: to });
    }
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    expect(await connections(worker)).toEqual(["connected"]);
    expect(await connections(client)).toEqual(["connected"]);
  });

  it("loses the welcome and all that comes behind it: it is said again, and nobody types anything twice", async () => {
    await open();
    let welcomes = 0;
    wire.lie(({ way, id, frame }: Passing) => {
      if (way === "up" && frame["payload"]?.t === "welcome") welcomes += 1;
      return welcomes === 1 && way === "up" && id === ids().host ? [] : [frame];
    });
    await join(client);
    await giveWord(client);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
    expect(welcomes).toBe(2);
    expect(await connections(worker)).toEqual(["connected"]);
    expect(await connections(client)).toEqual(["connected"]);
  });

  it("swaps two clients: neither gets in, and all are told", async () => {
    await open();
    const other = await arrive(stage.browser, wire.url);
    people.push(other);
    await join(client);
    await join(other);
    await Promise.all([client.id("join-password").waitFor(), other.id("join-password").waitFor()]);
    const knocks = wire.seen.filter(({ way, frame }) => way === "up" && frame["payload"]?.t === "knock");
    const [one, two] = [...new Set(knocks.map(({ id }) => id))] as [string, string];
    const swap = (id: string) => (id === one ? two : id === two ? one : id);
    // The host hears each of them under the other's id, and its answers go astray alike.
    wire.lie(({ way, id, frame }: Passing) => {
      if (way === "down" && frame["src"] !== undefined && id !== one && id !== two)
        return [{ ...frame, src: swap(frame["src"]) }];
      if (way === "up" && frame["dst"] !== undefined && id !== one && id !== two)
        return [{ ...frame, dst: swap(frame["dst"]) }];
      return [frame];
    });
    // Each proof names a run that is not the sender's: nothing is judged, and the person is asked again.
    await giveWord(client);
    await client.id("join-again").waitFor();
    expect(await worker.id("alert-password").count()).toBe(0);
    // With the run that the relay leads them to, the ids are not theirs: a wrong guess.
    await giveWord(client);
    await client.id("error").waitFor();
    await worker.id("alert-password").waitFor();
    await nothingCame(worker, client, other);
  });
});

describe("a wrong password", () => {
  it("is one guess, seen by the host, who can open nothing that came behind it and sends nothing of its own", async () => {
    await open();
    await join(client);
    await giveWord(client, "appel bom");
    await client.id("error").waitFor();
    await worker.id("alert-password").waitFor();
    expect(await connections(worker)).toEqual([]);
    expect(await connections(client)).toEqual(["new"]);
    expect(sealedFrom(ids().client).length).toBeGreaterThan(0);
    expect(sealedFrom(ids().host)).toEqual([]);
    await giveWord(client);
    await Promise.all([seesAndHears(worker), seesAndHears(client)]);
  });
});
