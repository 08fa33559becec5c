import { beforeEach, describe, expect, it } from "vitest";
import { VERSION } from "../../src/handshake/frames.ts";
import {
  admitAll,
  alerts,
  did,
  epoch,
  gather,
  join,
  knock,
  meshed,
  person,
  place,
  start,
  together,
  type,
} from "../fakes/scene.ts";
import { clock, stopClock } from "../fakes/clock.ts";
import { type Browser, type Parcel, World } from "../fakes/world.ts";

stopClock();

let world: World;
let host: Browser;
let client: Browser;
let third: Browser;

const door = (browser: Browser) => ("call" in browser.state ? browser.state.call.door : []);
/** What of the call's set-up this browser has done or was sent. */
const setUp = (browser: Browser) => ({
  done: browser.effects.filter((effect) => ["dial", "expect", "say"].includes(effect.do)),
  carried: world.carried.filter(({ from, to, inside, roster }) => {
    const ours = from === browser.self || to === browser.self;
    return ours && (roster !== undefined || inside === "offer" || inside === "answer");
  }),
});

/** The host's page is gone, and a relay that is on her side gives her the address. */
async function takeOver(eve: Browser, password?: string): Promise<void> {
  await world.kill(host);
  world.close(host.self);
  await start(eve, password);
}

beforeEach(async () => {
  world = new World();
  [host, client] = (await gather(world, 1)) as [Browser, Browser];
  third = world.browser("Bea");
  await knock(third);
});

describe("a third person with the right password", () => {
  it("waits at the door, and nothing of a call is exchanged before the host says yes", async () => {
    await world.pass(20_000);
    expect(place(third)).toBe("knocking");
    expect(door(host)).toMatchObject([{ peer: third.self, name: "Bea" }]);
    expect(setUp(third)).toEqual({ done: [], carried: [] });
    expect(host.effects.concat(client.effects)).not.toContainEqual({ do: "dial", peer: third.self });
    expect(client.effects).not.toContainEqual({ do: "expect", peer: third.self });
    // The room does not know of them, and neither has a channel to them but the host.
    expect(together(client).call.signed?.roster.members).toHaveLength(2);
    expect(client.secrets.seal(third.self, "x")).toBeUndefined();
  });

  it("is announced to both inside as one more than was agreed on, by name", async () => {
    expect(alerts(host)).toEqual(["extraAsks"]);
    expect(alerts(client)).toEqual(["extraAsks"]);
    for (const { state } of [host, client])
      expect(state).toMatchObject({ call: { alerts: [{ name: "Bea", count: 1 }] } });
    expect(host.effects).toContainEqual({ do: "sound", sound: "alarm" });
    // Going on to wait is no new alarm.
    await world.pass(20_000);
    expect(host.state).toMatchObject({ call: { alerts: [{ count: 1 }] } });
  });

  it("comes in with the host's yes, is reached by everyone, and alarms everyone", async () => {
    await host.send({ type: "admit", peer: third.self });
    await world.pass(4_000);
    expect(meshed(world, host, client, third)).toBe(true);
    expect(door(host)).toEqual([]);
    expect(alerts(host)).toEqual(["extraIn"]);
    expect(alerts(client)).toEqual(["extraIn"]);
    expect(client.state).toMatchObject({ call: { alerts: [{ name: "Bea", peer: third.self }] } });
    expect(third.effects).toContainEqual({ do: "sound", sound: "door" });
    expect(person(third, host)?.safety).toEqual(person(host, third)?.safety);
    expect(person(host, third)?.name).toBe("Bea");
  });

  it("is put out by the host, whose alarm that answers; the others keep theirs", async () => {
    await host.send({ type: "admit", peer: third.self });
    await world.pass(4_000);
    await host.send({ type: "kick", peer: third.self });
    await world.pass(4_000);
    expect([alerts(host), alerts(client)]).toEqual([[], ["extraIn"]]);
  });

  it("leaves the alarm behind where they have left by themselves", async () => {
    await host.send({ type: "admit", peer: third.self });
    await world.pass(4_000);
    await third.send({ type: "hangUp" });
    await world.pass(4_000);
    expect(alerts(host)).toContain("extraIn");
  });

  it("alarms nobody where that many were agreed on", async () => {
    await host.send({ type: "setPolicy", change: { people: 3 } });
    await host.send({ type: "putAway", kind: "extraAsks" });
    await client.send({ type: "putAway", kind: "extraAsks" });
    await host.send({ type: "admit", peer: third.self });
    await world.pass(4_000);
    expect([...alerts(host), ...alerts(client)]).toEqual([]);
    const fourth = world.browser("Cor");
    await knock(fourth);
    expect([alerts(host), alerts(client), alerts(third)]).toEqual([["extraAsks"], ["extraAsks"], ["extraAsks"]]);
  });

  it("is told to wait though the seat was taken in the moment of the proof, and the welcome into it was lost", async () => {
    const two = new World();
    const [owner, one, other] = ["", "Ann", "Bea"].map((name) => two.browser(name)) as [Browser, Browser, Browser];
    await start(owner);
    for (const client of [one, other]) await join(client);
    // Both proofs are judged before either has its seat.
    const proofs: Parcel[] = [];
    two.carry = (sent) => (sent.frame?.t === "proof" ? (proofs.push(sent), []) : [sent]);
    for (const client of [one, other]) await type(client);
    let lost = 2;
    two.carry = (sent) => (sent.from === owner.self && sent.to === other.self && lost-- > 0 ? [] : [sent]);
    await Promise.all(proofs.map((proof) => two.deliver(proof)));
    await two.pass(6_000);
    expect([place(one), place(other)]).toEqual(["inCall", "knocking"]);
    await two.pass(40_000);
    expect(place(other)).toBe("knocking");
    expect(door(owner)).toMatchObject([{ peer: other.self, name: "Bea" }]);
  });

  it("is at the door though the welcome was lost, and is welcomed once where it was not", async () => {
    const fourth = world.browser("Cor");
    let lost = 1;
    world.carry = (sent) => (sent.frame?.t === "welcome" && lost-- > 0 ? [] : [sent]);
    await knock(fourth);
    expect(fourth.state.at).toBe("authenticating");
    expect(door(host)).toMatchObject([{ peer: third.self }, { peer: fourth.self }]);
    await world.pass(4_000);
    expect(place(fourth)).toBe("knocking");
    await world.pass(6_000);
    // Those who have been heard from have heard it.
    const welcomes = () => world.carried.filter(({ frame }) => frame?.t === "welcome").length;
    const said = welcomes();
    await host.happen({ type: "relayUp", self: host.self });
    expect(welcomes()).toBe(said);
  });

  it("hears the host's message, and goes on waiting", async () => {
    await host.send({ type: "tell", peer: third.self, note: { is: "ready", which: "fiveMinutes" } });
    expect(third.state).toMatchObject({ at: "knocking", note: { which: "fiveMinutes" } });
    await world.pass(20_000);
    await host.send({ type: "tell", peer: third.self, note: { is: "own", text: "Nog even" } });
    // Also when the message itself was lost: the answer to the next sign of life has it.
    await world.pass(5_000);
    expect(third.state).toMatchObject({ at: "knocking", note: { text: "Nog even" } });
  });

  it("gets the message with the next answer where it was lost", async () => {
    world.carry = ({ from, to, ...rest }) => (from === host.self && to === third.self ? [] : [{ from, to, ...rest }]);
    await host.send({ type: "tell", peer: third.self, note: { is: "ready", which: "moment" } });
    world.carry = (parcel) => [parcel];
    expect(third.state).not.toHaveProperty("note");
    await world.pass(5_000);
    expect(third.state).toMatchObject({ note: { which: "moment" } });
  });

  it("is turned away with a sentence, and leaves no question behind", async () => {
    await host.send({ type: "turnAway", peer: third.self });
    expect(place(third)).toBe("turnedAway");
    expect(door(host)).toEqual([]);
    expect(alerts(host)).toEqual([]);
    expect(host.secrets.seal(third.self, "x")).toBeUndefined();
    expect(meshed(world, host, client)).toBe(true);
  });

  it("is forgotten when nothing is heard for half a minute, and when they go", async () => {
    const fourth = world.browser();
    await knock(fourth);
    await world.pass(20_000);
    await fourth.send({ type: "hangUp" });
    expect(door(host)).toHaveLength(1);
    await world.kill(third);
    await world.pass(25_000);
    expect(door(host)).toHaveLength(1);
    await world.pass(40_000);
    expect(door(host)).toEqual([]);
    expect(alerts(host)).toEqual([]);
  });

  it("hears when the host ends, and when the host's page is gone", async () => {
    const other = new World();
    const [gone] = (await gather(other, 1)) as [Browser];
    const guest = other.browser();
    await knock(guest);
    await other.kill(gone);
    await other.pass(50_000);
    expect(place(guest)).toBe("knocking");
    await other.pass(40_000);
    expect(place(guest)).toBe("hostSilent");
    await host.send({ type: "hangUp" });
    expect([place(third), place(client)]).toEqual(["hostEnded", "otherLeft"]);
  });
});

describe("somebody at the door whom the host has no channel to any more", () => {
  const meetsAll = async () => {
    await admitAll(host);
    await world.pass(5_000);
    expect(meshed(world, host, client, third)).toBe(true);
    expect([...alerts(host), ...alerts(client), ...alerts(third)]).not.toContain("interference");
  };

  it("is at the door again of a host whose page was loaded anew", async () => {
    host = await world.reload(host);
    await world.pass(20_000);
    expect(place(third)).toBe("knocking");
    expect(door(host)).toMatchObject([{ peer: third.self, name: "Bea" }]);
    await meetsAll();
  });

  it("is at the heir's door where the host has handed over, and after a reload too", async () => {
    await host.send({ type: "handOver", peer: client.self, stay: true });
    await world.pass(20_000);
    expect(door(client)).toMatchObject([{ peer: third.self }]);
    third = await world.reload(third);
    await world.pass(1_000);
    expect(door(client)).toMatchObject([{ peer: third.self }]);
    [host, client] = [client, host];
    await meetsAll();
  });

  it("is asked for the password where it was changed meanwhile", async () => {
    const kept = host.keepsake();
    await world.kill(host);
    host = await world.reopen(host, kept);
    await host.send({ type: "password", password: "perzikboom" });
    await world.pass(20_000);
    expect(third.state).toMatchObject({ at: "authenticating", phase: "password" });
    await type(third, "perzikboom");
    await world.pass(5_000);
    await meetsAll();
  });

  it("is asked for it, too, where there was none before", async () => {
    world = new World();
    [host, client] = (await gather(world, 1, "")) as [Browser, Browser];
    third = world.browser("Bea");
    await knock(third, "");
    await host.send({ type: "password", password: "perzikboom" });
    host = await world.reload(host);
    await world.pass(20_000);
    expect(third.state).toMatchObject({ at: "authenticating", phase: "password", call: { open: false } });
    await type(third, "perzikboom");
    await world.pass(5_000);
    await meetsAll();
  });

  it("waits for a yes also where nobody else is left in the room", async () => {
    await host.send({ type: "handOver", peer: client.self, stay: false });
    await world.pass(20_000);
    expect(door(client)).toMatchObject([{ peer: third.self }]);
    client = await world.reload(client);
    await world.pass(20_000);
    expect(door(client)).toMatchObject([{ peer: third.self }]);
    expect(place(third)).toBe("knocking");
    await admitAll(client);
    await world.pass(5_000);
    expect(meshed(world, client, third)).toBe(true);
  });

  it("is still let in after its page has slept: it knocks before it gives up", async () => {
    // Its timers come late, all at once.
    clock.now += 90_000;
    await world.pass(40_000);
    expect(door(host)).toMatchObject([{ peer: third.self }]);
    await meetsAll();
  });

  it("gives a false host at the address one guess, and no second", async () => {
    const eve = world.browser("eve");
    await takeOver(eve, "perenboom");
    // She says nothing of a wrong guess, so that there may be another.
    world.carry = (parcel) => (parcel.frame?.t === "refused" ? [] : [parcel]);
    await world.pass(600_000);
    expect(world.carried.filter(({ from, frame }) => from === third.self && frame?.t === "proof")).toHaveLength(2);
    expect(place(third)).toBe("hostSilent");
  });

  it("does not take a stranger with the password for the host", async () => {
    const eve = world.browser("eve");
    await takeOver(eve);
    await world.pass(20_000);
    expect(place(third)).toBe("otherHost");
    expect(door(eve)).toEqual([]);
  });

  it("and is not led away by frames that nobody has asked for, before a silence and after", async () => {
    const refused = { from: host.self, to: third.self, frame: { t: "refused" } } as const;
    await world.deliver(refused);
    world.carry = ({ to, ...rest }) => (to === third.self ? [] : [{ to, ...rest }]);
    await world.pass(16_000);
    const nonce = "A".repeat(43);
    const hello = { t: "hello", version: VERSION, nonce, yh: nonce, ad: "A".repeat(136) } as const;
    await world.deliver({ ...refused, frame: hello });
    await world.deliver(refused);
    world.carry = (parcel) => [parcel];
    await world.pass(6_000);
    await world.deliver(refused);
    expect(place(third)).toBe("knocking");
    expect(door(host)).toHaveLength(1);
    await meetsAll();
  });
});

describe("the door", () => {
  it("is there for the first as well where the host wants to be asked, with a softer sign", async () => {
    const other = new World();
    const [asking, guest] = [other.browser(), other.browser("An")];
    await start(asking, "appelboom", "nl", { ask: true });
    await join(guest);
    await other.pass(3_000);
    await type(guest);
    expect(place(guest)).toBe("knocking");
    expect(alerts(asking)).toEqual([]);
    expect(asking.effects.at(-1)).toEqual({ do: "sound", sound: "knock" });
    await admitAll(asking);
    await other.pass(4_000);
    expect(meshed(other, asking, guest)).toBe(true);
    expect(did(asking, "unexpected") + did(guest, "unexpected")).toBe(0);
  });

  it("lets in no more than the site allows", async () => {
    const full = new World();
    const [six, ...inside] = (await gather(full, 5)) as [Browser, ...Browser[]];
    await full.pass(5_000);
    expect(meshed(full, six, ...inside)).toBe(true);
    const seventh = full.browser();
    await knock(seventh);
    await six.send({ type: "admit", peer: seventh.self });
    await full.pass(4_000);
    expect(place(seventh)).toBe("knocking");
    expect(together(six).people).toHaveLength(5);
    expect(epoch(inside[0]!)).toBe(epoch(six));
  });

  it("lets in two quickly one after the other: who is just being reached is not sent away for the next", async () => {
    const fourth = world.browser("Cor");
    await knock(fourth);
    await host.send({ type: "admit", peer: third.self });
    await host.send({ type: "admit", peer: fourth.self });
    await world.pass(4_000);
    expect(meshed(world, host, client, third, fourth)).toBe(true);
  });

  it("gives the seat of somebody out of reach to whom the host lets in", async () => {
    world.cut(host.self, client.self);
    await world.pass(1_000);
    await host.send({ type: "admit", peer: third.self });
    await world.pass(4_000);
    expect(meshed(world, host, third)).toBe(true);
    expect(together(host).people).toHaveLength(1);
    expect(alerts(host)).toEqual([]);
  });

  it("has one place for each person: a reloaded page stands where the one before stood", async () => {
    const again = await world.reload(third);
    await world.pass(1);
    expect(place(again)).toBe("knocking");
    expect(door(host)).toMatchObject([{ peer: again.self }]);
    await admitAll(host);
    await world.pass(4_000);
    expect(meshed(world, host, client, again)).toBe(true);
    expect([...alerts(host), ...alerts(client)]).not.toContain("interference");
  });

  it("is not opened by the relay: a roster of its own making, or one for somebody else, changes nothing", async () => {
    const { signed } = together(host).call;
    const seal = door(host)[0]!.keys.seal;
    const members = [...signed!.roster.members, { id: third.self, name: "", ...door(host)[0]!.keys }];
    const forged = { ...signed!, roster: { ...signed!.roster, epoch: 99_000_000, members } };
    for (const roster of [forged, signed!]) {
      await world.deliver({ from: "relay", to: third.self, roster: host.secrets.wrap(seal, roster) });
    }
    await world.pass(10);
    expect(place(third)).toBe("knocking");
  });

  it("of a host who says 'in' when the seat is taken meanwhile still leads to the door", async () => {
    const other = new World();
    const owner = other.browser("host");
    const [quick, slow] = [other.browser("quick"), other.browser("slow")];
    await start(owner);
    // Both prove it at the same time: the host's vault has told both that they are in.
    const held: (() => Promise<void>)[] = [];
    other.carry = (parcel) => {
      if (parcel.frame?.t !== "proof") return [parcel];
      held.push(() => other.deliver(parcel));
      return [];
    };
    for (const client of [quick, slow]) await knock(client);
    other.carry = (parcel) => [parcel];
    await Promise.all(held.map((deliver) => deliver()));
    expect([place(quick), place(slow)].toSorted()).toEqual(["connecting", "knocking"]);
    await other.pass(4_000);
    expect(meshed(other, owner, quick)).toBe(true);
    await admitAll(owner);
    await other.pass(4_000);
    expect(meshed(other, owner, quick, slow)).toBe(true);
  });

  it("does not keep the words a secret from who only has them: the password is asked first", async () => {
    const guesser = world.browser();
    await join(guesser);
    await type(guesser, "fout1");
    expect(door(host)).toHaveLength(1);
    expect(alerts(host)).toEqual(["extraAsks", "wrongGuess"]);
  });
});
