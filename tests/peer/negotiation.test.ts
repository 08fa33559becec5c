import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Body,
  negotiate,
  negotiation,
  type Negotiation,
  type NegotiationEffect,
  type NegotiationEvent,
  type Packet,
  parsePacket,
} from "../../src/peer/negotiation.ts";

/** Both ends of a link with a toy in the place of each RTCPeerConnection: descriptions are round numbers. */
class Pair {
  readonly sides: { state: Negotiation; described: number; heard: string[]; candidates: number[] }[] = [
    true,
    false,
  ].map((offers) => ({ state: negotiation(offers), described: 0, heard: [], candidates: [] }));
  readonly way: { to: number; packet: Packet }[] = [];

  event(side: number, event: NegotiationEvent): void {
    const me = this.sides[side]!;
    const [next, effects] = negotiate(me.state, event);
    me.state = next;
    for (const effect of effects) this.#perform(side, effect);
  }

  #perform(side: number, effect: NegotiationEffect): void {
    const me = this.sides[side]!;
    const made = (body: Body) => this.event(side, { type: "made", body });
    const candidate = (round: number) =>
      made({
        type: "candidate",
        round,
        candidate: { candidate: String(round), sdpMid: null, sdpMLineIndex: null, usernameFragment: null },
      });
    switch (effect.do) {
      case "send":
        return void this.way.push({ to: 1 - side, packet: effect.packet });
      case "offer":
        made({ type: "offer", round: effect.round, sdp: String(effect.round) });
        return candidate(effect.round);
      case "answer":
        me.described = Number(effect.sdp);
        // A browser may find its first candidate before the answer is posted.
        candidate(effect.round);
        return made({ type: "answer", round: effect.round, sdp: effect.sdp });
      case "apply":
        me.described = Number(effect.sdp);
        return;
      case "candidate":
        return void me.candidates.push(Number(effect.candidate.candidate));
      case "message":
        return void me.heard.push(effect.message.type === "state" ? effect.message.name : "bye");
    }
  }

  deliver(index: number): void {
    const [{ to, packet }] = this.way.splice(index, 1) as [{ to: number; packet: Packet }];
    this.event(to, { type: "packet", packet });
  }

  /** The network works again: everything is sent again until nothing is left. */
  settle(): void {
    for (let turn = 0; turn < 20; turn++) {
      while (this.way.length > 0) this.deliver(0);
      this.event(0, { type: "tick" });
      this.event(1, { type: "tick" });
    }
  }
}

const say = (name: string): NegotiationEvent => ({
  type: "made",
  body: { type: "message", message: { type: "state", mic: true, camera: true, name, promised: false } },
});

type Act =
  | { do: "restart"; side: number }
  | { do: "say"; side: number }
  | { do: "deliver" | "lose" | "twice"; at: number }
  | { do: "tick"; side: number };

const side = fc.nat(1);
const acts = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("restart" as const), side }),
    fc.record({ do: fc.constant("say" as const), side }),
    fc.record({ do: fc.constantFrom("deliver" as const, "lose" as const, "twice" as const), at: fc.nat(50) }),
    fc.record({ do: fc.constant("tick" as const), side }),
  ),
  { maxLength: 60 },
);

describe("signals over a network that loses, repeats and reorders", () => {
  it("come each once and in order, and the newest offer is answered on both sides", () => {
    fc.assert(
      fc.property(acts, (sequence: Act[]) => {
        const pair = new Pair();
        const said: [string[], string[]] = [[], []];
        let restarts = 0;
        for (const act of sequence) {
          if (act.do === "restart") pair.event(act.side, { type: "restart" });
          else if (act.do === "tick") pair.event(act.side, { type: "tick" });
          else if (act.do === "say") {
            said[act.side as 0 | 1].push(String(said[act.side as 0 | 1].length));
            pair.event(act.side, say(said[act.side as 0 | 1].at(-1)!));
          } else if (pair.way.length > 0) {
            const at = act.at % pair.way.length;
            if (act.do === "twice") pair.way.push(pair.way[at]!);
            if (act.do === "lose") pair.way.splice(at, 1);
            else pair.deliver(at);
          }
          restarts = pair.sides[0]!.state.round;
        }
        pair.settle();
        const [offerer, answerer] = pair.sides as [Pair["sides"][0], Pair["sides"][0]];
        expect(answerer.heard).toEqual(said[0]);
        expect(offerer.heard).toEqual(said[1]);
        expect(offerer.state.unacknowledged).toEqual([]);
        expect(answerer.state.unacknowledged).toEqual([]);
        const { round } = offerer.state;
        expect(round).toBeGreaterThanOrEqual(restarts);
        expect([offerer.described, answerer.described, answerer.state.round]).toEqual([round, round, round]);
        expect(offerer.state.awaiting).toBe(false);
        // Candidates are used only in the round they belong to, and never before the answer.
        if (round > 0) expect([offerer.candidates.at(-1), answerer.candidates.at(-1)]).toEqual([round, round]);
      }),
      { numRuns: 500 },
    );
  });

  it("only one side ever offers", () => {
    const pair = new Pair();
    pair.event(1, { type: "restart" });
    expect(pair.way.map(({ packet }) => packet.body?.type)).toEqual(["want"]);
    pair.settle();
    expect(pair.sides.map(({ described }) => described)).toEqual([1, 1]);
  });

  it("what was of rounds that are over is not waited for, however long the interruption was", () => {
    const pair = new Pair();
    pair.event(0, say("before"));
    for (let restart = 0; restart < 50; restart += 1) pair.event(0, { type: "restart" });
    pair.way.length = 0;
    pair.event(0, { type: "restart" });
    pair.event(0, { type: "tick" });
    while (pair.way.length > 0) pair.deliver(0);
    expect(pair.sides.map(({ described }) => described)).toEqual([51, 51]);
    expect(pair.sides[1]!.heard).toEqual(["before"]);
  });

  it("two sides that see the same change make one offer", () => {
    const pair = new Pair();
    pair.event(0, { type: "restart" });
    pair.event(1, { type: "restart" });
    pair.settle();
    expect(pair.sides.map(({ described }) => described)).toEqual([1, 1]);
  });

  it("a change behind the newest offer is worth another", () => {
    const pair = new Pair();
    pair.event(0, { type: "restart" });
    pair.deliver(0);
    pair.event(1, { type: "restart" });
    pair.settle();
    expect(pair.sides.map(({ described }) => described)).toEqual([2, 2]);
  });

  it("an offer to the side that offers, an old answer and an unasked answer are passed over", () => {
    const [state] = negotiate(negotiation(true), {
      type: "packet",
      packet: { seq: 1, ack: 0, after: 0, body: { type: "offer", round: 9, sdp: "x" } },
    });
    expect(state.round).toBe(0);
    const [after, effects] = negotiate(state, {
      type: "packet",
      packet: { seq: 2, ack: 0, after: 1, body: { type: "answer", round: 0, sdp: "x" } },
    });
    expect(after.awaiting).toBe(false);
    expect(effects.map((effect) => effect.do)).toEqual(["send"]);
  });
});

it("a packet whose body cannot be read counts, so that what comes behind it is heard", () => {
  const odd = parsePacket({
    seq: 1,
    ack: 0,
    after: 0,
    body: { type: "message", message: { type: "of another version" } },
  })!;
  const end = parsePacket({ seq: 2, ack: 0, after: 1, body: { type: "message", message: { type: "end" } } })!;
  const [after] = negotiate(negotiation(false), { type: "packet", packet: odd });
  const [, effects] = negotiate(after, { type: "packet", packet: end });
  expect(effects).toContainEqual({ do: "message", message: { type: "end" } });
  expect(parsePacket({ seq: "1", ack: 0, after: 0 })).toBeUndefined();
  expect(parsePacket(null)).toBeUndefined();
});
