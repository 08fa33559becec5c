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
async function meet(): Promise<void> {
  await start(host);
  await join(client);
  await type(client, "appelboom");
  await world.pass(1);
}

describe("the way into a call", () => {
  it("waits for the preview, then opens the room", async () => {
    await host.send({ type: "start", words: ["a1", "b2", "c3"], password: "", language: "nl", ask: false });
    expect(host.state).toMatchObject({ at: "deriving", ready: false });
    expect(did(host, "openRelay")).toBe(0);
    await host.send({ type: "ready" });
    expect(host.state.at).toBe("waiting");
  });

  it("asks the client for the password when the host has said hello, and tells the host so", async () => {
    await start(host);
    await join(client);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password" });
    expect(host.state).toMatchObject({ at: "waiting", call: { visitors: [{ peer: client.self, is: "atPassword" }] } });
    expect(host.effects.at(-1)).toEqual({ do: "sound", sound: "knock" });
  });

  it("brings both into the call with the same safety words, read in the host's language", async () => {
    await meet();
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(client.state).toMatchObject({ language: "nl" });
    expect(person(client, host)?.safety).toBeDefined();
    expect(person(client, host)?.safety).toEqual(person(host, client)?.safety);
    expect(did(host, "unexpected") + did(client, "unexpected")).toBe(0);
  });

  it("needs no password in an open room", async () => {
    await start(host, "");
    await join(client);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "open" });
    await type(client, "");
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(client.state).toMatchObject({ call: { open: true } });
  });

  it("knocks again until the host is there", async () => {
    await join(client);
    expect(client.state.at).toBe("waiting");
    await world.pass(20_000);
    await start(host);
    await world.pass(8_000);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password" });
  });

  it("tells a second host that the words are taken", async () => {
    await start(host);
    const other = world.browser();
    await start(other);
    expect(reason(other)).toBe("wordsTaken");
  });

  it("keeps on trying for words that were somebody's until a moment ago, and says so", async () => {
    await start(host);
    await world.kill(host);
    const next = world.browser();
    await start(next);
    expect(next.state.at).toBe("waiting");
    expect(alerts(next)).toEqual(["addressResting"]);
    await world.pass(58_000);
    expect(alerts(next)).toEqual(["addressResting"]);
    await world.pass(3_000);
    expect(next.state).toMatchObject({ at: "waiting", call: { relay: "up", alerts: [] } });
  });

  it("ends where another page of the same browser takes the words", async () => {
    await start(host);
    await host.happen({ type: "replaced" });
    expect(reason(host)).toBe("elsewhere");
  });

  it("ends then only with the conversation, where there is one: the relay may lie", async () => {
    await start(host);
    await join(client);
    await type(client);
    await world.pass(4_000);
    await host.happen({ type: "replaced" });
    await world.pass(60_000);
    expect([host.state.at, client.state.at]).toEqual(["inCall", "inCall"]);
    world.cut(host.self, client.self);
    expect(reason(host)).toBe("elsewhere");
  });

  it("frees the words with the call", async () => {
    await start(host);
    await host.send({ type: "hangUp" });
    const next = world.browser();
    await start(next);
    expect(next.state).toMatchObject({ at: "waiting", call: { relay: "up", alerts: [] } });
  });

  it("says why the relay takes nobody, for as long as it does", async () => {
    await start(host);
    await host.happen({ type: "relayRefused", why: "tooManyIds" });
    await host.happen({ type: "relayDown" });
    expect(host.state).toMatchObject({ call: { refused: "tooManyIds", relay: "down" } });
    await host.happen({ type: "idTaken", resting: true });
    expect(host.state).not.toHaveProperty("call.refused");
    await host.happen({ type: "relayRefused", why: "serverFull" });
    await host.happen({ type: "relayUp", self: host.self });
    expect(host.state).toMatchObject({ call: { relay: "up" } });
    expect(host.state).not.toHaveProperty("call.refused");
  });
});

describe("wrong passwords", () => {
  it("lets the client try again after the host's pause, three times in all", async () => {
    await start(host);
    await join(client);
    await type(client, "fout1");
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password", wrong: 1, greeted: false });
    expect(alerts(host)).toEqual(["wrongGuess"]);
    await type(client, "fout2");
    expect(client.state).toMatchObject({ phase: "proving", wrong: 1 });
    await world.pass(2_000);
    expect(client.state).toMatchObject({ phase: "password", wrong: 2 });
    await world.pass(4_000);
    await type(client, "fout3");
    expect(reason(client)).toBe("wrongPassword");
    expect(host.state).toMatchObject({
      at: "waiting",
      call: { alerts: [{ kind: "wrongGuess", count: 3 }], visitors: [] },
    });
  });

  it("lets the right one in afterwards", async () => {
    await start(host);
    await join(client);
    await type(client, "fout1");
    await type(client, "appelboom");
    await world.pass(2_001);
    expect(places()).toEqual(["inCall", "inCall"]);
  });

  it("asks the host after five, and lets one more try through for each yes", async () => {
    await start(host);
    for (let visitor = 0; visitor < 2; visitor++) {
      const guesser = world.browser();
      await join(guesser);
      for (let tries = 0; tries < 3; tries++) {
        await type(guesser, "fout1");
        await world.pass(40_000);
      }
    }
    expect(alerts(host)).toEqual(["askGuess", "wrongGuess"]);
    await join(client);
    expect(client.state.at).toBe("waiting");
    await world.pass(60_000);
    expect(client.state.at).toBe("waiting");
    await host.send({ type: "allowGuess" });
    // The first yes is for who came first; the honest client is the second.
    await host.send({ type: "allowGuess" });
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password" });
    await type(client, "appelboom");
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });
});

describe("silence and lies", () => {
  it.each(["pake1", "pake2", "confirm", "welcome"])("a lost %s is told, and nobody hangs", async (lost) => {
    world.carry = (sent) => (sent.frame?.t === lost ? [] : [sent]);
    await start(host);
    await join(client);
    await type(client, "appelboom");
    await world.pass(60_000);
    expect(reason(client)).toBe("hostSilent");
    await world.pass(600_000);
    expect(host.state).toMatchObject({ at: "waiting", call: { visitors: [] } });
    if (lost === "welcome") expect(alerts(host)).toContain("setupFailed");
  });

  it.each([
    ["hello", "inCall"],
    ["pake2", "tampered"],
    ["welcome", "inCall"],
  ])("a %s that comes twice: %s", async (twice, end) => {
    world.carry = (sent) => (sent.frame?.t === twice ? [sent, sent] : [sent]);
    await start(host);
    await join(client);
    await type(client, "appelboom");
    await world.pass(1);
    expect(reason(client)).toBe(end);
  });

  it("a false host that says there is no password gets no proof before the person agrees", async () => {
    world.carry = (sent) => [
      sent.frame?.t === "hello" ? { ...sent, frame: { ...sent.frame, passwordNeeded: false } } : sent,
    ];
    await start(host);
    await join(client);
    await world.pass(60_000);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "open" });
    expect(did(client, "prove")).toBe(0);
  });

  it("a lost hello is asked for again", async () => {
    let lost = 0;
    world.carry = (sent) => (sent.frame?.t === "hello" && lost++ === 0 ? [] : [sent]);
    await start(host);
    await join(client);
    expect(client.state.at).toBe("waiting");
    await world.pass(10_000);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password" });
  });

  it("a host who is gone for a moment after a wrong password is knocked at again", async () => {
    await start(host);
    await join(client);
    await type(client, "fout1");
    await world.pass(20_000);
    const knocks = did(client, "knock");
    await client.happen({ type: "relayDown" });
    await client.happen({ type: "relayUp", self: client.self });
    expect(did(client, "knock")).toBe(knocks);
    expect(client.state).toMatchObject({ greeted: true });
  });

  it("more visitors than there is room for: the oldest gives way, and the newest is heard", async () => {
    await start(host);
    const knock = { t: "knock", version: 1 } as const;
    for (let visitor = 0; visitor < 40; visitor++) {
      await host.happen({ type: "frame", from: `v${visitor}`, frame: knock });
      await world.pass(200);
    }
    await join(client);
    expect(client.state.at).toBe("authenticating");
    expect("call" in host.state && host.state.call.visitors.length).toBe(16);
    expect(host.effects).toContainEqual({ do: "forget", peer: "v0" });
  });

  it("a message that the peer did not make ends the set-up for both, with a sentence", async () => {
    world.direct = false;
    await meet();
    expect(places()).toEqual(["connecting", "connecting"]);
    const forged = { type: "forged", from: hostOf(client) } as const;
    await host.happen({ type: "forged", from: client.self });
    await client.happen(forged);
    expect(reason(client)).toBe("tampered");
    expect(host.state.at).toBe("waiting");
    expect(alerts(host)).toEqual(["interference"]);
  });

  it("a stranger's forgery changes nothing", async () => {
    await meet();
    await host.happen({ type: "forged", from: "somebody" });
    await client.happen({ type: "forged", from: "somebody" });
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(alerts(host)).toEqual([]);
  });

  it("no direct way between the two is told to both", async () => {
    world.direct = false;
    await meet();
    await world.pass(20_000);
    expect(reason(client)).toBe("cannotConnect");
    expect(alerts(host)).toEqual(["setupFailed"]);
  });

  it("what comes late from a call that is over is dropped", async () => {
    await meet();
    const { generation } = host.state;
    await host.send({ type: "hangUp" });
    const before = host.state;
    await host.send({ type: "linkUp", peer: client.self, generation });
    await host.send({ type: "derived", address: "x", most: 6, generation });
    expect(host.state).toBe(before);
    // Most of all in the next call: an address that was still being derived belongs to other words.
    await host.send({ type: "start", words: ["xx", "yy", "zz"], password: "", language: "nl", ask: false });
    const next = host.state;
    await host.send({ type: "derived", address: "x", most: 6, generation });
    await host.send({ type: "vaultFailed", generation });
    expect(host.state).toBe(next);
  });
});

describe("in the call", () => {
  beforeEach(meet);

  it("shows what the other has switched off", async () => {
    await host.happen({
      type: "message",
      peer: client.self,
      message: { type: "state", mic: false, camera: true, name: "An", promised: true },
    });
    expect(host.state.at).toBe("inCall");
    expect(person(host, client)).toMatchObject({ mic: false, camera: true, name: "An", promised: true });
  });

  it("takes no knock from who is in: that would be the relay's", async () => {
    await host.happen({ type: "frame", from: client.self, frame: { t: "knock", version: 1 } });
    expect(host.state).toMatchObject({ at: "inCall", call: { visitors: [] } });
  });

  it("does not listen to someone else", async () => {
    await host.happen({
      type: "message",
      peer: "x",
      message: { type: "state", mic: false, camera: false, name: "", promised: true },
    });
    await host.happen({ type: "message", peer: "x", message: { type: "bye" } });
    await host.happen({ type: "linkLost", peer: "x" });
    expect(host.state).toMatchObject({ at: "inCall", people: [{ mic: true, promised: false }] });
  });

  it("is mended", async () => {
    await client.happen({ type: "linkShaky", peer: hostOf(client) });
    expect(client.state.at).toBe("reconnecting");
    await client.happen({ type: "linkBack", peer: hostOf(client) });
    expect(client.state.at).toBe("inCall");
  });

  it("is called again when the link is lost, and found again by the two themselves", async () => {
    world.cut(host.self, client.self, false);
    expect(places()).toEqual(["reconnecting", "reconnecting"]);
    await world.pass(4_000);
    expect(meshed(world, host, client)).toBe(true);
  });

  it("is given up a minute later when it cannot be mended; until then the seat is kept", async () => {
    await world.pass(30_000);
    world.cut(host.self, client.self);
    await world.pass(55_000);
    expect(places()).toEqual(["reconnecting", "reconnecting"]);
    await world.pass(30_000);
    expect(client.state).toMatchObject({ at: "ended", reason: "lost" });
    expect("lasted" in client.state && client.state.lasted).toBeGreaterThan(80_000);
    expect(host.state.at).toBe("waiting");
    expect(alerts(host)).toEqual(["clientLost"]);
  });

  it("keeps the host's room open when the client leaves, and lets the client in again", async () => {
    await client.send({ type: "hangUp" });
    expect(reason(client)).toBe("hungUp");
    expect(host.state.at).toBe("waiting");
    expect(alerts(host)).toEqual(["clientLeft"]);
    const again = world.browser();
    await join(again);
    await type(again, "appelboom");
    await world.pass(1);
    expect([host.state.at, again.state.at]).toEqual(["inCall", "inCall"]);
    expect(alerts(host)).toEqual([]);
  });

  it("ends for the client when the host hangs up", async () => {
    await host.send({ type: "hangUp" });
    expect([reason(host), reason(client)]).toEqual(["hungUp", "otherLeft"]);
  });

  it("goes on where somebody else took the host's address meanwhile, who is waited out", async () => {
    await host.happen({ type: "relayDown" });
    for (let n = 0; n < 20; n++) await host.happen({ type: "idTaken", resting: false });
    await host.happen({ type: "idTaken", resting: true });
    expect(alerts(host)).toEqual(["addressResting"]);
    await client.send({ type: "hangUp" });
    expect(host.state.at).toBe("waiting");
    await host.happen({ type: "idTaken", resting: false });
    expect(host.state).toMatchObject({ at: "waiting", call: { relay: "down" } });
    expect(alerts(host)).toEqual(["addressTaken", "clientLeft"]);
    await host.happen({ type: "relayUp", self: host.self });
    expect(alerts(host)).toEqual(["clientLeft"]);
  });

  it("survives the relay, and somebody else taking its address meanwhile", async () => {
    await host.happen({ type: "relayDown" });
    await client.happen({ type: "relayDown" });
    await host.happen({ type: "idTaken", resting: false });
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(alerts(host)).toEqual(["addressTaken"]);
    await host.happen({ type: "relayUp", self: "x" });
    expect(host.state).toMatchObject({ call: { relay: "up", alerts: [] } });
  });
});

describe("events out of place", () => {
  it("are named and change nothing", async () => {
    const [state, effects] = step(host.state, { type: "ready" }, 0);
    expect(state).toBe(host.state);
    expect(effects).toEqual([{ do: "unexpected", event: "ready", at: "idle" }]);
    await join(client);
    const before = client.state;
    await client.send({ type: "password", password: "appelboom" });
    await client.send({ type: "allowGuess" });
    expect(client.state).toBe(before);
    expect(did(client, "unexpected")).toBe(2);
  });

  it("a vault that fails ends the call with a sentence", async () => {
    await start(host);
    await host.happen({ type: "vaultFailed" });
    expect(reason(host)).toBe("deviceTooWeak");
  });
});
