import { beforeEach, describe, expect, it } from "vitest";
import type { FrameOf, HandshakeFrame } from "../../src/handshake/frames.ts";
import { step } from "../../src/room/step.ts";
import { stopClock } from "../fakes/clock.ts";
import { alerts, did, join, knock, meshed, person, place as reason, start, together, type } from "../fakes/scene.ts";
import { type Browser, type Parcel, World } from "../fakes/world.ts";

stopClock();

const KNOCK = { t: "knock", version: 2, nonce: "A".repeat(43) } as const;

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

/** The relay changes frames of one kind on their way. */
const changed =
  <T extends HandshakeFrame["t"]>(t: T, how: (frame: FrameOf<T>) => HandshakeFrame) =>
  (sent: Parcel): readonly Parcel[] =>
    sent.frame?.t === t ? [{ ...sent, frame: how(sent.frame as FrameOf<T>) }] : [sent];

/** With some bits of one byte the other way. */
function patched(text: string, at: number, bits: number): string {
  const bytes = Buffer.from(text, "base64url");
  bytes[at]! ^= bits;
  return bytes.toString("base64url");
}

/** What the host could open of the offers that were sent to it. */
const opened = () =>
  world.carried.filter(
    ({ inside, from, sealed }) => inside === "offer" && typeof host.secrets.open(from, sealed!) !== "string",
  );

/** Both in the call. */
async function meet(): Promise<void> {
  await start(host);
  await join(client);
  await type(client, "appelboom");
  await world.pass(1);
}

describe("the way into a call", () => {
  it("waits for the preview, then opens the room", async () => {
    await host.send({
      type: "start",
      words: ["a1", "b2", "c3"],
      password: "",
      language: "nl",
      ask: false,
      consulting: false,
    });
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

describe("the offer", () => {
  /** What the relay carried since `from`, oldest first. */
  const carried = (from: number) =>
    world.carried.slice(from).map(({ to, frame, inside }) => `${to === host.self ? "→" : "←"} ${frame?.t ?? inside}`);

  it("is made while the person looks for the password, and goes out right behind the proof: one flight each way", async () => {
    await start(host);
    await join(client);
    expect(did(client, "prepare")).toBe(1);
    expect(carried(0)).toEqual(["→ knock", "← hello"]);
    const before = world.carried.length;
    await type(client);
    await world.pass(1);
    // Behind that they have each other's names and rosters to tell.
    expect(carried(before).slice(0, 4).toSorted()).toEqual(["← answer", "← welcome", "→ offer", "→ proof"]);
    expect(did(host, "dial") + did(client, "dial")).toBe(0);
    expect(places()).toEqual(["inCall", "inCall"]);
  });

  it("is not made where there is a door, and closed again where one appears before the proof", async () => {
    await start(host, "appelboom", "nl", { ask: true });
    await join(client);
    expect(did(client, "prepare")).toBe(0);
    await host.send({ type: "hangUp" });

    const [other, first, second] = [world.browser(), world.browser(), world.browser()];
    await start(other);
    await join(second);
    expect(did(second, "prepare")).toBe(1);
    await join(first);
    await type(first);
    await world.pass(1);
    // The relay has lost the hello, and with the new one the page hears of the door.
    await second.happen({ type: "joinOutcome", outcome: { is: "asked", passwordNeeded: true, door: true } });
    expect(second.state).toMatchObject({ at: "authenticating", prepared: false });
    expect(second.effects.at(-1)).toMatchObject({ do: "hangUp" });
  });

  it("that went out although there is a door by now is not answered, and its connection is closed", async () => {
    const late = world.browser();
    await start(host);
    await join(late);
    await join(client);
    await type(client);
    await type(late);
    await world.pass(1);
    expect(reason(late)).toBe("knocking");
    expect(late.effects).toContainEqual({ do: "hangUp", peer: hostOf(client) });
    expect(world.carried.filter(({ to, inside }) => to === late.self && inside === "answer")).toEqual([]);
  });

  it("waits for the password of the second try as it did for the first", async () => {
    await start(host);
    await join(client);
    await type(client, "fout1");
    expect(opened()).toEqual([]);
    await world.pass(2_000);
    await type(client);
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect([did(client, "prepare"), did(client, "release")]).toEqual([1, 2]);
  });

  it("is asked for again by a host whose budget had held the proof back", async () => {
    const guesser = world.browser();
    await start(host);
    for (const page of [guesser, client]) await join(page);
    await type(guesser, "fout1");
    await type(client);
    expect(client.state).toMatchObject({ phase: "confirming" });
    await world.pass(1_000);
    expect(client.state).toMatchObject({ phase: "confirming" });
    await world.pass(1_002);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(did(client, "release")).toBe(2);
  });

  it("is made anew behind an outage of the relay, because the network may be another one since", async () => {
    await start(host);
    await join(client);
    await client.happen({ type: "relayDown" });
    await client.happen({ type: "relayUp", self: client.self });
    expect(client.effects.slice(-2).map((effect) => effect.do)).toEqual(["hangUp", "prepare"]);
    await type(client);
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
    // Behind the proof it is on its way.
    const waiting = world.browser();
    world.carry = (sent) => (sent.frame?.t === "welcome" ? [] : [sent]);
    const other = world.browser();
    await other.send({
      type: "start",
      words: ["aa", "bb", "cc"],
      password: "appelboom",
      language: "nl",
      ask: false,
      consulting: false,
    });
    await other.send({ type: "ready" });
    await waiting.send({ type: "join", words: ["aa", "bb", "cc"], language: "nl" });
    await waiting.send({ type: "ready" });
    await type(waiting);
    expect(waiting.state).toMatchObject({ phase: "confirming" });
    await waiting.happen({ type: "relayUp", self: waiting.self });
    expect(did(waiting, "prepare")).toBe(1);
  });

  it("is made anew where its connection did not last until the welcome", async () => {
    await start(host);
    await join(client);
    await client.happen({ type: "linkLost", peer: host.self, closed: false });
    expect(client.state).toMatchObject({ at: "authenticating", prepared: false });
    await type(client);
    await world.pass(1);
    expect(did(client, "dial")).toBe(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });
});

describe("somebody who comes back to a room whose password has changed", () => {
  beforeEach(async () => {
    await start(host);
    await knock(client);
    await world.pass(1);
    const kept = client.keepsake();
    await world.kill(client);
    await host.send({ type: "password", password: "nieuwwoord" });
    client = await world.reopen(client, kept);
    await world.pass(2_001);
    // Asked for another password, and not to press once more.
    expect(client.state).toMatchObject({ at: "authenticating", phase: "password", greeted: true, again: false });
  });

  it("makes no offer before the host's welcome: only the host known from before may learn where the page is", async () => {
    await type(client, "nieuwwoord");
    expect(did(client, "prepare") + did(client, "release")).toBe(0);
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(did(client, "prepare")).toBe(0);
  });

  it("has the whole time for the verdict of the new one", async () => {
    await world.pass(53_000);
    world.carry = (sent) => (sent.frame?.t === "proof" ? [] : [sent]);
    await type(client, "nieuwwoord");
    await world.pass(50_000);
    expect(client.state).toMatchObject({ phase: "confirming" });
    await world.pass(10_001);
    expect(reason(client)).toBe("hostSilent");
  });
});

describe("a new password", () => {
  it("is asked of whoever still looks for the old one, who sees nothing of it", async () => {
    await start(host);
    await join(client);
    const before = client.state;
    const sounds = did(host, "sound");
    await host.send({ type: "password", password: "nieuwwoord" });
    expect(client.state).toEqual(before);
    expect(did(host, "sound")).toBe(sounds);
    await type(client, "nieuwwoord");
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });

  it("makes the old one a wrong one, also where its run had begun before", async () => {
    await start(host);
    await join(client);
    await host.send({ type: "password", password: "nieuwwoord" });
    await type(client, "appelboom");
    expect(client.state).toMatchObject({ phase: "password", wrong: 1 });
    expect(alerts(host)).toEqual(["wrongGuess"]);
  });

  it("refuses a proof of the old one that the host's budget still held back, and counts it for nothing", async () => {
    const guesser = world.browser();
    await start(host);
    for (const page of [guesser, client]) await join(page);
    await type(guesser, "fout1");
    await type(client, "appelboom");
    await host.send({ type: "password", password: "nieuwwoord" });
    expect(client.state).toMatchObject({ phase: "password", wrong: 1 });
    expect(host.state).toMatchObject({ call: { alerts: [{ kind: "wrongGuess", count: 1 }] } });
    await world.pass(2_000);
    await type(client, "nieuwwoord");
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });
});

describe("a proof that meets no run", () => {
  it("is sent again where it was lost, and is one guess all the same", async () => {
    let lost = 1;
    world.carry = (sent) => (sent.frame?.t === "proof" && lost-- > 0 ? [] : [sent]);
    await start(host);
    await join(client);
    await type(client);
    expect(client.state).toMatchObject({ phase: "confirming" });
    await world.pass(4_001);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(did(client, "prove")).toBe(1);
  });

  it("is sent again where the welcome was lost, and the answer behind it, and gets both; no other person is met", async () => {
    let lost = 2;
    world.carry = (sent) => ((sent.frame?.t === "welcome" || sent.inside === "answer") && lost-- > 0 ? [] : [sent]);
    await start(host);
    await join(client);
    await type(client);
    await world.pass(1);
    expect([lost, ...places()]).toEqual([0, "connecting", "authenticating"]);
    await world.pass(4_000);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect([did(client, "prove"), did(host, "hostReceive"), alerts(host)]).toEqual([1, 2, []]);
    // Who has been met has heard it: the same proof, which the relay has seen, has no answer any more.
    const proof = world.carried.find(({ frame }) => frame?.t === "proof")!;
    await world.deliver(proof);
    await host.happen({ type: "relayUp", self: host.self });
    expect(world.carried.filter(({ frame }) => frame?.t === "welcome")).toHaveLength(2);
  });

  it("has its welcome again as soon as the host's relay is back", async () => {
    world.carry = (sent) => (sent.frame?.t === "welcome" || sent.inside === "answer" ? [] : [sent]);
    await start(host);
    await join(client);
    await type(client);
    world.carry = (sent) => [sent];
    await host.happen({ type: "relayUp", self: host.self });
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });

  it("has its welcome again though the offer behind it was lost with it, and the host's line came before the proof did", async () => {
    let losing = true;
    world.carry = (sent) => (losing && (sent.frame?.t === "welcome" || sent.inside === "offer") ? [] : [sent]);
    await start(host);
    await join(client);
    await type(client);
    await world.pass(1);
    losing = false;
    await host.happen({ type: "relayUp", self: host.self });
    await world.pass(10);
    expect(places()).toEqual(["inCall", "inCall"]);
  });

  it("repeated without an end is answered at the rate of knocks", async () => {
    world.carry = (sent) => (sent.inside === "answer" ? [] : [sent]);
    await start(host);
    await join(client);
    await type(client);
    const proof = world.carried.find(({ frame }) => frame?.t === "proof")!;
    const welcomes = () => world.carried.filter(({ frame }) => frame?.t === "welcome").length;
    for (let times = 0; times < 100; times++) await world.deliver(proof);
    expect(welcomes()).toBeLessThan(5);
  });

  it("is sent again as soon as the relay is back", async () => {
    world.carry = (sent) => (sent.frame?.t === "proof" ? [] : [sent]);
    await start(host);
    await join(client);
    await type(client);
    world.carry = (sent) => [sent];
    await client.happen({ type: "relayUp", self: client.self });
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });

  it("because the host's page was loaded anew is answered, and the person is asked once more", async () => {
    await start(host);
    await join(client);
    host = await world.reload(host);
    await type(client);
    expect(client.state).toMatchObject({ phase: "password", wrong: 0, given: 1, again: true, greeted: true });
    await type(client);
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });

  it("because a crowd has pushed its visitor out as well", async () => {
    await start(host);
    await join(client);
    for (let visitor = 0; visitor < 16; visitor++) {
      await host.happen({ type: "frame", from: `v${visitor}`, frame: KNOCK });
      await world.pass(250);
    }
    expect(host.effects).toContainEqual({ do: "forget", peer: client.self });
    await type(client);
    await world.pass(250);
    expect(client.state).toMatchObject({ phase: "password", wrong: 0, given: 1 });
    await type(client);
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });

  it("is asked for five times at most, because each is a guess for a false host", async () => {
    world.carry = (sent) =>
      sent.frame?.t === "proof" ? [{ from: sent.to, to: sent.from, frame: { t: "again" } }] : [sent];
    await start(host);
    await join(client);
    for (let given = 1; given <= 5; given++) {
      expect(client.state).toMatchObject({ phase: "password", wrong: 0 });
      await type(client);
      // A host hears each visitor's knocks so many times a minute.
      await world.pass(8_000);
    }
    expect(reason(client)).toBe("hostSilent");
    expect(did(client, "prove")).toBe(5);
  });

  it("of a password that was changed in a pause for wrong guesses: nobody hangs, and the new one lets in", async () => {
    const guesser = world.browser();
    await start(host);
    for (const page of [guesser, client]) await join(page);
    await type(guesser, "fout1");
    await host.send({ type: "password", password: "nieuwwoord" });
    await type(client, "nieuwwoord");
    expect(client.state).toMatchObject({ phase: "password", wrong: 0, given: 1 });
    await type(client, "nieuwwoord");
    await world.pass(2_001);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(host.state).toMatchObject({ call: { alerts: [{ kind: "wrongGuess", count: 1 }] } });
  });

  it("and crosses the hello of a new password on the wire: counted for nothing, and asked again", async () => {
    const held: Parcel[] = [];
    await start(host);
    await join(client);
    world.carry = (sent) => (sent.frame?.t === "proof" ? (held.push(sent), []) : [sent]);
    await type(client, "appelboom");
    await host.send({ type: "password", password: "nieuwwoord" });
    expect(client.state).toMatchObject({ phase: "password", wrong: 0, given: 1 });
    world.carry = (sent) => [sent];
    for (const parcel of held) await world.deliver(parcel);
    expect(alerts(host)).toEqual([]);
    await type(client, "nieuwwoord");
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });
});

describe("a room whose password comes or goes", () => {
  it.each([
    ["", "nieuwwoord", "password"],
    ["appelboom", "", "open"],
  ])("from %j to %j asks whoever is at the prompt for the right thing: %s", async (before, after, phase) => {
    await start(host, before);
    await join(client);
    await host.send({ type: "password", password: after });
    expect(client.state).toMatchObject({ phase, wrong: 0 });
    await type(client, after);
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(alerts(host)).toEqual([]);
  });
});

describe("another version of the protocol", () => {
  it("at the host is told to the client, who is asked for nothing", async () => {
    world.carry = (sent) =>
      sent.frame?.t === "hello" ? [{ ...sent, frame: { ...sent.frame, version: 3 } as never }] : [sent];
    await start(host);
    await join(client);
    expect(reason(client)).toBe("newerVersion");
    expect(did(client, "prove")).toBe(0);
  });

  it("at a client is answered with ours, in the form that all versions have, and gets no run", async () => {
    await start(host);
    const knock = { t: "knock", version: 3, new: true } as never;
    await world.deliver({ from: "from the future", to: host.self, frame: knock });
    expect(world.carried).toEqual([{ from: host.self, to: "from the future", frame: { t: "version", version: 2 } }]);
    expect(host.state).toMatchObject({ call: { visitors: [] } });
  });

  it("is no matter behind the proof, nor for who is in: that would be the relay's", async () => {
    await start(host);
    await join(client);
    world.carry = (sent) => (sent.frame?.t === "welcome" ? [] : [sent]);
    await type(client);
    const foreign = { from: host.self, to: client.self, frame: { t: "version", version: 3 } as never };
    await world.deliver(foreign);
    expect(client.state).toMatchObject({ phase: "confirming" });
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

  it("ends at once in an open room, where there is nothing else to type", async () => {
    world.carry = changed("proof", (frame) => ({ ...frame, tag: patched(frame.tag, 0, 1) }));
    await start(host, "");
    await join(client);
    await type(client, "");
    expect(reason(client)).toBe("refused");
  });

  it("lets the right one in afterwards, and is settled with that", async () => {
    await start(host);
    await join(client);
    await type(client, "fout1");
    expect(alerts(host)).toEqual(["wrongGuess"]);
    await type(client, "appelboom");
    await world.pass(2_001);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(alerts(host)).toEqual([]);
  });

  it("stays told where there was more than one, whoever comes in: whose they were the relay alone says", async () => {
    await start(host);
    await join(client);
    for (const guess of ["fout1", "fout2", "appelboom"]) {
      await type(client, guess);
      await world.pass(10_000);
    }
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(host.state).toMatchObject({ call: { alerts: [{ kind: "wrongGuess", count: 2 }] } });
  });

  it("stays told where it was somebody else's", async () => {
    await start(host);
    const guesser = world.browser();
    await join(guesser);
    await type(guesser, "fout1");
    await world.pass(10_000);
    await join(client);
    await type(client, "appelboom");
    await world.pass(10_000);
    expect(places()).toEqual(["inCall", "inCall"]);
    expect(alerts(host)).toEqual(["wrongGuess"]);
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
  it("a hello that the relay held back and plays to the next run proves nothing, and nobody can open what came behind it", async () => {
    const hellos: Parcel[] = [];
    world.carry = (sent) => {
      if (sent.frame?.t !== "hello") return [sent];
      hellos.push(sent);
      return hellos.length === 2 ? [hellos[0]!] : [sent];
    };
    await start(host);
    await join(client);
    await type(client, "fout1");
    await world.pass(2_000);
    expect(client.state).toMatchObject({ phase: "password", greeted: true });
    await type(client);
    await world.pass(1);
    // Nothing was judged: the host says its hello once more, and the person is asked again.
    expect(client.state).toMatchObject({ phase: "password", wrong: 1, given: 2 });
    expect(host.state).toMatchObject({ call: { alerts: [{ kind: "wrongGuess", count: 1 }] } });
    expect(opened()).toEqual([]);
    await type(client);
    await world.pass(1);
    expect(places()).toEqual(["inCall", "inCall"]);
  });

  it("two clients whose proofs are exchanged: neither gets in, and both are told", async () => {
    const other = world.browser();
    await start(host);
    for (const page of [client, other]) await join(page);
    world.carry = (sent) => {
      if (sent.frame?.t !== "proof") return [sent];
      return [{ ...sent, from: sent.from === client.self ? other.self : client.self }];
    };
    await type(client);
    await type(other);
    // Each names a run that is not the sender's: nothing is judged, and neither counts as a guess.
    await world.pass(60_000);
    expect([reason(client), reason(other)]).toEqual(["hostSilent", "hostSilent"]);
    expect(host.state).toMatchObject({ at: "waiting", call: { alerts: [] } });
    expect(opened()).toEqual([]);
  });

  it.each(["proof", "welcome"])("a lost %s is told, and nobody hangs", async (lost) => {
    world.carry = (sent) => (sent.frame?.t === lost ? [] : [sent]);
    await start(host);
    await join(client);
    await type(client, "appelboom");
    await world.pass(lost === "welcome" ? 30_000 : 60_000);
    // A host that has given the seat up says that it knows of no run, and the person is asked again.
    if (lost === "welcome") expect(client.state).toMatchObject({ phase: "password", wrong: 0, given: 1 });
    else expect(reason(client)).toBe("hostSilent");
    if (lost === "welcome") expect(alerts(host)).toContain("setupFailed");
    await client.send({ type: "hangUp" });
    await world.pass(600_000);
    expect(host.state).toMatchObject({ at: "waiting", call: { visitors: [] } });
  });

  it.each([
    ["knock", "inCall"],
    ["hello", "inCall"],
    ["proof", "inCall"],
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
    world.carry = changed("hello", (frame) => ({ ...frame, ad: patched(frame.ad, 101, 1) }));
    await start(host);
    await join(client);
    await world.pass(60_000);
    expect(client.state).toMatchObject({ at: "authenticating", phase: "open" });
    expect(did(client, "prove")).toBe(0);
    // Where the person agrees all the same, the host sees a wrong guess, and nobody can open what came behind it.
    await type(client, "");
    await world.pass(1);
    expect(reason(client)).toBe("refused");
    expect(alerts(host)).toEqual(["wrongGuess"]);
    expect(opened()).toEqual([]);
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
    const knock = KNOCK;
    for (let visitor = 0; visitor < 40; visitor++) {
      await host.happen({ type: "frame", from: `v${visitor}`, frame: knock });
      await world.pass(200);
    }
    await join(client);
    expect(client.state.at).toBe("authenticating");
    expect("call" in host.state && host.state.call.visitors.length).toBe(16);
    expect(host.effects).toContainEqual({ do: "forget", peer: "v0" });
  });

  it("a message that the host did not make ends the set-up at the client, with a sentence", async () => {
    world.direct = false;
    await meet();
    expect(places()).toEqual(["connecting", "connecting"]);
    await client.happen({ type: "forged", from: hostOf(client) });
    expect(reason(client)).toBe("tampered");
  });

  it("a message that the client did not make ends it at the host, who tells the client", async () => {
    world.direct = false;
    await meet();
    await host.happen({ type: "forged", from: client.self });
    expect(reason(client)).toBe("tampered");
    expect(host.state.at).toBe("waiting");
    expect(alerts(host)).toEqual(["interference"]);
  });

  it("a host who says so of somebody who is in ends nothing: it can put them out", async () => {
    await meet();
    await host.happen({ type: "forged", from: client.self });
    await client.happen({ type: "message", peer: host.self, message: { type: "spoiled" } });
    expect(places()).toEqual(["inCall", "inCall"]);
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
    const obstacles = () => [host, client].map(({ state }) => "people" in state && state.people[0]?.obstacle);
    await world.pass(6_900);
    expect(obstacles()).toEqual([undefined, undefined]);
    await world.pass(200);
    expect(obstacles()).toEqual(["noPath", "noPath"]);
    expect(places()).toEqual(["connecting", "connecting"]);
    await world.pass(13_000);
    expect(client.state).toMatchObject({ reason: "cannotConnect", why: "noPath" });
    expect(host.state).toMatchObject({ call: { alerts: [{ kind: "setupFailed", why: "noPath" }] } });
  });

  it("a link that breaks off before it was up says at once what stood in the way", async () => {
    world.direct = false;
    await meet();
    await host.happen({ type: "linkLost", peer: client.self, closed: false, why: "refused" });
    await client.happen({ type: "linkLost", peer: host.self, closed: false, why: "noRelay" });
    expect(client.state).toMatchObject({ reason: "cannotConnect", why: "noRelay" });
    expect(host.state).toMatchObject({ call: { alerts: [{ kind: "setupFailed", why: "refused" }] } });
  });

  it("what stood in the way is forgotten once the link is up, or in the next attempt", async () => {
    world.direct = false;
    await meet();
    await client.happen({ type: "diagnosed", peer: host.self, why: "unreachable" });
    expect(client.state).toMatchObject({ people: [{ obstacle: "unreachable" }] });
    await client.happen({ type: "linkUp", peer: host.self });
    expect("people" in client.state && client.state.people[0]).not.toHaveProperty("obstacle");
    // A finding that comes late is about a link that is up.
    await client.happen({ type: "diagnosed", peer: host.self, why: "unreachable" });
    expect("people" in client.state && client.state.people[0]).not.toHaveProperty("obstacle");
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
    await host.send({
      type: "start",
      words: ["xx", "yy", "zz"],
      password: "",
      language: "nl",
      ask: false,
      consulting: false,
    });
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
    await host.happen({ type: "frame", from: client.self, frame: KNOCK });
    expect(host.state).toMatchObject({ at: "inCall", call: { visitors: [] } });
  });

  it("does not listen to someone else", async () => {
    await host.happen({
      type: "message",
      peer: "x",
      message: { type: "state", mic: false, camera: false, name: "", promised: true },
    });
    await host.happen({ type: "message", peer: "x", message: { type: "bye" } });
    await host.happen({ type: "linkLost", peer: "x", closed: false });
    expect(host.state).toMatchObject({ at: "inCall", people: [{ mic: true, promised: false }] });
  });

  it("tells the other when the line does not bear our picture, and when it does again", async () => {
    await host.happen({ type: "linkServes", peer: client.self, line: { weak: true, held: true } });
    expect(person(host, client)).toMatchObject({ line: { weak: true, held: true }, holds: false });
    expect(person(client, host)).toMatchObject({ line: { weak: false, held: false }, holds: true });
    await host.happen({ type: "linkServes", peer: client.self, line: { weak: true, held: false } });
    expect(person(client, host)).toMatchObject({ holds: false });
  });

  it("takes nothing about a line that is not there for something about the next", async () => {
    world.cut(host.self, client.self, false);
    await client.happen({ type: "message", peer: hostOf(client), message: { type: "picture", held: true } });
    await client.happen({ type: "linkServes", peer: hostOf(client), line: { weak: true, held: true } });
    await world.pass(4_000);
    expect(meshed(world, host, client)).toBe(true);
    expect(person(client, host)).toMatchObject({ line: { weak: false, held: false }, holds: false });
  });

  it("takes a link that is made anew to be well on both sides", async () => {
    await host.happen({ type: "linkServes", peer: client.self, line: { weak: true, held: true } });
    world.cut(host.self, client.self, false);
    await world.pass(4_000);
    expect(meshed(world, host, client)).toBe(true);
    expect(person(host, client)).toMatchObject({ line: { weak: false, held: false } });
    expect(person(client, host)).toMatchObject({ holds: false });
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

  it("is made anew by the two themselves when the network is back after ten minutes", async () => {
    world.cut(host.self, client.self);
    await world.pass(600_000);
    expect(places()).toEqual(["reconnecting", "reconnecting"]);
    for (const { state } of [host, client]) expect(state).toMatchObject({ people: [{ lapsed: true }] });
    world.mend(host.self, client.self);
    await world.pass(30_000);
    expect(meshed(world, host, client)).toBe(true);
    expect(alerts(host)).toEqual([]);
    expect(host.state).toMatchObject({ people: [{ lapsed: false }] });
  });

  it("is made anew however long the client had no network at all", async () => {
    world.cut(host.self, client.self);
    await client.happen({ type: "relayDown" });
    await world.pass(7_200_000);
    expect(client.state.at).toBe("reconnecting");
    world.mend(host.self, client.self);
    await client.happen({ type: "relayUp", self: client.self });
    await world.pass(30_000);
    expect(meshed(world, host, client)).toBe(true);
  });

  it.each([
    ["the host", () => host, () => client],
    ["the client", () => client, () => host],
  ])("is made anew where %s has given it up, and the other is still mending it", async (_, one, other) => {
    await other().happen({ type: "linkShaky", peer: one().self });
    await other().happen({ type: "message", peer: one().self, message: { type: "here" } });
    expect(did(other(), "hangUp")).toBe(1);
    await world.pass(4_000);
    expect(meshed(world, host, client)).toBe(true);
  });

  it("that is well is not made anew for a call that was on its way before", async () => {
    await client.happen({ type: "message", peer: host.self, message: { type: "here" } });
    expect(did(client, "hangUp")).toBe(0);
  });

  it("ends for a client whom nobody answers for a quarter of an hour, though the relay does", async () => {
    await world.kill(host);
    await world.pass(890_000);
    expect(client.state.at).toBe("reconnecting");
    await world.pass(30_000);
    expect(client.state).toMatchObject({ at: "ended", reason: "lost" });
  });

  it("is over a minute after a page has said that it was going, and did not come back", async () => {
    await world.pass(30_000);
    host.away();
    await world.kill(host);
    await world.pass(55_000);
    expect(client.state.at).toBe("reconnecting");
    await world.pass(30_000);
    expect(client.state).toMatchObject({ at: "ended", reason: "lost" });
    expect("lasted" in client.state && client.state.lasted).toBeGreaterThan(80_000);
  });

  it("gives the seat of somebody who has been out of reach for a minute to whoever proves the password", async () => {
    await world.kill(client);
    await world.pass(50_000);
    const early = world.browser();
    await join(early);
    await type(early, "appelboom");
    await world.pass(1);
    expect(early.state.at).toBe("knocking");
    await early.send({ type: "hangUp" });
    await world.pass(30_000);
    const again = world.browser();
    await join(again);
    await type(again, "appelboom");
    await world.pass(1);
    expect([host.state.at, again.state.at]).toEqual(["inCall", "inCall"]);
    expect(together(host).people).toHaveLength(1);
  });

  it("tells of a wrong password rather than that somebody has left", async () => {
    await client.send({ type: "hangUp" });
    expect(alerts(host)).toEqual(["clientLeft"]);
    const again = world.browser();
    await join(again);
    expect(alerts(host)).toEqual(["clientLeft"]);
    await type(again, "perenboom");
    await world.pass(1);
    expect(alerts(host)).toEqual(["wrongGuess"]);
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
