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
import { type Browser, World } from "../fakes/world.ts";

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
function takeOver(eve: Browser, password?: string): void {
  world.kill(host);
  world.close(host.self);
  start(eve, password);
}

beforeEach(() => {
  world = new World();
  [host, client] = gather(world, 1) as [Browser, Browser];
  third = world.browser("Bea");
  knock(third);
});

describe("a third person with the right password", () => {
  it("waits at the door, and nothing of a call is exchanged before the host says yes", () => {
    world.pass(20_000);
    expect(place(third)).toBe("knocking");
    expect(door(host)).toMatchObject([{ peer: third.self, name: "Bea" }]);
    expect(setUp(third)).toEqual({ done: [], carried: [] });
    expect(host.effects.concat(client.effects)).not.toContainEqual({ do: "dial", peer: third.self });
    expect(client.effects).not.toContainEqual({ do: "expect", peer: third.self });
    // The room does not know of them, and neither has a channel to them but the host.
    expect(together(client).call.signed?.roster.members).toHaveLength(2);
    expect(client.secrets.seal(third.self, "x")).toBeUndefined();
  });

  it("is announced to both inside as one more than was agreed on, by name", () => {
    expect(alerts(host)).toEqual(["extraAsks"]);
    expect(alerts(client)).toEqual(["extraAsks"]);
    for (const { state } of [host, client])
      expect(state).toMatchObject({ call: { alerts: [{ name: "Bea", count: 1 }] } });
    expect(host.effects).toContainEqual({ do: "sound", sound: "alarm" });
    // Going on to wait is no new alarm.
    world.pass(20_000);
    expect(host.state).toMatchObject({ call: { alerts: [{ count: 1 }] } });
  });

  it("comes in with the host's yes, is reached by everyone, and alarms everyone", () => {
    host.send({ type: "admit", peer: third.self });
    world.pass(4_000);
    expect(meshed(world, host, client, third)).toBe(true);
    expect(door(host)).toEqual([]);
    expect(alerts(host)).toEqual(["extraIn"]);
    expect(alerts(client)).toEqual(["extraIn"]);
    expect(client.state).toMatchObject({ call: { alerts: [{ name: "Bea", peer: third.self }] } });
    expect(third.effects).toContainEqual({ do: "sound", sound: "door" });
    expect(person(third, host)?.safety).toEqual(person(host, third)?.safety);
    expect(person(host, third)?.name).toBe("Bea");
  });

  it("alarms nobody where that many were agreed on", () => {
    host.send({ type: "setPolicy", change: { people: 3 } });
    host.send({ type: "putAway", kind: "extraAsks" });
    client.send({ type: "putAway", kind: "extraAsks" });
    host.send({ type: "admit", peer: third.self });
    world.pass(4_000);
    expect([...alerts(host), ...alerts(client)]).toEqual([]);
    const fourth = world.browser("Cor");
    knock(fourth);
    expect([alerts(host), alerts(client), alerts(third)]).toEqual([["extraAsks"], ["extraAsks"], ["extraAsks"]]);
  });

  it("hears the host's message, and goes on waiting", () => {
    host.send({ type: "tell", peer: third.self, note: { is: "ready", which: "fiveMinutes" } });
    expect(third.state).toMatchObject({ at: "knocking", note: { which: "fiveMinutes" } });
    world.pass(20_000);
    host.send({ type: "tell", peer: third.self, note: { is: "own", text: "Nog even" } });
    // Also when the message itself was lost: the answer to the next sign of life has it.
    world.pass(5_000);
    expect(third.state).toMatchObject({ at: "knocking", note: { text: "Nog even" } });
  });

  it("gets the message with the next answer where it was lost", () => {
    world.carry = ({ from, to, ...rest }) => (from === host.self && to === third.self ? [] : [{ from, to, ...rest }]);
    host.send({ type: "tell", peer: third.self, note: { is: "ready", which: "moment" } });
    world.carry = (parcel) => [parcel];
    expect(third.state).not.toHaveProperty("note");
    world.pass(5_000);
    expect(third.state).toMatchObject({ note: { which: "moment" } });
  });

  it("is turned away with a sentence, and leaves no question behind", () => {
    host.send({ type: "turnAway", peer: third.self });
    expect(place(third)).toBe("turnedAway");
    expect(door(host)).toEqual([]);
    expect(alerts(host)).toEqual([]);
    expect(host.secrets.seal(third.self, "x")).toBeUndefined();
    expect(meshed(world, host, client)).toBe(true);
  });

  it("is forgotten when nothing is heard for half a minute, and when they go", () => {
    const fourth = world.browser();
    knock(fourth);
    world.pass(20_000);
    fourth.send({ type: "hangUp" });
    expect(door(host)).toHaveLength(1);
    world.kill(third);
    world.pass(25_000);
    expect(door(host)).toHaveLength(1);
    world.pass(40_000);
    expect(door(host)).toEqual([]);
    expect(alerts(host)).toEqual([]);
  });

  it("hears when the host ends, and when the host's page is gone", () => {
    const other = new World();
    const [gone] = gather(other, 1) as [Browser];
    const guest = other.browser();
    knock(guest);
    other.kill(gone);
    other.pass(50_000);
    expect(place(guest)).toBe("knocking");
    other.pass(40_000);
    expect(place(guest)).toBe("hostSilent");
    host.send({ type: "hangUp" });
    expect([place(third), place(client)]).toEqual(["hostEnded", "otherLeft"]);
  });
});

describe("somebody at the door whom the host has no channel to any more", () => {
  const meetsAll = () => {
    admitAll(host);
    world.pass(5_000);
    expect(meshed(world, host, client, third)).toBe(true);
    expect([...alerts(host), ...alerts(client), ...alerts(third)]).not.toContain("interference");
  };

  it("is at the door again of a host whose page was loaded anew", () => {
    host = world.reload(host);
    world.pass(20_000);
    expect(place(third)).toBe("knocking");
    expect(door(host)).toMatchObject([{ peer: third.self, name: "Bea" }]);
    meetsAll();
  });

  it("is at the heir's door where the host has handed over, and after a reload too", () => {
    host.send({ type: "handOver", peer: client.self, stay: true });
    world.pass(20_000);
    expect(door(client)).toMatchObject([{ peer: third.self }]);
    third = world.reload(third);
    world.pass(1_000);
    expect(door(client)).toMatchObject([{ peer: third.self }]);
    [host, client] = [client, host];
    meetsAll();
  });

  it("is asked for the password where it was changed meanwhile", () => {
    const kept = host.keepsake();
    world.kill(host);
    host = world.reopen(host, kept);
    host.send({ type: "password", password: "perzikboom" });
    world.pass(20_000);
    expect(third.state).toMatchObject({ at: "authenticating", phase: "password" });
    type(third, "perzikboom");
    world.pass(5_000);
    meetsAll();
  });

  it("is asked for it, too, where there was none before", () => {
    world = new World();
    [host, client] = gather(world, 1, "") as [Browser, Browser];
    third = world.browser("Bea");
    knock(third, "");
    host.send({ type: "password", password: "perzikboom" });
    host = world.reload(host);
    world.pass(20_000);
    expect(third.state).toMatchObject({ at: "authenticating", phase: "password", call: { open: false } });
    type(third, "perzikboom");
    world.pass(5_000);
    meetsAll();
  });

  it("waits for a yes also where nobody else is left in the room", () => {
    host.send({ type: "handOver", peer: client.self, stay: false });
    world.pass(20_000);
    expect(door(client)).toMatchObject([{ peer: third.self }]);
    client = world.reload(client);
    world.pass(20_000);
    expect(door(client)).toMatchObject([{ peer: third.self }]);
    expect(place(third)).toBe("knocking");
    admitAll(client);
    world.pass(5_000);
    expect(meshed(world, client, third)).toBe(true);
  });

  it("is still let in after its page has slept: it knocks before it gives up", () => {
    // Its timers come late, all at once.
    world.now += 90_000;
    world.pass(40_000);
    expect(door(host)).toMatchObject([{ peer: third.self }]);
    meetsAll();
  });

  it("gives a false host at the address one guess, and no second", () => {
    const eve = world.browser("eve");
    takeOver(eve, "perenboom");
    // She says nothing of a wrong guess, so that there may be another.
    world.carry = (parcel) => (parcel.frame?.t === "refused" ? [] : [parcel]);
    world.pass(600_000);
    expect(world.carried.filter(({ from, frame }) => from === third.self && frame?.t === "confirm")).toHaveLength(2);
    expect(place(third)).toBe("hostSilent");
  });

  it("does not take a stranger with the password for the host", () => {
    const eve = world.browser("eve");
    takeOver(eve);
    world.pass(20_000);
    expect(place(third)).toBe("otherHost");
    expect(door(eve)).toEqual([]);
  });

  it("and is not led away by frames that nobody has asked for, before a silence and after", () => {
    const refused = { from: host.self, to: third.self, frame: { t: "refused" } } as const;
    world.deliver(refused);
    world.carry = ({ to, ...rest }) => (to === third.self ? [] : [{ to, ...rest }]);
    world.pass(16_000);
    const hello = { t: "hello", version: VERSION, nonce: "A".repeat(43), passwordNeeded: true } as const;
    world.deliver({ ...refused, frame: hello });
    world.deliver(refused);
    world.carry = (parcel) => [parcel];
    world.pass(6_000);
    world.deliver(refused);
    expect(place(third)).toBe("knocking");
    expect(door(host)).toHaveLength(1);
    meetsAll();
  });
});

describe("the door", () => {
  it("is there for the first as well where the host wants to be asked, with a softer sign", () => {
    const other = new World();
    const [asking, guest] = [other.browser(), other.browser("An")];
    start(asking, "appelboom", "nl", true);
    join(guest);
    other.pass(3_000);
    type(guest);
    expect(place(guest)).toBe("knocking");
    expect(alerts(asking)).toEqual([]);
    expect(asking.effects.at(-1)).toEqual({ do: "sound", sound: "knock" });
    admitAll(asking);
    other.pass(4_000);
    expect(meshed(other, asking, guest)).toBe(true);
    expect(did(asking, "unexpected") + did(guest, "unexpected")).toBe(0);
  });

  it("lets in no more than the site allows", () => {
    const full = new World();
    const [six, ...inside] = gather(full, 5) as [Browser, ...Browser[]];
    expect(meshed(full, six, ...inside)).toBe(true);
    const seventh = full.browser();
    knock(seventh);
    six.send({ type: "admit", peer: seventh.self });
    full.pass(4_000);
    expect(place(seventh)).toBe("knocking");
    expect(together(six).people).toHaveLength(5);
    expect(epoch(inside[0]!)).toBe(epoch(six));
  });

  it("lets in two quickly one after the other: who is just being reached is not sent away for the next", () => {
    const fourth = world.browser("Cor");
    knock(fourth);
    host.send({ type: "admit", peer: third.self });
    host.send({ type: "admit", peer: fourth.self });
    world.pass(4_000);
    expect(meshed(world, host, client, third, fourth)).toBe(true);
  });

  it("gives the seat of somebody out of reach to whom the host lets in", () => {
    world.cut(host.self, client.self);
    world.pass(1_000);
    host.send({ type: "admit", peer: third.self });
    world.pass(4_000);
    expect(meshed(world, host, third)).toBe(true);
    expect(together(host).people).toHaveLength(1);
    expect(alerts(host)).toEqual([]);
  });

  it("has one place for each person: a reloaded page stands where the one before stood", () => {
    const again = world.reload(third);
    world.pass(1);
    expect(place(again)).toBe("knocking");
    expect(door(host)).toMatchObject([{ peer: again.self }]);
    admitAll(host);
    world.pass(4_000);
    expect(meshed(world, host, client, again)).toBe(true);
    expect([...alerts(host), ...alerts(client)]).not.toContain("interference");
  });

  it("is not opened by the relay: a roster of its own making, or one for somebody else, changes nothing", () => {
    const { signed } = together(host).call;
    const seal = door(host)[0]!.keys.seal;
    const members = [...signed!.roster.members, { id: third.self, name: "", ...door(host)[0]!.keys }];
    const forged = { ...signed!, roster: { ...signed!.roster, epoch: 99, members } };
    for (const roster of [forged, signed!]) {
      world.deliver({ from: "relay", to: third.self, roster: host.secrets.wrap(seal, roster) });
    }
    world.pass(10);
    expect(place(third)).toBe("knocking");
  });

  it("of a host who says 'in' when the seat is taken meanwhile still leads to the door", () => {
    const other = new World();
    const owner = other.browser("host");
    const [quick, slow] = [other.browser("quick"), other.browser("slow")];
    start(owner);
    // Both prove it at the same time: the host's vault has told both that they are in.
    let held: (() => void)[] = [];
    other.carry = (parcel) => {
      if (parcel.frame?.t !== "confirm") return [parcel];
      held.push(() => other.deliver(parcel));
      return [];
    };
    for (const client of [quick, slow]) knock(client);
    other.carry = (parcel) => [parcel];
    other.soon(() => held.forEach((deliver) => deliver()));
    held = [];
    expect([place(quick), place(slow)].toSorted()).toEqual(["connecting", "knocking"]);
    other.pass(4_000);
    expect(meshed(other, owner, quick)).toBe(true);
    admitAll(owner);
    other.pass(4_000);
    expect(meshed(other, owner, quick, slow)).toBe(true);
  });

  it("does not keep the words a secret from who only has them: the password is asked first", () => {
    const guesser = world.browser();
    join(guesser);
    type(guesser, "fout1");
    expect(door(host)).toHaveLength(1);
    expect(alerts(host)).toEqual(["extraAsks", "wrongGuess"]);
  });
});
