import { beforeEach, describe, expect, it } from "vitest";
import type { Handover, SignedRoster } from "../../src/room/wire/roster.ts";
import { sodium } from "../fakes/sodium.ts";
import { encode, handing, type Holder, holder, POLICY, signed } from "./holder.ts";

let host: Holder;
let ann: Holder;
let bob: Holder;
/** The newest that all three have: epoch 2. */
let last: SignedRoster;

const accept = (who: Holder, given: SignedRoster) => who.membership.accept(given, who.id).is;

beforeEach(() => {
  [host, ann, bob] = [holder("address"), holder("ann"), holder("bob")];
  for (const who of [ann, bob]) who.membership.pin(host.keys.sign.publicKey, { epoch: 0, handovers: [] });
  const self = { id: host.id, name: "" };
  host.membership.issue({ self, others: [], policy: POLICY }, 0);
  last = host.membership.issue({ self, others: [ann.member, bob.member], policy: POLICY }, 0);
  for (const who of [ann, bob]) accept(who, last);
});

describe("a host who hands over", () => {
  let handover: Handover;
  /** The heir's first. */
  let first: SignedRoster;

  beforeEach(() => {
    handover = host.membership.handOver(ann.member.sign);
    expect(ann.membership.inherit(handover)).toBe(true);
    for (const who of [host, ann]) who.renewSealing();
    first = ann.membership.issue({ self: { id: "address", name: "" }, others: [bob.member], policy: POLICY }, 0);
  });

  const byHost = (epoch: number, handovers: Handover[] = []) => signed(host, { ...last.roster, epoch }, handovers);

  it("makes the heir's rosters count, also for somebody who has heard nothing of it", () => {
    expect(accept(bob, first)).toBe("newer");
    expect(bob.channels.open("address", ann.channels.seal("bob", "x")!)).toEqual({ message: "x" });
  });

  it("has no say any more", () => {
    expect(accept(bob, first)).toBe("newer");
    expect(accept(bob, byHost(9))).toBe("forged");
    expect(accept(bob, byHost(9, [handover]))).toBe("forged");
  });

  it("is host no more for its own vault either: a roster asked for meanwhile is not signed", () => {
    expect(() => host.membership.issue({ self: { id: host.id, name: "" }, others: [], policy: POLICY }, 0)).toThrow(
      "host",
    );
  });

  it("cannot hand over what it has no more", () => {
    expect(() => host.membership.handOver(bob.member.sign)).toThrow("host");
    expect(() => bob.membership.handOver(bob.member.sign)).toThrow("host");
  });

  it("does not become host again by the handover of an earlier term", () => {
    expect(accept(bob, first)).toBe("newer");
    const { session } = last.roster;
    const back = handing(ann, session, 3, host);
    expect(accept(bob, byHost(5, [handover, back]))).toBe("newer");
    // The first host is host again. The heir of before has nothing but the old handover.
    const members = [{ ...ann.member, id: "address" }, bob.member];
    const taken = signed(ann, { ...last.roster, epoch: 99, members }, [handover]);
    expect(accept(bob, taken)).toBe("forged");
    expect(accept(bob, byHost(6, [handover, back]))).toBe("newer");
  });

  it("does not get it back with a handover that the heir has not signed", () => {
    expect(accept(bob, first)).toBe("newer");
    const { session } = last.roster;
    expect(accept(bob, byHost(9, [handover, handing(host, session, 4, host)]))).toBe("forged");
    const back = handing(ann, session, 4, host);
    expect(accept(bob, byHost(9, [handover, back]))).toBe("newer");
  });

  it("is followed along the whole chain by somebody who has missed all of it", () => {
    const { session } = last.roster;
    const chain = [handover, handing(ann, session, 5, bob), handing(bob, session, 8, ann)];
    const roster = { ...last.roster, epoch: 9, members: [{ ...ann.member, id: "address" }, bob.member] };
    expect(accept(bob, signed(ann, roster, chain.slice(0, 2)))).toBe("forged");
    expect(accept(bob, signed(ann, roster, [chain[1]!, chain[2]!]))).toBe("forged");
    expect(accept(bob, signed(ann, roster, chain))).toBe("newer");
  });

  it.each<[string, (session: string) => Handover[]]>([
    ["signed by the heir itself", (session) => [handing(bob, session, 2, bob)]],
    ["of another session", () => [handing(host, encode(sodium.randombytes_buf(16)), 2, bob)]],
    ["to somebody else than who signs", (session) => [handing(host, session, 2, ann)]],
    [
      "an old one again",
      (session) => [handing(host, session, 4, ann), handing(ann, session, 6, host), handing(host, session, 2, bob)],
    ],
  ])("is not believed to have: a handover %s", (_, make) => {
    const eve = holder("eve");
    eve.membership.pin(host.keys.sign.publicKey, { epoch: 2, handovers: [] });
    expect(accept(eve, signed(host, { ...last.roster, members: [host.member, bob.member, eve.member] }))).toBe("newer");
    const members = [{ ...bob.member, id: "address" }, eve.member];
    const handovers = make(last.roster.session);
    expect(accept(eve, signed(bob, { ...last.roster, epoch: 9, members }, handovers))).toBe("forged");
    // Nor at the door, by a host with the right password.
    expect(eve.membership.pin(bob.keys.sign.publicKey, { epoch: 9, handovers })).toBe(false);
  });

  it("leaves the heir to be found at the door, with the handover, by a member who comes back", () => {
    expect(bob.membership.pin(ann.keys.sign.publicKey, { epoch: 3, handovers: [] })).toBe(false);
    expect(bob.membership.pin(ann.keys.sign.publicKey, { epoch: 3, handovers: [handover] })).toBe(true);
    expect(bob.membership.known).toMatchObject({ host: ann.member.sign, handovers: [handover], newest: last });
    expect(accept(bob, byHost(9))).toBe("forged");
    expect(accept(bob, first)).toBe("newer");
  });

  it("leads whoever waits at the door, and was never in, to the heir and to nobody else", () => {
    const guest = holder("guest");
    guest.membership.pin(host.keys.sign.publicKey, { epoch: 2, handovers: [] });
    const { session } = last.roster;
    const pin = (who: Holder, handovers: Handover[], told: string | undefined = session) =>
      guest.membership.pin(who.keys.sign.publicKey, { epoch: 3, handovers, ...(told ? { session: told } : {}) });
    expect(pin(bob, [])).toBe(false);
    expect(pin(bob, [handover])).toBe(false);
    expect(pin(bob, [handing(bob, session, 2, bob)])).toBe(false);
    expect(pin(ann, [handover], encode(new Uint8Array(16)))).toBe(false);
    expect(pin(ann, [handover], "")).toBe(false);
    expect(pin(ann, [handover])).toBe(true);
  });

  it("does not follow the heir of before to its rosters, once the door has told of a newer term", () => {
    const { session } = last.roster;
    const back = handing(ann, session, 4, host);
    expect(bob.membership.pin(host.keys.sign.publicKey, { epoch: 5, handovers: [handover, back] })).toBe(true);
    const members = [{ ...ann.member, id: "address" }, bob.member];
    expect(accept(bob, signed(ann, { ...last.roster, epoch: 99, members }, [handover]))).toBe("forged");
    expect(accept(bob, byHost(6, [handover, back]))).toBe("newer");
  });

  it("hands over only what was newest then: the heir's rosters begin after it", () => {
    const members = [{ ...ann.member, id: "address" }, bob.member];
    expect(accept(bob, signed(ann, { ...last.roster, members, epoch: 2 }, [handover]))).toBe("forged");
  });

  it("makes nobody the host who is not named, or was named by somebody else, or in another call", () => {
    const { session } = last.roster;
    expect(bob.membership.inherit(handover)).toBe(false);
    expect(bob.membership.inherit(handing(ann, session, 2, bob))).toBe(false);
    expect(bob.membership.inherit(handing(host, encode(new Uint8Array(16)), 2, bob))).toBe(false);
    expect(bob.membership.inherit(handing(host, session, 99, bob))).toBe(false);
    expect(bob.membership.inherit(handing(host, session, 2, bob))).toBe(true);
  });

  it("and was given the role back, is not left by a newcomer either for what was signed in the term before", () => {
    const eve = holder("eve");
    eve.membership.pin(host.keys.sign.publicKey, { epoch: 9, handovers: [] });
    const members = [{ ...ann.member, id: "address" }, eve.member];
    expect(accept(eve, signed(ann, { ...last.roster, epoch: 20, members }, [handover]))).toBe("forged");
  });

  it("is known no more to whoever comes in later, and cannot come between the two", () => {
    const eve = holder("eve");
    expect(eve.membership.pin(ann.keys.sign.publicKey, { epoch: 3, handovers: [] })).toBe(true);
    const others = [bob.member, eve.member];
    const theirs = ann.membership.issue({ self: { id: "address", name: "" }, others, policy: POLICY }, 0);
    expect(accept(eve, theirs)).toBe("newer");
    const { session } = last.roster;
    const members = [host.member, eve.member];
    const lie = { ...last.roster, epoch: 20, members };
    expect(accept(eve, signed(host, lie))).toBe("forged");
    expect(accept(eve, signed(host, lie, [handover, handing(host, session, 9, host)]))).toBe("forged");
  });
});
