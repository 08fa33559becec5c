/**
 * How long it takes from a change of the network, or from its return, until the pictures of both move again. In network
 * namespaces: two homes, a data centre, and a router between them. These are times of one machine, not ratios: nothing else
 * does the same.
 */
import { test } from "vitest";
import { type Loss, type Network, openNetwork, type Place, type Served } from "../tests/browser/harness/network.ts";
import { arrive, meet, type Person } from "../tests/browser/harness/people.ts";
import { median } from "./median.ts";

/** `ROUNDS=20 CHANGE="20 s" npm run bench:recovery` runs those whose name has "20 s" in it, twenty times. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 5);
const CHANGE = process.env["CHANGE"] ?? "";

/** Who and what is there when it happens. */
interface Scene {
  readonly network: Network;
  readonly served: Served;
}

/** Resolves with when the network was well again, in ms since 1970. */
type Change = (scene: Scene) => Promise<number>;

/** Time that the network is gone for, or the people talk: what is measured, not waited for. */
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function during(lose: () => Promise<() => unknown>, ms: number): Promise<number> {
  const restore = await lose();
  await pause(ms);
  const well = Date.now();
  await restore();
  return well;
}

const readdress =
  (place: Place): Change =>
  async ({ network }) => {
    const well = Date.now();
    await network.readdress(place);
    return well;
  };

const blackout =
  (how: Loss, ms: number): Change =>
  ({ network }) =>
    during(() => network.cut("client", how), ms);

/** The one change for which the worker has a second line. */
const ONE_OF_TWO = "one of the worker's two addresses, relay dead";

const CHANGES: Readonly<Record<string, Change>> = {
  "the worker's address": readdress("worker"),
  "the client's address": readdress("client"),
  [ONE_OF_TWO]: async (scene) => {
    await scene.served.kill();
    return readdress("worker")(scene);
  },
  "20 s unplugged": blackout("unplugged", 20_000),
  "20 s swallowed": blackout("swallowed", 20_000),
  "20 s without wifi": blackout("wifi gone", 20_000),
  "180 s swallowed": blackout("swallowed", 180_000),
  "180 s asleep": ({ network }) => during(() => network.freeze("client"), 180_000),
};

/** Runs in the page: when each frame of the other's picture was shown, in ms since 1970. */
function noteFrames(): void {
  const shown: number[] = [];
  Object.assign(globalThis, { shown });
  setInterval(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid="remote-video"]:not([data-noted])');
    if (!video) return;
    video.dataset["noted"] = "";
    const note = () => {
      shown.push(Date.now());
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
  }, 20);
}

const shownTo = ({ page }: Person) =>
  page.evaluate(() => (globalThis as unknown as { shown: readonly number[] }).shown);

/** When the longest pause that lasted beyond `well` was over at this person, in ms since `well`; undefined where it is not. */
async function moved(person: Person, well: number): Promise<number | undefined> {
  for (let tries = 0; tries < 300; tries += 1) {
    const shown = await shownTo(person);
    const lately = Math.max(well + 1_000, Date.now() - 1_000);
    if (Date.now() > well + 2_500 && shown.filter((at) => at > lately).length >= 6) {
      const gaps = shown.slice(1).map((at, before) => ({ at, gap: at - shown[before]! }));
      const { at } = gaps
        .filter((one) => one.at > well)
        .reduce((longest, one) => (one.gap > longest.gap ? one : longest));
      return Math.max(0, at - well);
    }
    await pause(200);
  }
  return undefined;
}

/** ms until the pictures of both moved again; undefined where they did not within a minute. */
async function once(change: Change, lines: 1 | 2): Promise<number | undefined> {
  const network = await openNetwork();
  if (lines === 2) await network.addLine("worker");
  const served = await network.serve();
  const browsers = [await network.launch("worker"), await network.launch("client")] as const;
  try {
    const people = [await arrive(browsers[0], served.url), await arrive(browsers[1], served.url)] as const;
    await meet(...people);
    for (const { page } of people) await page.evaluate(noteFrames);
    await pause(3_000);
    const well = await change({ network, served });
    const [worker, client] = await Promise.all(people.map((person) => moved(person, well)));
    return worker === undefined || client === undefined ? undefined : Math.max(worker, client);
  } finally {
    await network.close();
  }
}

test("from the change to moving pictures at both", { timeout: 7_200_000 }, async () => {
  for (const [name, change] of Object.entries(CHANGES)) {
    if (!name.includes(CHANGE)) continue;
    const taken: (number | undefined)[] = [];
    for (let round = 0; round < ROUNDS; round += 1) taken.push(await once(change, name === ONE_OF_TWO ? 2 : 1));
    const times = taken.filter((ms) => ms !== undefined).toSorted((a, b) => a - b);
    const never = taken.length - times.length;
    console.log(
      `| ${name} | median ${median(times)} ms | ${times.at(0)} to ${times.at(-1)} ms | never ${never} of ${ROUNDS} |`,
    );
  }
});
