/** Firefox ends a connection for good when its network fails under it; the pages make another one by themselves. */
import { expect, it, onTestFinished } from "vitest";
import { remoteUser } from "../browser/harness/connections.ts";
import { mayMakeNetworks, openNetwork } from "../browser/harness/network.ts";
import { arrive, meet, type Person } from "../browser/harness/people.ts";
import { HAS_FIREFOX, launchFirefox } from "./firefox.ts";

/** Resolves once some further frames of the other person's picture were shown, whichever element shows it by then. */
const sees = ({ page }: Person): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let shown = 0;
        let watched: HTMLVideoElement | undefined;
        const looking = setInterval(() => {
          const video = document.querySelector<HTMLVideoElement>(".remote video");
          if (!video || video === watched) return;
          watched = video;
          const count = () => {
            if ((shown += 1) <= 10) return void video.requestVideoFrameCallback(count);
            clearInterval(looking);
            resolve();
          };
          video.requestVideoFrameCallback(count);
        }, 50);
      }),
  );

it("Firefox is in the call again by itself when the other's address changes, and when its own does", async ({
  skip,
}) => {
  skip(!HAS_FIREFOX || !mayMakeNetworks());
  const network = await openNetwork();
  onTestFinished(() => network.close());
  const { url } = await network.serve();
  const firefox = await launchFirefox({ namespace: network.namespace("client"), secure: new URL(url).hostname });
  onTestFinished(() => firefox.close());
  const people = [await arrive(await network.launch("worker"), url), await arrive(firefox, url)] as const;
  await meet(...people);
  for (const place of ["worker", "client"] as const) {
    const before = await Promise.all(people.map(remoteUser));
    await network.readdress(place);
    for (const [index, person] of people.entries()) await expect.poll(() => remoteUser(person)).not.toBe(before[index]);
    await Promise.all(people.map(sees));
  }
}, 120_000);
