/** The network as it is: addresses change, lines go dead without a word, the relay stands still. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { made } from "./harness/connections.ts";
import { mayMakeNetworks, type Network, openNetwork } from "./harness/network.ts";
import { arrive, host, meet, type Person, seesAndHears, state } from "./harness/people.ts";

const possible = mayMakeNetworks();

describe.skipIf(!possible)("one call", () => {
  let network: Network;
  let people: readonly [Person, Person];

  beforeAll(async () => {
    network = await openNetwork();
    const { url } = await network.serve();
    people = [await arrive(await network.launch("worker"), url), await arrive(await network.launch("client"), url)];
    await meet(...people);
  });
  afterAll(() => network.close());

  const bothTalk = () => Promise.all(people.map((person) => seesAndHears(person)));

  it("goes on over the same link when an address changes, that of the one and then that of the other", async () => {
    const before = await made(people);
    for (const place of ["worker", "client"] as const) {
      await network.readdress(place);
      await bothTalk();
    }
    expect(await made(people)).toEqual(before);
  });

  it("stands when a line swallows everything, which both are told, and goes on when it is back", async () => {
    const before = await made(people);
    const restore = await network.cut("client", "swallowed");
    for (const person of people) {
      await state(person, "reconnecting").waitFor();
      await person.id("status").getByText("De verbinding is onderbroken").waitFor();
    }
    await restore();
    for (const person of people) await state(person, "inCall").waitFor();
    await bothTalk();
    expect(await made(people)).toEqual(before);
  });

  it("is made anew by the two pages themselves when the link breaks off", async () => {
    const before = await made(people);
    await people[1].page.evaluate(() =>
      (globalThis as unknown as { kept: readonly RTCPeerConnection[] }).kept.at(-1)!.close(),
    );
    await expect.poll(() => made(people)).toEqual(before.map((count) => count + 1));
    await bothTalk();
  });
});

describe.skipIf(!possible)("a host who waits", () => {
  let network: Network;
  beforeAll(async () => {
    network = await openNetwork();
  });
  afterAll(() => network.close());

  it("is told when the relay stands still, though its connection stays open, and when it goes on", async () => {
    const { url } = await network.serve();
    const worker = await arrive(await network.launch("worker"), url);
    await host(worker);
    const thaw = await network.freeze("centre");
    // Otherwise it is a quarter of a minute before the page asks.
    await worker.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await worker.id("status").getByText("Geen contact met Driewoord").waitFor();
    thaw();
    await worker.id("status").getByText("Het gesprek is open").waitFor();
  });
});
