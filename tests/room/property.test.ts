import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Event, IDLE, type State, step } from "../../src/room/room.ts";

const peers = fc.constantFrom("address", "v1", "v2", "__proto__");
const words = fc.constant(["aa", "bb", "cc"] as const);
const language = fc.constantFrom("nl", "fr");
const refused = { t: "refused" } as const;
const frame = fc.constantFrom({ t: "knock", version: 1 } as const, refused);
const safety = fc.constant([1, 2] as const);
const now = fc.nat(10_000);

const hostOutcome = fc.oneof(
  fc.constant({ is: "greet", reply: refused } as const),
  fc.constant({ is: "answer", reply: refused } as const),
  fc.constant({ is: "hold", ms: 1 } as const),
  fc.constant({ is: "ask" } as const),
  fc.constant({ is: "wrongGuess", reply: refused } as const),
  safety.map((indices) => ({ is: "proved", reply: refused, safety: indices }) as const),
  fc.constant({ is: "full", reply: refused } as const),
  fc.constant({ is: "broken" } as const),
);
const joinOutcome = fc.oneof(
  fc.boolean().map((passwordNeeded) => ({ is: "asked", passwordNeeded }) as const),
  fc.constant({ is: "answer", reply: refused } as const),
  fc.constant({ is: "refused" } as const),
  safety.map((indices) => ({ is: "welcomed", safety: indices, language: "nl" }) as const),
  fc.constant({ is: "full" } as const),
  fc.constant({ is: "newerVersion" } as const),
  fc.constant({ is: "broken" } as const),
);

const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model) as fc.Arbitrary<T>;
const kind = <T extends Event["type"]>(type: T) => fc.constant(type);
const generation = fc.constantFrom(0, 1, 2);

const events: fc.Arbitrary<Event> = fc.oneof(
  record({ type: kind("start"), words, password: fc.constantFrom("", "geheim"), language }),
  record({ type: kind("join"), words, language }),
  record({ type: kind("ready") }),
  record({ type: kind("password"), password: fc.constantFrom("", "geheim") }),
  record({ type: kind("hangUp"), now }),
  record({ type: kind("leave") }),
  record({ type: kind("allowGuess") }),
  record({ type: kind("derived"), address: fc.constant("address"), generation }),
  record({ type: kind("vaultFailed"), generation }),
  record({ type: kind("relayUp"), self: peers, generation }),
  record({ type: kind("relayDown"), generation }),
  record({ type: kind("idTaken"), generation }),
  record({ type: kind("frame"), from: peers, frame, generation }),
  record({ type: kind("absent"), peer: peers, generation }),
  record({ type: kind("hostOutcome"), from: peers, outcome: hostOutcome, generation }),
  record({ type: kind("joinOutcome"), outcome: joinOutcome, generation }),
  record({ type: kind("forged"), from: peers, generation }),
  record({ type: kind("linkUp"), peer: peers, now, generation }),
  record({ type: kind("linkShaky"), peer: peers, generation }),
  record({ type: kind("linkBack"), peer: peers, generation }),
  record({ type: kind("linkLost"), peer: peers, now, generation }),
  record({ type: kind("message"), peer: peers, message: fc.constant({ type: "bye" } as const), now, generation }),
  record({
    type: kind("timeout"),
    timer: fc.constantFrom("again", "typing", "silence", "verdict", "connect", "held"),
    peer: peers,
    turn: fc.nat(2),
    generation,
  }),
);

const knock = { t: "knock", version: 1 } as const;
const g = { generation: 1 } as const;
const opening: Event[] = [{ type: "ready" }, { type: "derived", address: "address", ...g }];

/** How a call goes when nothing goes wrong, at the host and at the client. */
const SMOOTH: readonly Event[][] = [
  [
    { type: "start", words: ["aa", "bb", "cc"], password: "geheim", language: "nl" },
    ...opening,
    { type: "relayUp", self: "address", ...g },
    { type: "frame", from: "v1", frame: knock, ...g },
    { type: "hostOutcome", from: "v1", outcome: { is: "greet", reply: refused }, ...g },
    { type: "hostOutcome", from: "v1", outcome: { is: "proved", reply: refused, safety: [1, 2] }, ...g },
    { type: "linkUp", peer: "v1", now: 0, ...g },
    { type: "linkShaky", peer: "v1", ...g },
  ],
  [
    { type: "join", words: ["aa", "bb", "cc"], language: "nl" },
    ...opening,
    { type: "relayUp", self: "v1", ...g },
    { type: "joinOutcome", outcome: { is: "asked", passwordNeeded: true }, ...g },
    { type: "password", password: "geheim" },
    { type: "joinOutcome", outcome: { is: "welcomed", safety: [1, 2], language: "nl" }, ...g },
    { type: "linkUp", peer: "address", now: 0, ...g },
    { type: "linkShaky", peer: "address", ...g },
  ],
];

/** A smooth call up to some point, then anything: so that the random events reach every state. */
const runs = fc
  .tuple(fc.constantFrom(...SMOOTH), fc.nat(9), fc.array(events, { maxLength: 40 }))
  .map(([smooth, until, rest]) => [...smooth.slice(0, until), ...rest]);

describe("the machine under any sequence of events", () => {
  it("connects to nobody who has not just proved to know the password, and has always a way out", () => {
    const reached = new Set<State["at"]>();
    fc.assert(
      fc.property(runs, (sequence) => {
        let state: State = IDLE;
        for (const event of sequence) {
          const before = state;
          const [next, effects] = step(state, event);
          for (const effect of effects) {
            if (effect.do === "dial") {
              expect(event).toMatchObject({ type: "hostOutcome", from: effect.peer, outcome: { is: "proved" } });
            }
            if (effect.do === "expect")
              expect(event).toMatchObject({ type: "joinOutcome", outcome: { is: "welcomed" } });
          }
          // Nobody is in the call who was not being connected, and the partner changes only by a new proof.
          if (next.at === "inCall" && before.at !== "inCall") {
            expect(["connecting", "reconnecting"]).toContain(before.at);
            expect("peer" in before && before.peer).toBe(next.peer);
          }
          if ("safety" in before && "safety" in next && before.peer !== next.peer) {
            expect(event).toMatchObject({ type: "hostOutcome", from: next.peer, outcome: { is: "proved" } });
            expect(effects).toContainEqual({ do: "hangUp", peer: before.peer });
          }
          // Whoever loses the seat is cut off.
          if ("safety" in before && !("safety" in next)) {
            expect(effects.some((effect) => effect.do === "close" || effect.do === "hangUp")).toBe(true);
          }
          state = next;
          reached.add(state.at);
          if (state.at !== "idle" && state.at !== "ended") {
            expect(step(state, { type: "hangUp", now: 0 })[0].at).toBe("ended");
          }
        }
      }),
      { numRuns: 3_000 },
    );
    expect([...reached].toSorted()).toEqual([
      "authenticating",
      "connecting",
      "deriving",
      "ended",
      "idle",
      "inCall",
      "reconnecting",
      "waiting",
    ]);
  });
});
