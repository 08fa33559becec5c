/** Calls through coturn, on devices that reach it, and on networks that let little through. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasCoturn, TURN_SECRET } from "./harness/coturn.ts";
import { mayMakeNetworks, type Network, openNetwork } from "./harness/network.ts";
import { arrive, enter, giveWord, host, join, meet, openPerson, type Person, seesAndHears } from "./harness/people.ts";

describe.skipIf(!mayMakeNetworks() || !hasCoturn())("with coturn beside the relay", () => {
  let network: Network;
  /** By UDP. */
  let turn: string;
  let browsers: readonly [Browser, Browser];

  beforeAll(async () => {
    network = await openNetwork();
    turn = `turn:${await network.serveTurn()}:3478`;
    browsers = [await network.launch("worker"), await network.launch("client")];
  });
  afterAll(() => network.close());

  type Settings = Readonly<Record<string, string>>;

  /** Has two people on the first page of a site with these settings. */
  async function visit(settings: Settings, use: (worker: Person, client: Person) => Promise<void>): Promise<void> {
    const { url, kill } = await network.serve({ TURN_SECRET, ...settings });
    const [worker, client] = [await arrive(browsers[0], url), await arrive(browsers[1], url)];
    try {
      await use(worker, client);
    } finally {
      for (const { context } of [worker, client]) await context.close();
      await kill();
    }
  }

  /** How the pair that is in use leaves this person's device: "relay over udp", or the type of the candidate. */
  const way = ({ page }: Person) =>
    page.evaluate(async () => {
      const { kept } = globalThis as unknown as { kept: readonly RTCPeerConnection[] };
      const reports = [...(await kept.at(-1)!.getStats()).values()] as Record<string, string>[];
      const transport = reports.find(({ type }) => type === "transport");
      const pair = reports.find(({ id }) => id === transport?.["selectedCandidatePairId"]);
      const own = reports.find(({ id }) => id === pair?.["localCandidateId"]);
      return `${own?.["candidateType"]} over ${own?.["relayProtocol"] ?? own?.["protocol"]}`;
    });
  const ways = (...people: readonly Person[]) => Promise.all(people.map(way));

  /** The end of this person's TURN credentials, in seconds since 1970. */
  const expiry = ({ page }: Person) =>
    page.evaluate(() => {
      const { kept } = globalThis as unknown as { kept: readonly RTCPeerConnection[] };
      return Number.parseInt(kept.at(-1)!.getConfiguration().iceServers![0]!.username!, 10);
    });

  it("whoever hides the IP address gives the other no way but coturn, though there is a direct one", async () => {
    await visit({ TURN_URLS: turn }, async (worker, client) => {
      await host(worker);
      await join(client, { hidden: true });
      await giveWord(client);
      await Promise.all([seesAndHears(worker), seesAndHears(client)]);
      expect(await way(client)).toBe("relay over udp");
      for (const person of [worker, client]) {
        await openPerson(person);
        await person.page.locator('[data-testid="way"][data-way="relayed"]').waitFor();
      }
      const shown = await worker.page.evaluate(() => {
        const { kept } = globalThis as unknown as { kept: readonly RTCPeerConnection[] };
        return kept.at(-1)!.currentRemoteDescription!.sdp;
      });
      const types = [...shown.matchAll(/^a=candidate:.* typ (\w+)/gm)].map(([, type]) => type);
      expect(new Set(types)).toEqual(new Set(["relay"]));
      expect(shown).not.toContain("10.82.");
    });
  });

  describe("where the two places do not reach each other", () => {
    beforeAll(() => network.separate());

    it("a call goes through coturn by what the network lets through, also when its first credentials are over", async () => {
      const urls = [turn, `${turn}?transport=tcp`, `turns:${turn.slice(5, -4)}5349?transport=tcp`].join(" ");
      await visit({ TURN_URLS: urls, TURN_SECONDS: "10" }, async (worker, client) => {
        const bothTalk = () => Promise.all([seesAndHears(worker), seesAndHears(client)]);
        await meet(worker, client);
        // Where TCP was the first to get through, it is left for UDP.
        await expect.poll(() => ways(worker, client)).toContain("relay over udp");
        const first = await expiry(client);

        const allowUdp = await network.forbid("udp");
        await expect.poll(() => way(client)).toBe("relay over tcp");
        await bothTalk();
        await expect.poll(() => Date.now() / 1_000, { timeout: 20_000 }).toBeGreaterThan(first + 1);

        // From another address a new way has to be opened, with credentials that are good now.
        const allowTcp = await network.forbid("tcp", 3478);
        await network.readdress("client");
        await expect.poll(() => way(client)).toBe("relay over tls");
        await bothTalk();
        expect(await expiry(client)).toBeGreaterThan(first);
        await allowTcp();
        await allowUdp();
      });
    });

    it("both are told when coturn does not take the credentials", async () => {
      await visit({ TURN_URLS: turn, TURN_SECRET: "a-secret-of-nobody-else" }, async (worker, client) => {
        await enter(worker, client);
        for (const { id } of [worker, client]) await id("status").getByText("weigert ons").waitFor();
      });
    });
  });
});
