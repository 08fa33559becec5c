import { beforeEach, describe, expect, it } from "vitest";
import { step } from "../../src/room/step.ts";
import { alerts, did, join, meshed, person, place as reason, start, together, type } from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";

let world: World;
let host: Browser;
let client: Browser;

const places = () => [host.state.at, client.state.at];
const hostOf = (browser: Browser) => together(browser).address;

beforeEach(() => {
  world = new World();
  host = world.browser();
  client = world.browser();
});

/** Both in the call. */
function meet(): void {
  start(host);
  join(client);
  type(client, "appelboom");
  world.pass(1);
}

describe("the way into a call", () => {
  it("waits for the preview, then opens the room", () => {
    host.send({ type: "start", words: ["a1", "b2", "c3"], password: "", language: "nl", ask: false });
    expect(host.state).toMatchObject({ at: "deriving", ready: false });
    expect(did(host, "openRelay")).toBe(0);
    host.send({ type: "ready" });
    expect(host.state.at).toBe("waiting");
  });

  it("asks the client for the password when the host has said hello, and tells the host so", () => {
    start(host);
    join(client);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password" });
    expect(host.state).toMatchObject({ at: "waiting", call: { visitors: [{ peer: "client-1", is: "atPassword" }] } });
    expect(host.effects.at(-1)).toEqual({ do: "sound", sound: "knock" });
  });

  it("brings both into the call with the same safety words, read in the host's language", () => {
    meet();
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(client.state).toMatchObject({ language: "nl" });
    expect(person(client, host)?.safety).toBeDefined();
    expect(person(client, host)?.safety).toEqual(person(host, client)?.safety);
    expect(did(host, "unexpected") + did(client, "unexpected")).toBe(0);
  });

  it("needs no password in an open room", () => {
    start(host, "");
    join(client);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "open" });
    type(client, "");
    world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(client.state).toMatchObject({ call: { open: true } });
  });

  it("knocks again until the host is there", () => {
    join(client);
    expect(client.state.at).toBe("waiting");
    world.pass(20_000);
    start(host);
    world.pass(8_000);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password" });
  });

  it("tells a second host that the words are taken", () => {
    start(host);
    const other = world.browser();
    start(other);
    expect(reason(other)).toBe("wordsTaken");
  });

  it("keeps on trying for words that were somebody's until a moment ago, and says so", () => {
    start(host);
    world.kill(host);
    const next = world.browser();
    start(next);
    expect(next.state.at).toBe("waiting");
    expect(alerts(next)).toEqual(["addressResting"]);
    world.pass(58_000);
    expect(alerts(next)).toEqual(["addressResting"]);
    world.pass(3_000);
    expect(next.state).toMatchObject({ at: "waiting", call: { relay: "up", alerts: [] } });
  });

  it("ends where another page of the same browser takes the words", () => {
    start(host);
    host.happen({ type: "replaced" });
    expect(reason(host)).toBe("elsewhere");
  });

  it("ends then only with the conversation, where there is one: the relay may lie", () => {
    start(host);
    join(client);
    type(client);
    world.pass(4_000);
    host.happen({ type: "replaced" });
    world.pass(60_000);
    expect([host.state.at, client.state.at]).toEqual(["inCall", "inCall"]);
    world.cut(host.self, client.self);
    expect(reason(host)).toBe("elsewhere");
  });

  it("frees the words with the call", () => {
    start(host);
    host.send({ type: "hangUp" });
    const next = world.browser();
    start(next);
    expect(next.state).toMatchObject({ at: "waiting", call: { relay: "up", alerts: [] } });
  });

  it("says why the relay takes nobody, for as long as it does", () => {
    start(host);
    host.happen({ type: "relayRefused", why: "tooManyIds" });
    host.happen({ type: "relayDown" });
    expect(host.state).toMatchObject({ call: { refused: "tooManyIds", relay: "down" } });
    host.happen({ type: "idTaken", resting: true });
    expect(host.state).not.toHaveProperty("call.refused");
    host.happen({ type: "relayRefused", why: "serverFull" });
    host.happen({ type: "relayUp", self: host.self });
    expect(host.state).toMatchObject({ call: { relay: "up" } });
    expect(host.state).not.toHaveProperty("call.refused");
  });
});

describe("wrong passwords", () => {
  it("lets the client try again after the host's pause, three times in all", () => {
    start(host);
    join(client);
    type(client, "fout1");
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password", wrong: 1, greeted: false });
    expect(alerts(host)).toEqual(["wrongGuess"]);
    type(client, "fout2");
    expect(client.state).toMatchObject({ phase: "proving", wrong: 1 });
    world.pass(2_000);
    expect(client.state).toMatchObject({ phase: "password", wrong: 2 });
    world.pass(4_000);
    type(client, "fout3");
    expect(reason(client)).toBe("wrongPassword");
    expect(host.state).toMatchObject({
      at: "waiting",
      call: { alerts: [{ kind: "wrongGuess", count: 3 }], visitors: [] },
    });
  });

  it("lets the right one in afterwards", () => {
    start(host);
    join(client);
    type(client, "fout1");
    type(client, "appelboom");
    world.pass(2_001);
    expect(places()).toEqual(["inCall", "inCall"]);
  });

  it("asks the host after five, and lets one more try through for each yes", () => {
    start(host);
    for (let visitor = 0; visitor < 2; visitor++) {
      const guesser = world.browser();
      join(guesser);
      for (let tries = 0; tries < 3; tries++) {
        type(guesser, "fout1");
        world.pass(40_000);
      }
    }
    expect(alerts(host)).toEqual(["askGuess", "wrongGuess"]);
    join(client);
    expect(client.state.at).toBe("waiting");
    world.pass(60_000);
    expect(client.state.at).toBe("waiting");
    host.send({ type: "allowGuess" });
    // The first yes is for who came first; the honest client is the second.
    host.send({ type: "allowGuess" });
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password" });
    type(client, "appelboom");
    world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });
});

describe("silence and lies", () => {
  it.each(["pake1", "pake2", "confirm", "welcome"])("a lost %s is told, and nobody hangs", (lost) => {
    world.carry = (sent) => (sent.frame?.t === lost ? [] : [sent]);
    start(host);
    join(client);
    type(client, "appelboom");
    world.pass(60_000);
    expect(reason(client)).toBe("hostSilent");
    world.pass(600_000);
    expect(host.state).toMatchObject({ at: "waiting", call: { visitors: [] } });
    if (lost === "welcome") expect(alerts(host)).toContain("setupFailed");
  });

  it.each([
    ["hello", "inCall"],
    ["pake2", "tampered"],
    ["welcome", "inCall"],
  ])("a %s that comes twice: %s", (twice, end) => {
    world.carry = (sent) => (sent.frame?.t === twice ? [sent, sent] : [sent]);
    start(host);
    join(client);
    type(client, "appelboom");
    world.pass(1);
    expect(reason(client)).toBe(end);
  });

  it("a false host that says there is no password gets no proof before the person agrees", () => {
    world.carry = (sent) => [
      sent.frame?.t === "hello" ? { ...sent, frame: { ...sent.frame, passwordNeeded: false } } : sent,
    ];
    start(host);
    join(client);
    world.pass(60_000);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "open" });
    expect(did(client, "prove")).toBe(0);
  });

  it("a lost hello is asked for again", () => {
    let lost = 0;
    world.carry = (sent) => (sent.frame?.t === "hello" && lost++ === 0 ? [] : [sent]);
    start(host);
    join(client);
    expect(client.state.at).toBe("waiting");
    world.pass(10_000);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password" });
  });

  it("a host who is gone for a moment after a wrong password is knocked at again", () => {
    start(host);
    join(client);
    type(client, "fout1");
    world.pass(20_000);
    const knocks = did(client, "knock");
    client.happen({ type: "relayDown" });
    client.happen({ type: "relayUp", self: "client-1" });
    expect(did(client, "knock")).toBe(knocks);
    expect(client.state).toMatchObject({ greeted: true });
  });

  it("more visitors than there is room for: the oldest gives way, and the newest is heard", () => {
    start(host);
    const knock = { t: "knock", version: 1 } as const;
    for (let visitor = 0; visitor < 40; visitor++) {
      host.happen({ type: "frame", from: `v${visitor}`, frame: knock });
      world.pass(200);
    }
    join(client);
    expect(client.state.at).toBe("authenticating");
    expect("call" in host.state && host.state.call.visitors.length).toBe(16);
    expect(host.effects).toContainEqual({ do: "forget", peer: "v0" });
  });

  it("a message that the peer did not make ends the set-up for both, with a sentence", () => {
    world.direct = false;
    meet();
    expect(places()).toEqual(["connecting", "connecting"]);
    const forged = { type: "forged", from: hostOf(client) } as const;
    host.happen({ type: "forged", from: "client-1" });
    client.happen(forged);
    expect(reason(client)).toBe("tampered");
    expect(host.state.at).toBe("waiting");
    expect(alerts(host)).toEqual(["interference"]);
  });

  it("a stranger's forgery changes nothing", () => {
    meet();
    host.happen({ type: "forged", from: "somebody" });
    client.happen({ type: "forged", from: "somebody" });
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(alerts(host)).toEqual([]);
  });

  it("no direct way between the two is told to both", () => {
    world.direct = false;
    meet();
    world.pass(20_000);
    expect(reason(client)).toBe("cannotConnect");
    expect(alerts(host)).toEqual(["setupFailed"]);
  });

  it("what comes late from a call that is over is dropped", () => {
    meet();
    const { generation } = host.state;
    host.send({ type: "hangUp" });
    const before = host.state;
    host.send({ type: "linkUp", peer: "client-1", generation });
    host.send({ type: "derived", address: "x", most: 6, generation });
    expect(host.state).toBe(before);
    // Most of all in the next call: an address that was still being derived belongs to other words.
    host.send({ type: "start", words: ["xx", "yy", "zz"], password: "", language: "nl", ask: false });
    const next = host.state;
    host.send({ type: "derived", address: "x", most: 6, generation });
    host.send({ type: "vaultFailed", generation });
    expect(host.state).toBe(next);
  });
});

describe("in the call", () => {
  beforeEach(meet);

  it("shows what the other has switched off", () => {
    host.happen({
      type: "message",
      peer: "client-1",
      message: { type: "state", mic: false, camera: true, name: "An", promised: true },
    });
    expect(host.state.at).toBe("inCall");
    expect(person(host, client)).toMatchObject({ mic: false, camera: true, name: "An", promised: true });
  });

  it("takes no knock from who is in: that would be the relay's", () => {
    host.happen({ type: "frame", from: "client-1", frame: { t: "knock", version: 1 } });
    expect(host.state).toMatchObject({ at: "inCall", call: { visitors: [] } });
  });

  it("does not listen to someone else", () => {
    host.happen({
      type: "message",
      peer: "x",
      message: { type: "state", mic: false, camera: false, name: "", promised: true },
    });
    host.happen({ type: "message", peer: "x", message: { type: "bye" } });
    host.happen({ type: "linkLost", peer: "x" });
    expect(host.state).toMatchObject({ at: "inCall", people: [{ mic: true, promised: false }] });
  });

  it("is mended", () => {
    client.happen({ type: "linkShaky", peer: hostOf(client) });
    expect(client.state.at).toBe("reconnecting");
    client.happen({ type: "linkBack", peer: hostOf(client) });
    expect(client.state.at).toBe("inCall");
  });

  it("is called again when the link is lost, and found again by the two themselves", () => {
    world.cut(host.self, client.self, false);
    expect(places()).toEqual(["reconnecting", "reconnecting"]);
    world.pass(4_000);
    expect(meshed(world, host, client)).toBe(true);
  });

  it("is given up a minute later when it cannot be mended; until then the seat is kept", () => {
    world.pass(30_000);
    world.cut(host.self, client.self);
    world.pass(55_000);
    expect(places()).toEqual(["reconnecting", "reconnecting"]);
    world.pass(30_000);
    expect(client.state).toMatchObject({ at: "ended", reason: "lost" });
    expect("lasted" in client.state && client.state.lasted).toBeGreaterThan(80_000);
    expect(host.state.at).toBe("waiting");
    expect(alerts(host)).toEqual(["clientLost"]);
  });

  it("keeps the host's room open when the client leaves, and lets the client in again", () => {
    client.send({ type: "hangUp" });
    expect(reason(client)).toBe("hungUp");
    expect(host.state.at).toBe("waiting");
    expect(alerts(host)).toEqual(["clientLeft"]);
    const again = world.browser();
    join(again);
    type(again, "appelboom");
    world.pass(1);
    expect([host.state.at, again.state.at]).toEqual(["inCall", "inCall"]);
    expect(alerts(host)).toEqual([]);
  });

  it("ends for the client when the host hangs up", () => {
    host.send({ type: "hangUp" });
    expect([reason(host), reason(client)]).toEqual(["hungUp", "otherLeft"]);
  });

  it("goes on where somebody else took the host's address meanwhile, who is waited out", () => {
    host.happen({ type: "relayDown" });
    for (let n = 0; n < 20; n++) host.happen({ type: "idTaken", resting: false });
    host.happen({ type: "idTaken", resting: true });
    expect(alerts(host)).toEqual(["addressResting"]);
    client.send({ type: "hangUp" });
    expect(host.state.at).toBe("waiting");
    host.happen({ type: "idTaken", resting: false });
    expect(host.state).toMatchObject({ at: "waiting", call: { relay: "down" } });
    expect(alerts(host)).toEqual(["addressTaken", "clientLeft"]);
    host.happen({ type: "relayUp", self: host.self });
    expect(alerts(host)).toEqual(["clientLeft"]);
  });

  it("survives the relay, and somebody else taking its address meanwhile", () => {
    host.happen({ type: "relayDown" });
    client.happen({ type: "relayDown" });
    host.happen({ type: "idTaken", resting: false });
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(alerts(host)).toEqual(["addressTaken"]);
    host.happen({ type: "relayUp", self: "x" });
    expect(host.state).toMatchObject({ call: { relay: "up", alerts: [] } });
  });
});

describe("events out of place", () => {
  it("are named and change nothing", () => {
    const [state, effects] = step(host.state, { type: "ready" }, 0);
    expect(state).toBe(host.state);
    expect(effects).toEqual([{ do: "unexpected", event: "ready", at: "idle" }]);
    join(client);
    const before = client.state;
    client.send({ type: "password", password: "appelboom" });
    client.send({ type: "allowGuess" });
    expect(client.state).toBe(before);
    expect(did(client, "unexpected")).toBe(2);
  });

  it("a vault that fails ends the call with a sentence", () => {
    start(host);
    host.happen({ type: "vaultFailed" });
    expect(reason(host)).toBe("deviceTooWeak");
  });
});
