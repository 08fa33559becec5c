import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyOf, stolen } from "../fakes/forge.ts";
import {
  admitAll,
  alerts,
  did,
  epoch,
  gather,
  knock,
  meshed,
  person,
  place,
  reached,
  start,
  together,
  type,
} from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;

const session = (browser: Browser) => together(browser).call.signed!.roster.session;
const sounds = (browser: Browser) => browser.effects.flatMap((effect) => (effect.do === "sound" ? [effect.sound] : []));

beforeEach(() => {
  world = new World();
  [host, ann, bob] = gather(world, 2) as [Browser, Browser, Browser];
  world.pass(5_000);
  expect(meshed(world, host, ann, bob)).toBe(true);
});

/** Whatever is loaded anew, and whoever is host: no key seals under the same number twice. */
afterEach(() => expect(new Set(world.sealings).size).toBe(world.sealings.length));

describe("a client whose page is loaded anew", () => {
  it("has the same seat again, without the password, the door, or an alarm", () => {
    const key = keyOf(ann);
    const asked = did(host, "sound");
    ann = world.reload(ann);
    world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(keyOf(ann)).toBe(key);
    expect(together(host).people).toHaveLength(2);
    expect([...alerts(host), ...alerts(ann), ...alerts(bob)]).toEqual([]);
    expect(sounds(host).slice(asked)).not.toContain("alarm");
    expect(sounds(ann)).not.toContain("door");
    expect(person(host, ann)?.name).toBe("c1");
    expect(did(host, "unexpected") + did(ann, "unexpected") + did(bob, "unexpected")).toBe(0);
  });

  it("keeps the call of a room of two going: it has lasted from its beginning", () => {
    const two = new World();
    const [owner, only] = gather(two, 1) as [Browser, Browser];
    const { since } = together(owner);
    two.pass(30_000);
    const back = two.reload(only);
    two.pass(5_000);
    expect(meshed(two, owner, back)).toBe(true);
    expect(together(owner).since).toBe(since);
    owner.send({ type: "hangUp" });
    expect("lasted" in owner.state && owner.state.lasted).toBeGreaterThan(30_000);
  });

  it("comes back also where the host asks about everybody, and twice in a row", () => {
    host.send({ type: "setPolicy", change: { ask: true } });
    for (let times = 0; times < 2; times++) {
      ann = world.reload(ann);
      world.pass(5_000);
      expect(meshed(world, host, ann, bob)).toBe(true);
    }
  });

  it("comes back though its last word was lost, and nobody is told of a loss", () => {
    ann = world.reopen(ann, ann.keepsake());
    world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect([...alerts(host), ...alerts(bob)]).toEqual([]);
  });

  it("comes back with the new password that it was told of in the call", () => {
    host.send({ type: "password", password: "perzikboom" });
    ann = world.reload(ann);
    world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(alerts(host)).toEqual([]);
  });

  it("that missed the new password is asked for it, and then has its seat", () => {
    const kept = ann.keepsake();
    world.kill(ann);
    host.send({ type: "password", password: "perzikboom" });
    ann = world.reopen(ann, kept);
    world.pass(5_000);
    expect(ann.state).toMatchObject({ at: "authenticating", phase: "password" });
    type(ann, "perzikboom");
    world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("is given up after a minute, and stands at the door when it comes later", () => {
    const kept = ann.keepsake();
    world.kill(ann);
    world.pass(70_000);
    expect(alerts(host)).toEqual(["clientLost"]);
    expect(together(bob).people).toHaveLength(1);
    ann = world.reopen(ann, kept);
    world.pass(5_000);
    expect(place(ann)).toBe("knocking");
    admitAll(host);
    world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("cannot be another than it was: whoever knows its public key and the password has no seat", () => {
    const kept = bob.keepsake();
    ann.away();
    world.kill(ann);
    const eve = world.browser("eve");
    eve.comeBack(stolen(kept, ann));
    world.pass(5_000);
    expect(alerts(host)).toContain("interference");
    expect(together(host).people.map(({ id }) => id)).not.toContain(eve.self);
    expect(did(eve, "expect")).toBe(0);
  });
});

describe("a host whose page is loaded anew", () => {
  it("is host again of the same room, whose roster goes on, and everybody is back", () => {
    const [before, of, key] = [epoch(host)!, session(host), keyOf(host)];
    host = world.reload(host);
    world.pass(6_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(epoch(host)).toBeGreaterThan(before);
    expect([session(host), keyOf(host)]).toEqual([of, key]);
    expect(epoch(ann)).toBe(epoch(host));
    expect([...alerts(host), ...alerts(ann), ...alerts(bob)]).toEqual([]);
    expect(together(host).people.map(({ name }) => name)).toEqual(["c1", "c2"]);
  });

  it("finds its address taken for however long, says so, and takes it when it is free", () => {
    const kept = host.keepsake();
    const other = { receive: () => undefined, tell: () => undefined, seal: () => undefined, opens: () => false };
    const { self } = host;
    world.kill(host);
    // A relay that has forgotten whose it was.
    world.close(self);
    world.open(self, "another", other);
    host = world.browser("host");
    host.comeBack(kept);
    world.pass(600_000);
    expect(host.state).toMatchObject({ at: "waiting", call: { alerts: [{ kind: "addressTaken", count: 1 }] } });
    // It can be loaded anew once more meanwhile, and still knows whom to call.
    host = world.reopen(host, host.keepsake());
    world.pass(2_000);
    expect(host.state).toMatchObject({ at: "waiting", call: { returns: true } });
    world.close(self);
    world.pass(8_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(alerts(host)).toEqual([]);
  });

  it("leaves the others talking meanwhile, who see that the host is away", () => {
    const kept = host.keepsake();
    world.kill(host);
    world.pass(300_000);
    expect([place(ann), place(bob)]).toEqual(["inCall", "inCall"]);
    expect(world.linked(ann.self, bob.self)).toBe(true);
    expect([alerts(ann), alerts(bob)]).toEqual([["hostAway"], ["hostAway"]]);
    host = world.browser("host");
    host.comeBack(kept);
    world.pass(6_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    // What the others sent to the page of before, and the relay had kept, is no attack.
    expect([alerts(host), alerts(ann), alerts(bob)]).toEqual([[], [], []]);
  });

  it("and a client's at the same time find each other again", () => {
    const [keptHost, keptAnn] = [host.keepsake(), ann.keepsake()];
    world.kill(host);
    world.kill(ann);
    ann = world.browser("c1");
    ann.comeBack(keptAnn);
    host = world.browser("host");
    host.comeBack(keptHost);
    world.pass(20_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    // And they can say something to each other past the link.
    expect(ann.secrets.open(host.self, host.secrets.seal(ann.self, "dag")!)).toEqual({ message: "dag" });
    expect(host.secrets.open(ann.self, ann.secrets.seal(host.self, "dag")!)).toEqual({ message: "dag" });
  });

  it("alone in the room waits as before, and lets the next one in", () => {
    const other = new World();
    let owner = other.browser("host");
    start(owner);
    owner = other.reload(owner);
    other.pass(1_000);
    expect(owner.state).toMatchObject({ at: "waiting", call: { relay: "up" } });
    const guest = other.browser();
    knock(guest);
    other.pass(1_000);
    expect(meshed(other, owner, guest)).toBe(true);
  });
});

describe("somebody with the right password who takes the address while the host is away", () => {
  let eve: Browser;

  beforeEach(() => {
    world.kill(host);
    // The relay is on her side: an honest one would keep the address for the host.
    world.close(host.self);
    eve = world.browser("eve");
    start(eve);
    world.pass(5_000);
  });

  it("is not taken for the host by those who are in", () => {
    world.pass(60_000);
    expect(eve.state.at).toBe("waiting");
    expect([place(ann), place(bob)]).toEqual(["inCall", "inCall"]);
    expect(world.linked(eve.self, ann.self)).toBe(false);
    expect([alerts(ann), alerts(bob)]).toEqual([["hostAway"], ["hostAway"]]);
  });

  it("is found to be another by a member whose page is loaded anew, which sends nothing there", () => {
    ann = world.reload(ann);
    world.pass(5_000);
    expect(place(ann)).toBe("otherHost");
    expect(did(ann, "expect")).toBe(0);
    expect(world.linked(eve.self, ann.self)).toBe(false);
  });

  it("cannot pass for the host by its public key, which everybody knows", () => {
    const keptEve = eve.keepsake();
    world.kill(eve);
    eve = world.browser("eve");
    eve.comeBack(stolen(keptEve, host));
    ann = world.reload(ann);
    world.pass(5_000);
    expect(place(ann)).toBe("tampered");
    expect(did(ann, "expect")).toBe(0);
    expect(world.linked(eve.self, ann.self)).toBe(false);
  });
});

it("a host who crashed before the newest roster was kept gives its number to no other", () => {
  const room = new World();
  const [first, member] = gather(room, 2) as [Browser, Browser];
  const kept = first.keepsake();
  first.send({ type: "setPolicy", change: { keep: true } });
  room.pass(100);
  const again = room.reopen(first, kept);
  room.pass(10_000);
  expect(alerts(member)).not.toContain("splitRoster");
  expect(reached(member)).toContain(again.self);
});
