import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stopClock } from "../fakes/clock.ts";
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

stopClock();

let world: World;
let host: Browser;
let ann: Browser;
let bob: Browser;

const session = (browser: Browser) => together(browser).call.signed!.roster.session;
const sounds = (browser: Browser) => browser.effects.flatMap((effect) => (effect.do === "sound" ? [effect.sound] : []));

beforeEach(async () => {
  world = new World();
  [host, ann, bob] = (await gather(world, 2)) as [Browser, Browser, Browser];
  await world.pass(5_000);
  expect(meshed(world, host, ann, bob)).toBe(true);
});

/** Whatever is loaded anew, and whoever is host: no key seals under the same number twice. */
afterEach(() => expect(new Set(world.sealings).size).toBe(world.sealings.length));

describe("a client whose page is loaded anew", () => {
  /** Ann's page comes back to a call that the host has ended meanwhile. */
  async function comeBackTooLate(): Promise<void> {
    const kept = ann.keepsake();
    await world.kill(ann);
    await host.send({ type: "hangUp" });
    await world.pass(1_000);
    ann = world.browser("c1");
    await ann.comeBack(kept);
  }

  it("ends within a minute where the call is over by then, and says that nobody answers", async () => {
    await comeBackTooLate();
    await world.pass(50_000);
    expect(ann.state.at).toBe("waiting");
    await world.pass(10_000);
    expect(place(ann)).toBe("hostSilent");
  });

  it("waits on while the relay is not there", async () => {
    await comeBackTooLate();
    await ann.send({ type: "relayDown", generation: ann.state.generation });
    await world.pass(120_000);
    expect(ann.state.at).toBe("waiting");
  });

  it("has the same seat again, without the password, the door, or an alarm", async () => {
    const key = keyOf(ann);
    const asked = did(host, "sound");
    ann = await world.reload(ann);
    await world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(keyOf(ann)).toBe(key);
    expect(together(host).people).toHaveLength(2);
    expect([...alerts(host), ...alerts(ann), ...alerts(bob)]).toEqual([]);
    expect(sounds(host).slice(asked)).not.toContain("alarm");
    expect(sounds(ann)).not.toContain("door");
    expect(person(host, ann)?.name).toBe("c1");
    expect(did(host, "unexpected") + did(ann, "unexpected") + did(bob, "unexpected")).toBe(0);
  });

  it("keeps the call of a room of two going: it has lasted from its beginning", async () => {
    const two = new World();
    const [owner, only] = (await gather(two, 1)) as [Browser, Browser];
    const { since } = together(owner);
    await two.pass(30_000);
    const back = await two.reload(only);
    await two.pass(5_000);
    expect(meshed(two, owner, back)).toBe(true);
    expect(together(owner).since).toBe(since);
    await owner.send({ type: "hangUp" });
    expect("lasted" in owner.state && owner.state.lasted).toBeGreaterThan(30_000);
  });

  it("comes back also where the host asks about everybody, and twice in a row", async () => {
    await host.send({ type: "setPolicy", change: { ask: true } });
    for (let times = 0; times < 2; times++) {
      ann = await world.reload(ann);
      await world.pass(5_000);
      expect(meshed(world, host, ann, bob)).toBe(true);
    }
  });

  it("comes back though its last word was lost, and nobody is told of a loss", async () => {
    ann = await world.reopen(ann, ann.keepsake());
    await world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect([...alerts(host), ...alerts(bob)]).toEqual([]);
  });

  it("comes back though the welcome was lost, as where the host's line to the relay was made anew in that moment", async () => {
    let lost = 1;
    world.carry = (sent) => (sent.frame?.t === "welcome" && lost-- > 0 ? [] : [sent]);
    ann = await world.reload(ann);
    await world.pass(1_000);
    expect(ann.state).toMatchObject({ at: "authenticating", phase: "confirming" });
    await world.pass(7_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(alerts(host)).toEqual([]);
  });

  it("comes back with the new password that it was told of in the call", async () => {
    await host.send({ type: "password", password: "perzikboom" });
    ann = await world.reload(ann);
    await world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(alerts(host)).toEqual([]);
  });

  it("that missed the new password is asked for it, and then has its seat", async () => {
    const kept = ann.keepsake();
    await world.kill(ann);
    await host.send({ type: "password", password: "perzikboom" });
    ann = await world.reopen(ann, kept);
    await world.pass(5_000);
    expect(ann.state).toMatchObject({ at: "authenticating", phase: "password" });
    await type(ann, "perzikboom");
    await world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("that fell silent has its seat for as long as the call lasts", async () => {
    const kept = ann.keepsake();
    await world.kill(ann);
    await world.pass(3_600_000);
    expect(alerts(host)).toEqual([]);
    ann = await world.reopen(ann, kept);
    await world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("that said it was going is given up after a minute, and stands at the door when it comes later", async () => {
    const kept = ann.keepsake();
    ann.away();
    await world.kill(ann);
    await world.pass(70_000);
    expect(alerts(host)).toEqual(["clientLost"]);
    expect(together(bob).people).toHaveLength(1);
    ann = await world.reopen(ann, kept);
    await world.pass(5_000);
    expect(place(ann)).toBe("knocking");
    await admitAll(host);
    await world.pass(5_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
  });

  it("cannot be another than it was: whoever knows its public key and the password has no seat", async () => {
    const kept = bob.keepsake();
    ann.away();
    await world.kill(ann);
    const eve = world.browser("eve");
    await eve.comeBack(stolen(kept, ann));
    await world.pass(5_000);
    expect(alerts(host)).toContain("interference");
    expect(together(host).people.map(({ id }) => id)).not.toContain(eve.self);
    expect(did(eve, "expect")).toBe(0);
  });
});

describe("a host whose page is loaded anew", () => {
  it("is host again of the same room, whose roster goes on, and everybody is back", async () => {
    const [before, of, key] = [epoch(host)!, session(host), keyOf(host)];
    host = await world.reload(host);
    await world.pass(6_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(epoch(host)).toBeGreaterThan(before);
    expect([session(host), keyOf(host)]).toEqual([of, key]);
    expect(epoch(ann)).toBe(epoch(host));
    expect([...alerts(host), ...alerts(ann), ...alerts(bob)]).toEqual([]);
    expect(together(host).people.map(({ name }) => name)).toEqual(["c1", "c2"]);
  });

  it("finds its address taken for however long, says so, and takes it when it is free", async () => {
    const kept = host.keepsake();
    const nothing = () => undefined;
    const told = { absent: nothing, linkUp: nothing, linkLost: nothing, message: nothing };
    const other = { ...told, receive: nothing, seal: nothing, opens: () => false };
    const { self } = host;
    await world.kill(host);
    // A relay that has forgotten whose it was.
    world.close(self);
    world.open(self, "another", other);
    host = world.browser("host");
    await host.comeBack(kept);
    await world.pass(600_000);
    expect(host.state).toMatchObject({ at: "waiting", call: { alerts: [{ kind: "addressTaken", count: 1 }] } });
    // It can be loaded anew once more meanwhile, and still knows whom to call.
    host = await world.reopen(host, host.keepsake());
    await world.pass(2_000);
    expect(host.state).toMatchObject({ at: "waiting", call: { returns: true } });
    world.close(self);
    await world.pass(8_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    expect(alerts(host)).toEqual([]);
  });

  it("leaves the others talking meanwhile, who see that the host is away", async () => {
    const kept = host.keepsake();
    await world.kill(host);
    await world.pass(300_000);
    expect([place(ann), place(bob)]).toEqual(["inCall", "inCall"]);
    expect(world.linked(ann.self, bob.self)).toBe(true);
    expect([alerts(ann), alerts(bob)]).toEqual([["hostAway"], ["hostAway"]]);
    host = world.browser("host");
    await host.comeBack(kept);
    await world.pass(6_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    // What the others sent to the page of before, and the relay had kept, is no attack.
    expect([alerts(host), alerts(ann), alerts(bob)]).toEqual([[], [], []]);
  });

  it("and a client's at the same time find each other again", async () => {
    const [keptHost, keptAnn] = [host.keepsake(), ann.keepsake()];
    await world.kill(host);
    await world.kill(ann);
    ann = world.browser("c1");
    await ann.comeBack(keptAnn);
    host = world.browser("host");
    await host.comeBack(keptHost);
    await world.pass(20_000);
    expect(meshed(world, host, ann, bob)).toBe(true);
    // And they can say something to each other past the link.
    expect(ann.secrets.open(host.self, host.secrets.seal(ann.self, "dag")!)).toEqual({ message: "dag" });
    expect(host.secrets.open(ann.self, ann.secrets.seal(host.self, "dag")!)).toEqual({ message: "dag" });
  });

  it("alone in the room waits as before, and lets the next one in", async () => {
    const other = new World();
    let owner = other.browser("host");
    await start(owner);
    owner = await other.reload(owner);
    await other.pass(1_000);
    expect(owner.state).toMatchObject({ at: "waiting", call: { relay: "up" } });
    const guest = other.browser();
    await knock(guest);
    await other.pass(1_000);
    expect(meshed(other, owner, guest)).toBe(true);
  });
});

describe("somebody with the right password who takes the address while the host is away", () => {
  let eve: Browser;

  beforeEach(async () => {
    await world.kill(host);
    // The relay is on her side: an honest one would keep the address for the host.
    world.close(host.self);
    eve = world.browser("eve");
    await start(eve);
    await world.pass(5_000);
  });

  it("is not taken for the host by those who are in", async () => {
    await world.pass(60_000);
    expect(eve.state.at).toBe("waiting");
    expect([place(ann), place(bob)]).toEqual(["inCall", "inCall"]);
    expect(world.linked(eve.self, ann.self)).toBe(false);
    expect([alerts(ann), alerts(bob)]).toEqual([["hostAway"], ["hostAway"]]);
  });

  it("is found to be another by a member whose page is loaded anew, which sends nothing there", async () => {
    ann = await world.reload(ann);
    await world.pass(5_000);
    expect(place(ann)).toBe("otherHost");
    expect(did(ann, "expect")).toBe(0);
    expect(world.linked(eve.self, ann.self)).toBe(false);
  });

  it("cannot pass for the host by its public key, which everybody knows", async () => {
    const keptEve = eve.keepsake();
    await world.kill(eve);
    eve = world.browser("eve");
    await eve.comeBack(stolen(keptEve, host));
    ann = await world.reload(ann);
    await world.pass(5_000);
    expect(place(ann)).toBe("tampered");
    expect(did(ann, "expect")).toBe(0);
    expect(world.linked(eve.self, ann.self)).toBe(false);
  });
});

it("a host who crashed before the newest roster was kept gives its number to no other", async () => {
  const room = new World();
  const [first, member] = (await gather(room, 2)) as [Browser, Browser];
  const kept = first.keepsake();
  await first.send({ type: "setPolicy", change: { keep: true } });
  await room.pass(100);
  const again = await room.reopen(first, kept);
  await room.pass(10_000);
  expect(alerts(member)).not.toContain("splitRoster");
  expect(reached(member)).toContain(again.self);
});
