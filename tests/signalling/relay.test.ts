import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Frame, type Limits, LIMITS } from "../../signalling/protocol.ts";
import { makeParcel, type Parcel } from "../../signalling/parcel.ts";
import { answer, emptyMemory, tick } from "../../signalling/memoryDirectory.ts";
import { type Effect, emptyRelay, type RelayEvent, step } from "../../signalling/relay.ts";

const nothing = () => ({ ...emptyRelay(), ...emptyMemory() });

/** A relay with a directory in memory, and a clock of its own that the test moves. */
function relay(limits: Partial<Limits> = {}) {
  const [people, memory] = [emptyRelay(), emptyMemory()];
  const state = { ...people, ...memory };
  const all = { ...LIMITS, ...limits };
  let now = 0;
  /** The effects on sockets, once the directory has answered. */
  const happens = (event: RelayEvent): Effect[] =>
    step(people, event, now, all).flatMap((effect) => {
      if (effect.kind !== "claim" && effect.kind !== "release" && effect.kind !== "post") return [effect];
      return answer(memory, effect, now, all).flatMap(happens);
    });
  return {
    state,
    happens,
    connects: (socket: number, id: string, token = id) => happens({ kind: "connect", socket, id, token }),
    sends: (socket: number, frame: Frame) => happens({ kind: "frame", socket, frame }),
    after(ms: number) {
      now += ms;
      return [...tick(memory, now, all).flatMap(happens), ...happens({ kind: "tick" })];
    },
  };
}

const offer = (dst: string, payload: unknown = 1): Frame => ({ type: "OFFER", dst, payload });

const PARCEL = makeParcel("a", "b", JSON.stringify({ type: "OFFER", src: "a", dst: "b", payload: 1 }), "OFFER");

/** Effects as one reads them: frames as objects, and no bookkeeping. */
function readable(effects: Effect[]): unknown[] {
  return effects.map((effect) => {
    switch (effect.kind) {
      case "send":
        return [effect.socket, JSON.parse(effect.text)];
      case "forward":
        return [effect.socket, JSON.parse(effect.parcel.text)];
      case "ping":
        return [effect.socket, "ping"];
      case "close":
        return [effect.socket, effect.close];
      default:
        throw new Error("the directory was not asked");
    }
  });
}

describe("an id", () => {
  test("is opened for whoever asks first, and refused to another token", () => {
    const { connects, state } = relay();
    expect(readable(connects(1, "a", "mine"))).toEqual([[1, { type: "OPEN" }]]);
    expect(readable(connects(2, "a", "other"))).toEqual([
      [2, { type: "ID-TAKEN", payload: { msg: "ID is taken" } }],
      [2, "idTaken"],
    ]);
    expect(state.peers.get("a")?.socket).toBe(1);
  });

  test("moves to the new socket of the same token, and the old one closes quietly", () => {
    const { connects, happens, sends, state } = relay();
    connects(1, "a", "mine");
    expect(readable(connects(2, "a", "mine"))).toEqual([
      [2, { type: "OPEN" }],
      [1, { type: "ERROR", payload: { msg: "replaced" } }],
      [1, "replaced"],
    ]);
    expect(happens({ kind: "closed", socket: 1 })).toEqual([]);
    expect(sends(1, offer("a"))).toEqual([]);
    expect(state.peers.get("a")?.socket).toBe(2);
  });

  test("is free at once when it is given up, and a minute after its socket closed in any other way", () => {
    const { connects, happens, sends, after } = relay();
    connects(1, "a", "mine");
    expect(readable(sends(1, { type: "LEAVE" }))).toEqual([[1, "left"]]);
    expect(readable(connects(2, "a", "other"))).toEqual([[2, { type: "OPEN" }]]);
    happens({ kind: "closed", socket: 2 });
    after(59_999);
    expect(readable(connects(3, "a", "third"))).toEqual([
      [3, { type: "ID-TAKEN", payload: { msg: "ID is resting" } }],
      [3, "idTaken"],
    ]);
    after(1);
    expect(readable(connects(4, "a", "third"))).toEqual([[4, { type: "OPEN" }]]);
  });

  test.each<[string, (relayed: ReturnType<typeof relay>) => unknown]>([
    ["closed", ({ happens }) => happens({ kind: "closed", socket: 1 })],
    ["closed for cause", ({ happens }) => happens({ kind: "refuse", socket: 1, close: "flood" })],
    ["dead when a frame came", ({ happens }) => happens({ kind: "undelivered", socket: 1, parcel: PARCEL })],
    ["silent for a minute", ({ after }) => after(60_000)],
  ])("goes to its own token again when its socket was %s", (_how, ends) => {
    const relayed = relay();
    relayed.connects(1, "a", "mine");
    ends(relayed);
    expect(readable(relayed.connects(2, "a", "other")).at(-1)).toEqual([2, "idTaken"]);
    expect(readable(relayed.connects(3, "a", "mine"))[0]).toEqual([3, { type: "OPEN" }]);
    expect(relayed.state.resting.size).toBe(0);
  });

  test("gives way when too many rest, the oldest first", () => {
    const { connects, happens, state } = relay({ resting: 2 });
    for (const [index, id] of ["a", "b", "c"].entries()) {
      connects(index, id);
      happens({ kind: "closed", socket: index });
    }
    expect([...state.resting.keys()]).toEqual(["b", "c"]);
  });

  test("is not opened when the relay is full, except again for the same peer", () => {
    const { connects } = relay({ peers: 1 });
    connects(1, "a");
    expect(readable(connects(2, "b"))).toEqual([
      [2, { type: "ERROR", payload: { msg: "serverFull" } }],
      [2, "serverFull"],
    ]);
    expect(readable(connects(3, "a"))[0]).toEqual([3, { type: "OPEN" }]);
  });

  test("has a place in a full relay when its holder was here until a moment ago", () => {
    const { connects, happens } = relay({ peers: 1 });
    connects(1, "a");
    happens({ kind: "closed", socket: 1 });
    connects(2, "b");
    expect(readable(connects(3, "a"))).toEqual([[3, { type: "OPEN" }]]);
    expect(readable(connects(4, "c")).at(-1)).toEqual([4, "serverFull"]);
  });
});

describe("a frame", () => {
  test.each(["OFFER", "ANSWER", "CANDIDATE", "LEAVE"] as const)("%s goes to its dst with the true src", (type) => {
    const { connects, sends } = relay();
    connects(1, "a");
    connects(2, "b");
    const payload = { src: "not looked into" };
    expect(readable(sends(1, { type, src: "forged", dst: "b", payload }))).toEqual([
      [2, { type, src: "a", dst: "b", payload }],
    ]);
  });

  test("to oneself comes back", () => {
    const { connects, sends } = relay();
    connects(1, "a");
    expect(readable(sends(1, { type: "CANDIDATE", dst: "a", payload: {} }))).toEqual([
      [1, { type: "CANDIDATE", src: "a", dst: "a", payload: {} }],
    ]);
  });

  test.each(["OPEN", "EXPIRE", "ID-TAKEN", "ERROR"] as const)("%s is the relay's own: refused", (type) => {
    const { connects, sends, state } = relay();
    connects(1, "a");
    const frame = { type, src: "a", dst: "b", payload: { msg: "" } } as Frame;
    expect(readable(sends(1, frame))).toEqual([
      [1, { type: "ERROR", payload: { msg: "unknownType" } }],
      [1, "unknownType"],
    ]);
    expect(state.peers.size).toBe(0);
  });

  test("nested too deeply to be written again is refused", () => {
    const { connects, sends } = relay();
    connects(1, "a");
    const payload: unknown = JSON.parse("[".repeat(16_000) + "]".repeat(16_000));
    expect(readable(sends(1, offer("b", payload))).at(-1)).toEqual([1, "malformed"]);
  });

  test("that grows past the limit when written out is refused", () => {
    const { connects, sends } = relay();
    connects(1, "a");
    const payload = Array(6_000).fill(1e20);
    expect(readable(sends(1, offer("b", payload))).at(-1)).toEqual([1, "frameTooLarge"]);
  });

  test("for a socket that is dying waits for whoever has the token", () => {
    const { connects, happens, state } = relay();
    connects(1, "a");
    connects(2, "b");
    expect(happens({ kind: "undelivered", socket: 2, parcel: PARCEL })).toEqual([]);
    expect([...state.peers.keys()]).toEqual(["a"]);
    expect(readable(connects(3, "b"))).toEqual([
      [3, { type: "OPEN" }],
      [3, { type: "OFFER", src: "a", dst: "b", payload: 1 }],
    ]);
  });

  test("that waited for a socket goes to the one that has taken its place", () => {
    const { connects, happens } = relay();
    connects(1, "a");
    connects(2, "b");
    connects(3, "b");
    expect(readable(happens({ kind: "undelivered", socket: 2, parcel: PARCEL }))).toEqual([
      [3, { type: "OFFER", src: "a", dst: "b", payload: 1 }],
    ]);
  });

  test("for which there is no room on the line is answered with EXPIRE", () => {
    const { connects, happens, state } = relay();
    connects(1, "a");
    connects(2, "b");
    expect(readable(happens({ kind: "dropped", parcel: PARCEL }))).toEqual([
      [1, { type: "EXPIRE", src: "b", dst: "a" }],
    ]);
    expect(happens({ kind: "dropped", parcel: { ...PARCEL, type: "ANSWER" } })).toEqual([]);
    expect(state.peers.size).toBe(2);
  });
});

describe("the queue", () => {
  test("delivers in order, after OPEN, when the destination comes", () => {
    const { connects, sends, state } = relay();
    connects(1, "a");
    connects(2, "b");
    sends(1, offer("host", 1));
    sends(2, offer("host", 2));
    sends(1, offer("host", 3));
    expect(readable(connects(3, "host"))).toEqual([
      [3, { type: "OPEN" }],
      [3, { type: "OFFER", src: "a", dst: "host", payload: 1 }],
      [3, { type: "OFFER", src: "b", dst: "host", payload: 2 }],
      [3, { type: "OFFER", src: "a", dst: "host", payload: 3 }],
    ]);
    expect(state.queue).toEqual(emptyMemory().queue);
  });

  test("does not keep a LEAVE", () => {
    const { connects, sends, state } = relay();
    connects(1, "a");
    expect(sends(1, { type: "LEAVE", dst: "host" })).toEqual([]);
    expect(state.queue.total.frames).toBe(0);
  });

  test("expires after five seconds, with one EXPIRE for each pair", () => {
    const { connects, sends, after, state } = relay();
    connects(1, "a");
    connects(2, "b");
    sends(1, offer("host"));
    expect(after(1_000)).toEqual([]);
    sends(1, offer("host"));
    sends(1, offer("other"));
    sends(2, offer("host"));
    expect(after(3_999)).toEqual([]);
    expect(readable(after(1))).toEqual([[1, { type: "EXPIRE", src: "host", dst: "a" }]]);
    expect(readable(after(1_000))).toEqual([
      [2, { type: "EXPIRE", src: "host", dst: "b" }],
      [1, { type: "EXPIRE", src: "other", dst: "a" }],
    ]);
    expect(state.queue).toEqual(emptyMemory().queue);
  });

  test("keeps a knock that is repeated for its own five seconds: one is always there", () => {
    const { connects, sends, after, state } = relay();
    connects(1, "a");
    sends(1, { type: "CANDIDATE", dst: "host", payload: 1 });
    after(4_000);
    sends(1, { type: "CANDIDATE", dst: "host", payload: 2 });
    after(1_000);
    expect(state.queue.total.frames).toBe(1);
    after(3_999);
    expect(readable(connects(2, "host"))).toContainEqual([2, { type: "CANDIDATE", src: "a", dst: "host", payload: 2 }]);
  });

  test("lets others than offers expire without a word", () => {
    const { connects, sends, after, state } = relay();
    connects(1, "a");
    for (const type of ["CANDIDATE", "ANSWER"] as const) sends(1, { type, dst: "host", payload: 1 });
    expect(after(5_000)).toEqual([]);
    expect(state.queue).toEqual(emptyMemory().queue);
  });

  test.each([
    ["frames of one sender", { queuePerSender: { frames: 1, bytes: 9_999 } }, 1, "other"],
    ["bytes of one sender", { queuePerSender: { frames: 9, bytes: 80 } }, 1, "other"],
    ["frames for one destination", { queuePerDestination: { frames: 1, bytes: 9_999 } }, 2, "host"],
    ["bytes for one destination", { queuePerDestination: { frames: 9, bytes: 80 } }, 2, "host"],
    ["frames in all", { queueTotal: { frames: 1, bytes: 9_999 } }, 2, "other"],
    ["bytes in all", { queueTotal: { frames: 9, bytes: 80 } }, 2, "other"],
  ])("expires at once past its limit of %s", (_limit, limits, sender, dst) => {
    const { connects, sends, state } = relay(limits);
    connects(1, "a");
    connects(2, "b");
    expect(sends(1, offer("host"))).toEqual([]);
    const src = sender === 1 ? "a" : "b";
    expect(readable(sends(sender, offer(dst)))).toEqual([[sender, { type: "EXPIRE", src: dst, dst: src }]]);
    expect(state.queue.total.frames).toBe(1);
  });
});

describe("a silent peer", () => {
  test("is pinged after 25 s and closed after 60", () => {
    const { connects, after, state } = relay();
    connects(1, "a");
    expect(after(24_999)).toEqual([]);
    expect(readable(after(1))).toEqual([[1, "ping"]]);
    expect(readable(after(35_000))).toEqual([[1, "idle"]]);
    expect(state.peers.size).toBe(0);
    after(60_000);
    expect(state).toEqual(nothing());
  });

  test.each<[string, RelayEvent]>([
    ["HEARTBEAT", { kind: "frame", socket: 1, frame: { type: "HEARTBEAT" } }],
    ["pong", { kind: "pong", socket: 1 }],
  ])("is alive again with a %s", (_sign, event) => {
    const { connects, happens, after } = relay();
    connects(1, "a");
    after(59_999);
    expect(happens(event)).toEqual([]);
    expect(after(24_999)).toEqual([]);
  });
});

test("whatever happens: only the dst gets a frame, src is true, the queue is bounded and memory is freed", () => {
  const limits = {
    queuePerSender: { frames: 3, bytes: 300 },
    queuePerDestination: { frames: 4, bytes: 400 },
    queueTotal: { frames: 6, bytes: 600 },
  };
  const id = fc.constantFrom("a", "b", "c", "d");
  const socket = fc.integer({ min: 1, max: 12 });
  const frame: fc.Arbitrary<Frame> = fc.record({
    type: fc.constantFrom("OFFER" as const, "ANSWER" as const, "CANDIDATE" as const),
    src: id,
    dst: id,
  });
  const other = fc.constantFrom<Frame>({ type: "HEARTBEAT" }, { type: "LEAVE" }, { type: "OPEN" });
  const event = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant("connect" as const), id, token: fc.constantFrom("x", "y") }),
    },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant("frame" as const), socket, frame }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("frame" as const), socket, frame: other }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("closed" as const), socket }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("refuse" as const), socket, close: fc.constant("flood" as const) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("undelivered" as const), socket, which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("dropped" as const), which: fc.nat() }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant("after" as const), ms: fc.integer({ min: 0, max: 40_000 }) }),
    },
  );

  fc.assert(
    fc.property(fc.array(event, { maxLength: 120 }), (events) => {
      const { state, happens, after } = relay(limits);
      /** Who the relay has let in on which socket, and who was true sender of which numbered frame. */
      const opened = new Map<number, string>();
      const sent: { src: string; dst: string }[] = [];
      /** Frames that the edge was given, to give back. */
      const parcels: Parcel[] = [];
      let sockets = 0;
      for (const event of events) {
        let effects: Effect[];
        if (event.kind === "after") effects = after(event.ms);
        else if (event.kind === "connect") {
          sockets += 1;
          opened.set(sockets, event.id);
          effects = happens({ ...event, socket: sockets });
        } else if (event.kind === "frame" && "dst" in event.frame) {
          const dst = String(event.frame.dst);
          const payload = sent.push({ src: opened.get(event.socket) ?? "nobody", dst }) - 1;
          effects = happens({ ...event, frame: { ...event.frame, payload } as Frame });
        } else if ("which" in event) {
          const parcel = parcels[event.which % parcels.length];
          effects = parcel === undefined ? [] : happens({ ...event, parcel });
        } else effects = happens(event);

        for (const effect of effects) {
          if (effect.kind !== "forward") continue;
          parcels.push(effect.parcel);
          const { src, dst, payload } = JSON.parse(effect.parcel.text) as { src: string; dst: string; payload: number };
          expect({ src, dst }).toEqual(sent[payload]);
          expect(opened.get(effect.socket)).toBe(dst);
          expect(state.peers.get(dst)?.socket).toBe(effect.socket);
        }
        const waiting = [...state.queue.byDestination.values()];
        for (const size of state.queue.bySender.values()) {
          expect(size.frames).toBeLessThanOrEqual(limits.queuePerSender.frames);
          expect(size.bytes).toBeLessThanOrEqual(limits.queuePerSender.bytes);
        }
        for (const frames of waiting) expect(frames.length).toBeLessThanOrEqual(limits.queuePerDestination.frames);
        expect(waiting.flat().length).toBe(state.queue.total.frames);
        expect(waiting.flat().reduce((sum, { bytes }) => sum + bytes, 0)).toBe(state.queue.total.bytes);
        expect(state.queue.total.frames).toBeLessThanOrEqual(limits.queueTotal.frames);
        expect(state.ids.size).toBe(state.peers.size);
        for (const id of state.resting.keys()) expect(state.peers.has(id)).toBe(false);
      }
      for (let socket = 1; socket <= sockets; socket += 1) happens({ kind: "closed", socket });
      after(LIMITS.restMs);
      expect(state).toEqual(nothing());
    }),
  );
});
