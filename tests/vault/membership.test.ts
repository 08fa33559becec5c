import { beforeEach, describe, expect, it } from "vitest";
import type { Roster, SignedRoster } from "../../src/room/wire/roster.ts";
import { type Statement, statementFields } from "../../src/room/wire/statement.ts";
import { sodium } from "../fakes/sodium.ts";
import { encode, type Holder, holder, POLICY, sign, signed } from "./holder.ts";

let host: Holder;
let ann: Holder;
let bob: Holder;
/** The newest that all three have: epoch 2. */
let last: SignedRoster;

const issueAt = (clock: number, ...others: Holder[]) =>
  host.membership.issue(
    { self: { id: host.id, name: "" }, others: others.map(({ member }) => member), policy: POLICY },
    clock,
  );
const issue = (...others: Holder[]) => issueAt(0, ...others);
const accept = (who: Holder, given: SignedRoster) => who.membership.accept(given, who.id).is;
/** The newest roster with something changed, newer, and by the host's own hand. */
const next = (change: Partial<Roster>, epoch = 3) => signed(host, { ...last.roster, epoch, ...change });

beforeEach(() => {
  [host, ann, bob] = [holder("address"), holder("ann"), holder("bob")];
  for (const who of [ann, bob]) who.membership.pin(host.keys.sign.publicKey, { epoch: 0, handovers: [] });
  issue();
  last = issue(ann, bob);
  expect([accept(ann, last), accept(bob, last)]).toEqual(["newer", "newer"]);
});

describe("a roster", () => {
  it("gives everyone in it a channel to everyone else, which only the two can use", () => {
    for (const [one, other] of [
      [ann, bob],
      [bob, ann],
      [host, ann],
      [bob, host],
    ] as const) {
      expect(other.channels.open(one.id, one.channels.seal(other.id, "dag")!)).toEqual({ message: "dag" });
    }
    expect(host.channels.open("ann", bob.channels.seal("ann", "dag")!)).toBe("forged");
  });

  it("counts with a higher number alone", () => {
    expect(accept(ann, next({}))).toBe("newer");
    expect(accept(ann, last)).toBe("older");
    expect(ann.membership.accept(last, "ann")).toMatchObject({ newest: { roster: { epoch: 3 } } });
  });

  it("closes the channel to whoever is gone, and does not open it again with the same numbers", () => {
    const early = ann.channels.seal("bob", "one")!;
    const without = next({ members: [host.member, ann.member] });
    expect(accept(ann, without)).toBe("newer");
    expect(ann.channels.seal("bob", "x")).toBeUndefined();
    expect(ann.channels.open("bob", bob.channels.seal("ann", "x")!)).toBe("stranger");
    expect(accept(bob, without)).toBe("removed");
    expect(bob.channels.seal("address", "x")).toBeUndefined();
    expect(accept(ann, next({}, 4))).toBe("newer");
    expect(ann.channels.seal("bob", "one")?.box).not.toBe(early.box);
  });

  it.each<[string, () => SignedRoster]>([
    ["a member that the relay has added", () => ({ ...last, roster: added(holder("eve")) })],
    ["one that a relay signed with a key of its own", () => signed(holder("eve"), added(holder("eve")))],
    [
      "one by another key, which also stands in the host's place",
      () => {
        const eve = holder("address");
        return signed(eve, { ...last.roster, epoch: 3, members: [eve.member, ann.member] });
      },
    ],
    [
      "a member in the host's place",
      () => signed(ann, { ...last.roster, epoch: 3, members: [ann.member, bob.member] }),
    ],
    ["a member who signs with the host in its place", () => signed(bob, { ...last.roster, epoch: 3 })],
    [
      "the host's, with somebody else in the host's place",
      () => next({ members: [ann.member, host.member, bob.member] }),
    ],
    [
      "the host's, with the policy changed",
      () => ({ ...next({}), roster: { ...last.roster, epoch: 3, policy: asking } }),
    ],
    ["the host's, of another session", () => next({ session: encode(sodium.randombytes_buf(16)) })],
    ["an id twice", () => next({ members: [...last.roster.members, { ...holder("x").member, id: "bob" }] })],
    [
      "a signing key twice",
      () => next({ members: [...last.roster.members, { ...holder("x").member, sign: bob.member.sign }] }),
    ],
    [
      "a sealing key twice",
      () => next({ members: [...last.roster.members, { ...holder("x").member, seal: bob.member.seal }] }),
    ],
    ["ours under another id", () => next({ members: [host.member, { ...ann.member, id: "eve" }, bob.member] })],
  ])("is not believed: %s", (_, make) => {
    expect(accept(ann, make())).toBe("forged");
    // And what was believed before still is.
    expect(ann.channels.seal("bob", "x")).toBeDefined();
    expect(accept(ann, next({}))).toBe("newer");
  });

  const asking = { ...POLICY, ask: true };
  const added = (eve: Holder): Roster => ({ ...last.roster, epoch: 3, members: [...last.roster.members, eve.member] });

  it("with our key and somebody else's sealing key is not gone by", () => {
    const stolen = next({ members: [host.member, { ...ann.member, seal: holder("eve").member.seal }, bob.member] });
    expect(accept(ann, stolen)).toBe("stale");
    expect(ann.channels.open("bob", bob.channels.seal("ann", "x")!)).toEqual({ message: "x" });
  });

  it("with the same number and other people is the host's lie; the same one is none", () => {
    expect(accept(ann, last)).toBe("same");
    expect(accept(ann, next({ members: [host.member, ann.member] }, 2))).toBe("split");
  });

  it("tells the host nothing, though it were by its own hand: a host goes by nobody's list", () => {
    expect(accept(host, last)).toBe("same");
    expect(accept(host, next({ members: [host.member] }))).toBe("forged");
    expect(host.channels.seal("ann", "x")).toBeDefined();
  });

  it("with a member's key of low order is taken, and makes no channel", () => {
    const weak = { ...holder("eve").member, seal: encode(new Uint8Array(32)) };
    expect(accept(ann, next({ members: [...last.roster.members, weak] }))).toBe("newer");
    expect(ann.channels.seal("eve", "x")).toBeUndefined();
  });

  it("to somebody without a channel can be read by that one alone", () => {
    const box = host.membership.wrap(ann.member.seal, last);
    expect(ann.membership.unwrap(box)).toEqual(last);
    expect(bob.membership.unwrap(box)).toBeUndefined();
    expect(ann.membership.unwrap("AAAA")).toBeUndefined();
  });

  it("is not signed by whoever is pinned later: the first host stays the host", () => {
    expect(ann.membership.pin(bob.keys.sign.publicKey, { epoch: 0, handovers: [] })).toBe(false);
    expect(ann.membership.pin(host.keys.sign.publicKey, { epoch: 0, handovers: [] })).toBe(true);
  });
});

describe("a statement of what is kept", () => {
  const declare = (who: Holder, rec: Statement["rec"]) => who.membership.declare({ rec, live: "off" }, 5)!;

  it("is believed of its speaker, whoever hands it on, and counts up", () => {
    const [one, two] = [declare(ann, "asking"), declare(ann, "on")];
    expect(bob.membership.attest(one)).toBe(true);
    expect(host.membership.attest(two)).toBe(true);
    expect(two.statement.n).toBeGreaterThan(one.statement.n);
  });

  it.each<[string, (given: Statement, speaker: Holder) => { by: Holder; statement: Statement }]>([
    ["changed on its way", (statement) => ({ by: holder("eve"), statement: { ...statement, rec: "on" } })],
    ["in another's name", (statement) => ({ by: bob, statement })],
    [
      "of another session",
      (statement, by) => ({ by, statement: { ...statement, session: encode(new Uint8Array(16)) } }),
    ],
    [
      "of a page that was reloaded since",
      (statement, by) => ({ by, statement: { ...statement, seal: encode(new Uint8Array(32)) } }),
    ],
    [
      "of somebody who is not in the room",
      (statement) => {
        const by = holder("eve");
        return { by, statement: { ...statement, by: by.member.sign, seal: by.member.seal } };
      },
    ],
  ])("is not believed: %s", (_, make) => {
    const { by, statement } = make(declare(ann, "off").statement, ann);
    expect(host.membership.attest({ statement, signature: sign(by, statementFields(statement)) })).toBe(false);
  });

  it("is not believed of somebody who was put out", () => {
    const said = declare(bob, "on");
    expect(accept(ann, next({ members: [host.member, ann.member] }))).toBe("newer");
    expect(ann.membership.attest(said)).toBe(false);
  });

  it("cannot be made before there is a room", () => {
    expect(holder("eve").membership.declare({ rec: "on", live: "off" }, 1)).toBeUndefined();
  });
});

describe("a roster's number", () => {
  it("is the clock's where that is ahead, and one more than the last where it is not", () => {
    expect(issueAt(5_000.7, ann).roster.epoch).toBe(5_000);
    expect(issueAt(5_000.9, ann).roster.epoch).toBe(5_001);
    expect(issueAt(4_000, ann).roster.epoch).toBe(5_002);
  });

  it("grows over a reload that remembers none of the last thousands", () => {
    const { known } = host.membership;
    let now = 1_000_000;
    for (let count = 0; count < 5_000; count += 1) now += issueAt(now, ann).roster.epoch < now ? 0 : 1;
    const before = issueAt(now, ann).roster.epoch;
    host.membership.recall(known);
    expect(issueAt(now + 2_000, ann).roster.epoch).toBeGreaterThan(before);
  });

  it("leaves a gap behind a reload where the clock was set back", () => {
    const { known } = host.membership;
    const before = issueAt(0, ann).roster.epoch;
    host.membership.recall(known);
    expect(issueAt(0, ann).roster.epoch).toBeGreaterThan(before + 900);
  });
});
