/** A link mends itself: over the data channel, and without the relay as well. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { made, remoteUser } from "./harness/connections.ts";
import { arrive, meet, type Person, seesAndHears } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";
import { openWire, type Wire } from "./harness/wire.ts";

const stage = openStage("for all");
let wire: Wire;
let worker: Person;
let client: Person;

beforeAll(async () => {
  wire = await openWire(stage.site.url);
  [worker, client] = (await Promise.all([1, 2].map(() => arrive(stage.browser, wire.url)))) as [Person, Person];
  await meet(worker, client);
});
afterAll(() => wire.close());

async function networkChangesFor(person: Person): Promise<void> {
  // At ten frames a second: a sign within a second of the last restart is one of the same change.
  await Promise.all([worker, client].map((each) => seesAndHears(each, 15)));
  const before = await Promise.all([worker, client].map(remoteUser));
  await person.page.evaluate(() => dispatchEvent(new Event("online")));
  // Each learns it in its own time: the one that answers with the offer, the one that offers with the answer.
  await expect.poll(() => remoteUser(worker)).not.toBe(before[0]);
  await expect.poll(() => remoteUser(client)).not.toBe(before[1]);
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
}

it("restarts ICE when the network changes for the side that offers", () => networkChangesFor(worker));
it("restarts ICE when the network changes for the side that has to ask", () => networkChangesFor(client));
it.each([
  ["the side that offers", () => worker],
  ["the side that has to ask", () => client],
])("is made anew when %s has lost it, though the other still hears signs of life", async (_, loser) => {
  const before = await made([worker, client]);
  // As when a connection fails in Firefox: the page loses the link, and nothing tells the other side.
  await loser().page.evaluate(async () => {
    const connection = (globalThis as unknown as { kept: RTCPeerConnection[] }).kept.at(-1)!;
    const send = RTCDataChannel.prototype.send as (this: RTCDataChannel, data: string) => void;
    const signals = await new Promise<RTCDataChannel>((resolve) => {
      Object.assign(RTCDataChannel.prototype, {
        send(this: RTCDataChannel, data: string) {
          if (this.label === "signals") resolve(this);
          send.call(this, data);
        },
      });
    });
    Object.assign(RTCDataChannel.prototype, { send });
    connection.close = () => undefined;
    const living = setInterval(() => {
      if (signals.readyState === "open") signals.send(JSON.stringify({ seq: 0, ack: 0, after: 0 }));
      else clearInterval(living);
    }, 100);
    signals.onclose!(new Event("close"));
  });
  await expect.poll(() => made([worker, client])).toEqual(before.map((count) => count + 1));
  await Promise.all([seesAndHears(worker), seesAndHears(client)]);
});
it("does so without the relay too", async () => {
  await wire.kill();
  await networkChangesFor(client);
  await networkChangesFor(worker);
});
