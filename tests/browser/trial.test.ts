/** The page where a device and its connection are tested, with what can be wrong really being wrong. */
import type { Browser, WebSocket } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { hasCoturn, TURN_SECRET } from "./harness/coturn.ts";
import { mayMakeNetworks, type Network, openNetwork } from "./harness/network.ts";
import { arrive, type Person } from "./harness/people.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for all");
let people: Person[] = [];
afterEach(async () => {
  for (const { context } of people) await context.close();
  people = [];
});

/** Somebody who has gone to the page; `before` is told of a page on which nothing has been opened yet. */
async function visit(before: (person: Person) => Promise<unknown> = () => Promise.resolve()): Promise<Person> {
  const person = await arrive(stage.browser, "about:blank");
  people.push(person);
  await before(person);
  await person.page.goto(`${stage.site.url}/#test`);
  return person;
}

/** What was found, a word for each, and what it comes to. */
async function tested({ id, page }: Person): Promise<Record<string, string>> {
  await id("trial-start").click();
  await id("verdict").waitFor();
  return page.evaluate(() => {
    const found = [...document.querySelectorAll<HTMLElement>("[data-found]")];
    const words = found.map(({ dataset }) => [dataset["testid"]!.replace("found-", ""), dataset["found"]!]);
    const verdict = document.querySelector<HTMLElement>("[data-verdict]")!.dataset["verdict"]!;
    return Object.fromEntries([...words, ["verdict", verdict]]);
  });
}

/** A device that will not be opened. */
const broken = (kind: "audio" | "video", error: string) => (person: Person) =>
  person.context.addInitScript(
    ([of, name]) => {
      const ask = MediaDevices.prototype.getUserMedia;
      MediaDevices.prototype.getUserMedia = function (wanted) {
        // Where the browser lets the page, and it fails so all the same, it is the system that does not.
        const named = of === "video" ? "camera" : "microphone";
        const { permissions } = navigator;
        const query = permissions.query.bind(permissions);
        if (name === "NotAllowedError")
          permissions.query = (about) =>
            about.name === (named as PermissionName)
              ? Promise.resolve({ state: "denied" } as PermissionStatus)
              : query(about);
        return wanted?.[of as "audio"] ? Promise.reject(new DOMException("", name)) : ask.call(this, wanted);
      };
    },
    [kind, error],
  );

const silent = (person: Person) =>
  person.context.addInitScript(() => {
    const ask = MediaDevices.prototype.getUserMedia;
    MediaDevices.prototype.getUserMedia = async function (wanted) {
      const stream = await ask.call(this, wanted);
      const [heard] = stream.getAudioTracks();
      if (!heard) return stream;
      const [nothing] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
      const { deviceId } = heard.getSettings();
      Object.assign(nothing!, { getSettings: () => ({ deviceId }) });
      return new MediaStream([...stream.getVideoTracks(), nothing!]);
    };
  });

/** A machine that is busy with other tests gives few pictures a second, which is said as well; tests/trial has what is said when. */
const SEEN = expect.stringMatching(/^(?:works|slow)$/) as string;

it("finds everything well where it is, and shows a film of what others would see and hear", async () => {
  const person = await visit();
  expect(await tested(person)).toEqual({
    camera: SEEN,
    mic: "works",
    background: "off",
    relay: "open",
    // On this site there is nothing to try them with.
    direct: "none",
    turn: "none",
    call: expect.stringMatching(/^(?:direct|thin)$/),
    verdict: expect.stringMatching(/^(?:unsure|hampered)$/),
  });
  const film = await person.id("trial-film").evaluate(async (video: HTMLVideoElement) => {
    const context = new AudioContext();
    const ear = new AnalyserNode(context);
    context.createMediaElementSource(video).connect(ear);
    const samples = new Float32Array(ear.fftSize);
    let loudest = 0;
    const look = () => {
      ear.getFloatTimeDomainData(samples);
      loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), loudest);
      if (!video.ended) requestAnimationFrame(look);
    };
    await video.play();
    look();
    await new Promise((resolve) => video.addEventListener("ended", resolve));
    return { seconds: video.currentTime, loudest, width: video.videoWidth };
  });
  expect(film.seconds).toBeGreaterThan(3);
  expect(film.loudest).toBeGreaterThan(0.001);
  expect(film.width).toBeGreaterThan(100);
  const told = await person.id("trial-report-text").inputValue();
  expect(told).toMatch(/camera=\w+ mic=works background=off relay=open direct=none turn=none call=\w+/);
  expect(told.replace(new URL(stage.site.url).host, "")).not.toMatch(/\b\d+\.\d+\.\d+\.\d+:|candidate|\.local/);
});

it("leaves no connection open, to itself or to the relay", async () => {
  const sockets: WebSocket[] = [];
  const person = await visit(async ({ page }) => page.on("websocket", (socket) => sockets.push(socket)));
  await tested(person);
  const states = await person.page.evaluate(() =>
    (globalThis as unknown as { kept: readonly RTCPeerConnection[] }).kept.map(
      ({ connectionState }) => connectionState,
    ),
  );
  expect(states.length).toBeGreaterThan(1);
  expect(new Set(states)).toEqual(new Set(["closed"]));
  expect(sockets).toHaveLength(1);
  await expect.poll(() => sockets[0]!.isClosed()).toBe(true);
});

interface Case {
  readonly what: string;
  readonly before: (person: Person) => Promise<unknown>;
  readonly found: Readonly<Record<string, string>>;
}

const DEVICES: readonly Case[] = [
  { what: "a silent microphone", before: silent, found: { mic: "silent", camera: SEEN, verdict: "devices" } },
  { what: "no camera", before: broken("video", "NotFoundError"), found: { camera: "missing", mic: "works" } },
  { what: "a busy camera", before: broken("video", "NotReadableError"), found: { camera: "inUse", mic: "works" } },
  { what: "a denied camera", before: broken("video", "NotAllowedError"), found: { camera: "denied", mic: "works" } },
  {
    what: "a denied microphone",
    before: broken("audio", "NotAllowedError"),
    found: { mic: "denied", camera: SEEN },
  },
];
const CONNECTIONS: readonly Case[] = [
  {
    what: "a connection for calls that something stops",
    before: ({ page }) => page.routeWebSocket(/peerjs/, (socket) => socket.close()),
    found: { relay: "blocked", camera: SEEN, verdict: "closed" },
  },
  {
    what: "a site that does not answer",
    async before({ page }) {
      await page.routeWebSocket(/peerjs/, (socket) => socket.close());
      await page.route("**/config.json", (route) => route.abort());
    },
    found: { relay: "down", camera: SEEN, verdict: "away" },
  },
  {
    what: "a browser that is kept from making connections",
    before: ({ context }) =>
      context.addInitScript(() => {
        RTCPeerConnection.prototype.createDataChannel = () => {
          throw new DOMException("", "NotAllowedError");
        };
      }),
    found: { call: "none", camera: "untried", relay: "open", verdict: "closed" },
  },
];

it.each([
  ["the devices", DEVICES],
  ["the connection", CONNECTIONS],
])("says what is wrong with %s", async (_, cases) => {
  const words = await Promise.all(cases.map(async ({ before }) => tested(await visit(before))));
  for (const [index, { what, found }] of cases.entries()) expect(words[index], what).toMatchObject(found);
});

describe.skipIf(!mayMakeNetworks() || !hasCoturn())("with coturn beside the relay", () => {
  let network: Network;
  let address: string;
  let browser: Browser;
  beforeAll(async () => {
    network = await openNetwork();
    address = await network.serveTurn();
    browser = await network.launch("client");
  });
  afterAll(() => network.close());

  /** Until the test is over, the network lets nothing of this out. */
  async function without(...kinds: readonly Parameters<Network["forbid"]>[]): Promise<void> {
    for (const kind of kinds) onTestFinished(await network.forbid(...kind));
  }

  /** What is found on a site with these settings. */
  async function found(
    settings: Readonly<Record<string, string>> = {},
    before: (person: Person) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Record<string, string>> {
    const all = [`turn:${address}:3478`, `turn:${address}:3478?transport=tcp`, `turns:${address}:5349?transport=tcp`];
    const site = await network.serve({ TURN_SECRET, TURN_URLS: all.join(" "), ...settings });
    const person = await arrive(browser, "about:blank");
    await before(person);
    await person.page.goto(`${site.url}/#test`);
    try {
      const words = await tested(person);
      const codes = /^camera=.*$/m.exec(await person.id("trial-report-text").inputValue())![0];
      return { ...words, ways: codes.replace(/.*?(?=turn-)/, "").replace(/ pictures.*/, "") };
    } finally {
      await person.context.close();
      await site.kill();
    }
  }

  it("all ways are open, and the call with oneself goes by the detour", async () => {
    expect(await found()).toMatchObject({
      direct: "reached",
      turn: "reached",
      call: "relayed",
      ways: "turn-udp=reached turn-tcp=reached turn-tls=reached",
      verdict: "good",
    });
  });

  it("UDP is blocked: the direct way is closed and the detour is not", async () => {
    await without(["udp"]);
    expect(await found()).toMatchObject({
      direct: "unreached",
      turn: "reached",
      call: "relayed",
      ways: "turn-udp=unreached turn-tcp=reached turn-tls=reached",
      verdict: "hampered",
    });
  });

  it("UDP is blocked and the detour is down: from here no call gets through", async () => {
    await without(["udp"], ["tcp", 3478], ["tcp", 5349]);
    expect(await found()).toMatchObject({ direct: "unreached", turn: "unreached", verdict: "closed" });
  });

  it("whoever hides the address is told where the detour is out of reach, though the direct way is open", async () => {
    await without(["udp", 3478], ["tcp", 3478], ["tcp", 5349]);
    const hide = ({ context }: Person) =>
      context.addInitScript(() => {
        if (origin !== "null") localStorage.setItem("driewoord", JSON.stringify({ hideAddress: true }));
      });
    expect(await found({}, hide)).toMatchObject({ turn: "unreached", call: "none", verdict: "closed" });
  });

  it("the detour refuses: the direct way is open, and the operator's mistake is named", async () => {
    expect(await found({ TURN_SECRET: "a-secret-of-nobody-else" })).toMatchObject({
      direct: "reached",
      turn: "refused",
      call: "direct",
      verdict: "hampered",
    });
  });
});
