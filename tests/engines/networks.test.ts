/** Firefox ends a connection for good when its network fails under it; the pages make another one by themselves. */
import { afterEach, describe, it } from "vitest";
import { mayMakeNetworks, type Network, openNetwork } from "../browser/harness/network.ts";
import { arrive, meet, type Person } from "../browser/harness/people.ts";
import { HAS_FIREFOX, launchFirefox } from "./firefox.ts";

/** Resolves once some further frames of the other person's picture were shown, whichever element shows it by then. */
const sees = ({ page }: Person): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let shown = 0;
        let watched: HTMLVideoElement | undefined;
        const count = (video: HTMLVideoElement): number =>
          video.requestVideoFrameCallback(() => ((shown += 1) > 5 ? resolve() : count(video)));
        setInterval(() => {
          const video = document.querySelector<HTMLVideoElement>(".remote video");
          if (!video || video === watched) return;
          watched = video;
          count(video);
        }, 50);
      }),
  );

describe.skipIf(!HAS_FIREFOX || !mayMakeNetworks())("Firefox", { timeout: 120_000 }, () => {
  let network: Network;
  afterEach(() => network.close());

  it("is in the call again by itself when the other's address changes, and when its own does", async () => {
    network = await openNetwork();
    const { url } = await network.serve();
    const firefox = await launchFirefox({ namespace: network.namespace("client"), secure: new URL(url).hostname });
    try {
      const worker = await arrive(await network.launch("worker"), url);
      const client = await arrive(firefox, url);
      await meet(worker, client);
      for (const place of ["worker", "client"] as const) {
        await network.readdress(place);
        await Promise.all([sees(worker), sees(client)]);
      }
    } finally {
      await firefox.close();
    }
  });
});
