/** Several real browsers in one room: who waits, who sees whom, who is put out, and who comes back. */
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  arriveIn,
  ended,
  giveWord,
  host,
  join,
  linked,
  meet,
  more,
  openPerson,
  type Person,
  received,
  receivedOverEach,
  seesAndHears,
} from "./harness/people.ts";
import { send, SIGNALS } from "./harness/signals.ts";
import { openStage } from "./harness/stage.ts";
import { openWire, type Wire } from "./harness/wire.ts";

const stage = openStage("for all");
let wire: Wire;
let worker: Person;
let client: Person;
/** Klaus and Lien, who come later. */
let third: Person;
let fourth: Person;

/** With a small picture of one colour: what is coded and decoded for four by one processor must not be what is waited for. */
async function arriveAt(): Promise<Person> {
  const context = await stage.browser.newContext({ locale: "nl-BE", viewport: { width: 800, height: 600 } });
  await send(context, SIGNALS[0]);
  return arriveIn(context, wire.url);
}

// One call from beginning to end, in which each test goes on where the one before has stopped.
beforeAll(async () => {
  wire = await openWire(stage.site.url);
  worker = await arriveAt();
  client = await arriveAt();
  await meet(worker, client);
});
afterAll(() => wire.close());

/** To the host's door, with the right password. */
async function knock(name: string): Promise<Person> {
  const person = await arriveAt();
  await join(person, { name });
  await giveWord(person);
  return person;
}

/** The same person again, from the end of the call. */
async function knockAgain(person: Person, password?: string): Promise<void> {
  await person.id("start-again").click();
  await person.id("join-submit").click();
  await person.id("preview-continue").click();
  await giveWord(person, password);
}

/** Everybody sees all the others, and frames and sound come from each of them. */
async function allTogether(...persons: Person[]): Promise<void> {
  const others = persons.length - 1;
  await Promise.all(
    persons.map(async (person) => {
      await linked(person, others);
      const before = await receivedOverEach(person);
      const moving = async () => {
        const now = await receivedOverEach(person);
        return now.filter(({ frames }, connection) => frames >= (before[connection]?.frames ?? 0) + 5).length;
      };
      const hears = seesAndHears(person);
      await expect.poll(moving).toBe(others);
      await hears;
    }),
  );
}

/** Peer connections with a description: PeerJS makes one more to see what the browser can. */
const connections = (person: Person): Promise<number> =>
  person.page.evaluate(
    () =>
      (globalThis as unknown as { kept: RTCPeerConnection[] }).kept.filter(
        (connection) => connection.localDescription ?? connection.remoteDescription,
      ).length,
  );

it("a third person with the right password waits, and is refused in a plain sentence", async () => {
  third = await knock("Klaus");
  await worker.id("knock-refuse").click();
  await ended(third, "turnedAway").waitFor();
  expect(await received(third)).toEqual({ frames: 0, audioPackets: 0, audioEnergy: 0 });
});

it("both inside see who waits; nothing is exchanged before the host's yes, and then all see each other", async () => {
  const before = await Promise.all([connections(worker), connections(client)]);
  const from = wire.seen.length;
  await knockAgain(third);
  await worker.id("knock").getByText("Klaus").waitFor();
  await Promise.all([worker.id("alert-participant").waitFor(), client.id("alert-participant").waitFor()]);
  // For a host who is looking at another tab.
  await expect.poll(() => worker.page.title()).toContain("Er wacht iemand aan de deur");
  await worker.id("knock-message").click();
  await worker.id("knock-message-fiveMinutes").click();
  await third.id("door-note").getByText("vijf minuten").waitFor();

  expect(await connections(third)).toBe(0);
  expect(await Promise.all([connections(worker), connections(client)])).toEqual(before);
  const passed = wire.seen.slice(from);
  const { id } = passed.find(({ way, frame }) => way === "up" && frame["payload"]?.t === "knock")!;
  const carried = passed.filter((passing) => passing.id === id && passing.frame["payload"]);
  expect(carried.length).toBeGreaterThan(6);
  for (const { frame } of carried) {
    // The handshake, and sealed words too short for any description of a connection.
    const { payload } = frame;
    if (payload.sealed) expect(payload.sealed.box.length).toBeLessThan(300);
    else expect(["knock", "hello", "proof", "welcome"]).toContain(payload.t);
  }

  await worker.id("more").click();
  // A knock is not missed while a dialog is open.
  await worker.page.locator('dialog[open] [data-testid="knock-admit"]').click();
  await worker.page.keyboard.press("Escape");
  await allTogether(worker, client, third);
  for (const person of [worker, client]) {
    await person.page.locator('[data-kind="extraIn"]').getByText("Klaus").waitFor();
  }
});

it("one of four is put out: no frame from anyone a second later, and a new password keeps them out", async () => {
  fourth = await knock("Lien");
  await worker.id("knock-admit").click();
  await allTogether(worker, client, third, fourth);
  await openPerson(worker, "Lien");
  await worker.id("kick").click();
  const pressed = Date.now();
  await ended(fourth, "removed").waitFor();
  await worker.id("set-password").fill("nieuw woord");
  await worker.id("set-password-submit").click();
  await expect.poll(() => Date.now() - pressed, { timeout: 2_000 }).toBeGreaterThan(1_000);
  const oneSecondLater = await received(fourth);
  await worker.page.keyboard.press("Escape");
  await allTogether(worker, client, third);
  expect(await received(fourth)).toEqual(oneSecondLater);

  await knockAgain(fourth);
  await fourth.id("error").waitFor();
  await giveWord(fourth, "nieuw woord");
  await worker.id("knock").waitFor();
  await worker.id("knock-refuse").click();
  await ended(fourth, "turnedAway").waitFor();
  await fourth.context.close();
});

it("a reload of a member or of the host goes back into the call without typing, whatever the password has become", async () => {
  await client.page.reload();
  await allTogether(worker, client, third);
  await worker.page.reload();
  await allTogether(worker, client, third);
  expect(await worker.id("knock").count()).toBe(0);
});

it("the host hands the call over: the heir is host, and the host before a member, without being asked about", async () => {
  await openPerson(worker, "Klaus");
  await worker.id("hand-over").click();
  await worker.page.getByText("We verbinden u opnieuw").waitFor();
  await allTogether(worker, client, third);
  expect(await third.id("knock").count()).toBe(0);
  await more(third, "rules");
  await third.id("lock").waitFor();
  await third.page.keyboard.press("Escape");
});

it("the host's browser dies: the others talk on, a stranger with the password cannot take over, the host is host again", async () => {
  const kept = await third.page.evaluate(() => ({
    stores: [{ ...sessionStorage }, { ...localStorage }],
    name: window.name,
  }));
  await third.context.close();
  await client.page.locator('[data-kind="hostAway"]').waitFor();
  await Promise.all([seesAndHears(client), seesAndHears(worker)]);

  // The relay keeps the address for the host; one that has forgotten whose it was does not.
  const stranger = await arriveAt();
  const waiting = host(stranger, { password: "nieuw woord" });
  await stranger.page.locator('[data-kind="addressResting"]').waitFor();
  await stage.site.restart();
  await waiting;
  await Promise.all([seesAndHears(client), seesAndHears(worker)]);
  expect(await received(stranger)).toEqual({ frames: 0, audioPackets: 0, audioEnergy: 0 });
  // A member whose page is loaded anew proves the password to the stranger, and is not taken in.
  await worker.page.reload();
  await ended(worker, "otherHost").waitFor();
  expect(await received(stranger)).toEqual({ frames: 0, audioPackets: 0, audioEnergy: 0 });

  // A page that is loaded again after a crash has what its tab had, and the host waits out whoever is there.
  third = await arriveAt();
  await third.page.evaluate(({ stores, name }) => {
    for (const [index, store] of [sessionStorage, localStorage].entries()) Object.assign(store, stores[index]);
    // However long all of this has taken here.
    sessionStorage.setItem("driewoord/seen", String(Date.now()));
    window.name = name;
  }, kept);
  await third.page.reload();
  await third.page.locator('[data-kind="addressTaken"]').waitFor();
  await stranger.id("hang-up").click();
  await allTogether(third, client);
  await more(third, "rules");
  await third.id("lock").waitFor();
  await third.page.keyboard.press("Escape");
});

it("leaves nothing in the tab when the call is over", async () => {
  expect(await client.page.evaluate(() => sessionStorage.length)).toBe(2);
  await client.id("hang-up").click();
  await ended(client, "hungUp").waitFor();
  expect(await client.page.evaluate(() => sessionStorage.length)).toBe(0);
});
