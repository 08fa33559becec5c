/** A stream to a service's WHIP endpoint, with real media from one page to another. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transformWithOxc } from "vite";
import { shared } from "./harness/chromium.ts";
import { openWhip, type Whip } from "./harness/whip.ts";

const TOKEN = "s3cret~token";
const PAGE = `<!doctype html><script type="module">
  import { startLive } from "/live.js";
  globalThis.start = (address, token) => {
    globalThis.said = [];
    globalThis.live = undefined;
    globalThis.live = startLive(stream, { address, token }, {
      started: () => said.push("started"),
      ended: (problem) => said.push(live ? problem : "before there was anything to end"),
    });
  };
  const Original = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(configuration) {
      super(configuration);
      globalThis.pc = this;
    }
  };
  globalThis.stream = await navigator.mediaDevices.getUserMedia({ video: { width: 320 }, audio: true });
  globalThis.ready = true;
</script>`;

/** What the page above has. */
interface Sender {
  said: string[];
  start(address: string, token: string): void;
  live: { stop(): Promise<void> };
  stream: MediaStream;
  pc: RTCPeerConnection;
  ready: boolean;
}

let server: Server;
let origin: string;
let browser: Browser;
let receiver: Page;
/** The one that streams. */
let page: Page;
let whip: Whip;

beforeAll(async () => {
  const { code } = await transformWithOxc(readFileSync("src/keeping/live.ts", "utf8"), "live.ts");
  server = createServer((request, response) => {
    const isModule = request.url === "/live.js";
    response.setHeader("Content-Type", isModule ? "text/javascript" : "text/html");
    response.end(isModule ? code : PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await shared();
  receiver = await browser.newPage();
  page = await arrive();
});
afterAll(async () => {
  await browser.close();
  server.close();
});
beforeEach(async () => {
  whip = await openWhip(receiver, { token: TOKEN });
});
afterEach(async () => {
  await whip.close();
  await page.evaluate(() => (globalThis as Partial<Sender>).live?.stop());
});

async function arrive(): Promise<Page> {
  const arriving = await browser.newPage();
  await arriving.goto(origin);
  await arriving.waitForFunction(() => (globalThis as unknown as Sender).ready);
  return arriving;
}

/** The tests beside it have a page of their own: they do something to it that lasts. */
function withAPageOfTheirOwn(): void {
  let shared: Page;
  beforeEach(async () => {
    shared = page;
    page = await arrive();
  });
  afterEach(async () => {
    await page.close();
    page = shared;
  });
}

/** From now on the page's timers run only when the test says so. */
async function stopClock(): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1_000);
}

function start(address = whip.url, token = TOKEN): Promise<void> {
  return page.evaluate(([address, token]) => (globalThis as unknown as Sender).start(address, token), [
    address,
    token,
  ] as const);
}

function stop(): Promise<void> {
  return page.evaluate(() => (globalThis as unknown as Sender).live.stop());
}

function said(): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as Sender).said);
}

/** The page was told exactly this. */
async function hears(...what: string[]): Promise<void> {
  await expect.poll(said).toEqual(what);
}

const methods = () => whip.asked.map(({ method }) => method);

it("pictures that move and sound arrive, until it is stopped and the session deleted with the token", async () => {
  await start();
  await hears("started");
  await expect.poll(() => whip.received()).toMatchObject({ frames: expect.toSatisfy((frames) => frames >= 5) });
  await expect.poll(async () => (await whip.received()).audioPackets).toBeGreaterThan(20);
  const before = await whip.picture();
  expect(new Set(before).size).toBeGreaterThan(1);
  await expect.poll(() => whip.picture()).not.toEqual(before);
  expect([...whip.sessions]).toEqual(["/session/1"]);
  await page.evaluate(async () => {
    const { live } = globalThis as unknown as Sender;
    await Promise.all([live.stop(), live.stop()]);
  });
  expect(whip.asked).toEqual([
    { method: "POST", path: "/whip", authorization: `Bearer ${TOKEN}` },
    { method: "DELETE", path: "/session/1", authorization: `Bearer ${TOKEN}` },
  ]);
  expect(whip.sessions.size).toBe(0);
  expect(await said()).toEqual(["started"]);
  // They are the caller's, who may still show them.
  const states = await page.evaluate(() =>
    (globalThis as unknown as Sender).stream.getTracks().map(({ readyState }) => readyState),
  );
  expect(states).toEqual(["live", "live"]);
});

it("the offer is whole: one transport, one stream, only sending, all candidates", async () => {
  await start();
  await hears("started");
  const [sdp = ""] = whip.offers;
  const id = await page.evaluate(() => (globalThis as unknown as Sender).stream.id);
  const media = sdp.split("\r\nm=").slice(1);
  expect(media.map((section) => section.split(" ")[0])).toEqual(["audio", "video"]);
  expect(sdp.match(/^a=sendonly/gm)).toHaveLength(2);
  expect([...sdp.matchAll(/^a=msid:(\S+)/gm)].map(([, stream]) => stream)).toEqual([id, id]);
  expect(sdp).toContain("\r\na=group:BUNDLE 0 1\r\n");
  expect(media.map((section) => /^a=candidate:/m.test(section))).toEqual([true, false]);
});

it.each([
  "",
  "live.example.org/whip",
  "http://live.example.org/whip",
  "http://localhost.example.org/whip",
  "http://127.0.0.1.example.org/whip",
  "https://name:word@live.example.org/whip",
  "ftp://localhost/whip",
  "javascript:alert(1)",
])("%s is no address to stream to", async (address) => {
  await start(address);
  await hears("address");
});

it("a token that no header can hold is not sent", async () => {
  await start(whip.url, "two\nlines");
  await hears("token");
  expect(whip.asked).toEqual([]);
});

it("without a token no header is sent, and whoever wants one says so", async () => {
  await start(whip.url, "");
  await hears("token");
  expect(whip.asked).toEqual([{ method: "POST", path: "/whip", authorization: undefined }]);
});

it("a wrong token", async () => {
  await start(whip.url, "wrong");
  await hears("token");
  expect(methods()).toEqual(["POST"]);
});

it.each([
  [403, "token"],
  [404, "notFound"],
  [405, "notFound"],
  [409, "busy"],
  [503, "busy"],
  [200, "refused"],
  [500, "refused"],
])("status %i: %s", async (status, problem) => {
  whip.behave(status);
  await start();
  await hears(problem);
  expect(methods()).toEqual(["POST"]);
});

it("a redirect is followed with the token, and the session's path is meant from there", async () => {
  whip.behave("redirect");
  await start();
  await hears("started");
  expect([...whip.sessions]).toEqual(["/moved/session/2"]);
  await stop();
  expect(whip.sessions.size).toBe(0);
  expect(whip.asked.map(({ authorization }) => authorization)).toEqual(Array(3).fill(`Bearer ${TOKEN}`));
});

describe("unreachable", () => {
  it("nobody is there", async () => {
    await whip.close();
    await start();
    await hears("unreachable");
  });

  it("the connection breaks before the answer", async () => {
    whip.behave("drop");
    await start();
    await hears("unreachable");
  });

  it("the answer is not for us to read", async () => {
    // The page's own server says nothing about other origins.
    await start(origin.replace("localhost", "127.0.0.1"));
    await hears("unreachable");
  });

  it("no answer comes in time", async () => {
    const release = whip.hold();
    // The time is over when the test says so, which is when the question is out.
    await page.evaluate((patience) => {
      const { setTimeout } = globalThis;
      const held = (run: () => void, ms?: number) => {
        if (ms !== patience) return setTimeout(run, ms);
        globalThis.setTimeout = setTimeout;
        Object.assign(globalThis, { runOut: run });
        return 0;
      };
      globalThis.setTimeout = held as typeof setTimeout;
    }, 15_000);
    await start();
    await expect.poll(methods).toEqual(["POST"]);
    await page.evaluate(() => (globalThis as unknown as { runOut(): void }).runOut());
    await hears("unreachable");
    expect(methods()).toEqual(["POST"]);
    release();
  });
});

describe("an answer from somebody who has gone", () => {
  withAPageOfTheirOwn();

  it("is waited upon for fifteen seconds, and its session deleted", async () => {
    await stopClock();
    whip.behave("gone");
    await start();
    await page.waitForFunction(() => (globalThis as Partial<Sender>).pc?.remoteDescription?.type === "answer");
    await page.clock.runFor(14_990);
    expect(await said()).toEqual([]);
    await page.clock.runFor(20);
    expect(await said()).toEqual(["unreachable"]);
    await expect.poll(() => whip.sessions.size).toBe(0);
  });
});

it.each(["nonsense", "cut", "okay", "half"] as const)(
  "an answer that is %s is refused, and its session deleted",
  async (manner) => {
    whip.behave(manner);
    await start();
    await hears("refused");
    await expect.poll(methods).toEqual(["POST", "DELETE"]);
    expect(whip.sessions.size).toBe(0);
  },
);

/** The connection says that it is in this state, and will until it says another. */
function turns(state: RTCPeerConnectionState): Promise<void> {
  return page.evaluate((state) => {
    const { pc } = globalThis as unknown as Sender;
    Object.defineProperty(pc, "connectionState", { value: state, configurable: true });
    pc.dispatchEvent(new Event("connectionstatechange"));
  }, state);
}

describe("in mid-stream", () => {
  beforeEach(async () => {
    await start();
    await hears("started");
  });

  it("the connection fails", async () => {
    await turns("failed");
    await hears("started", "lost");
    await expect.poll(methods).toEqual(["POST", "DELETE"]);
  });

  it("the service ends it", async () => {
    // Chromium notices for itself only when a quarter of a minute of silence is over.
    await turns("connected");
    await whip.hangUp();
    await hears("started", "lost");
    await expect.poll(methods).toEqual(["POST", "DELETE"]);
  });
});

describe("a network that is slow to name its addresses", () => {
  withAPageOfTheirOwn();

  beforeEach(async () => {
    await stopClock();
    await page.evaluate(() =>
      Object.defineProperty(RTCPeerConnection.prototype, "iceGatheringState", { value: "gathering" }),
    );
    await start();
    await page.waitForFunction(() => (globalThis as unknown as Sender).pc.localDescription?.type === "offer");
  });

  it("is waited upon for two seconds", async () => {
    await page.clock.runFor(1_990);
    expect(methods()).toEqual([]);
    await page.clock.runFor(20);
    await hears("started");
  });

  it("and stopped meanwhile, nothing is asked", async () => {
    await stop();
    await page.clock.runFor(2_010);
    // What the first would ask would come before what the second asks.
    await start();
    await page.waitForFunction(() => (globalThis as unknown as Sender).pc.localDescription?.type === "offer");
    await page.clock.runFor(2_010);
    await hears("started");
    expect(methods()).toEqual(["POST"]);
  });
});

describe("the page is left", () => {
  withAPageOfTheirOwn();

  it("and the session deleted", async () => {
    await start();
    await hears("started");
    await page.goto("about:blank");
    await expect.poll(methods).toEqual(["POST", "DELETE"]);
  });
});

describe("a connection that is out", () => {
  withAPageOfTheirOwn();

  beforeEach(async () => {
    await stopClock();
    await start();
    await hears("started");
    await turns("disconnected");
    await page.clock.runFor(9_990);
    expect(await said()).toEqual(["started"]);
  });

  it("for ten seconds is lost, and its session deleted", async () => {
    await page.clock.runFor(20);
    expect(await said()).toEqual(["started", "lost"]);
    await expect.poll(methods).toEqual(["POST", "DELETE"]);
  });

  it("and comes back goes on as if nothing had been", async () => {
    await turns("connected");
    await page.clock.runFor(60_000);
    expect(await said()).toEqual(["started"]);
    expect(whip.sessions.size).toBe(1);
  });
});

describe("stopped while it starts", () => {
  it("before the offer is out, nothing is asked", async () => {
    const pc = await page.evaluate(async (address) => {
      const sender = globalThis as unknown as Sender;
      sender.start(address, "any");
      await sender.live.stop();
      return sender.pc.connectionState;
    }, whip.url);
    expect(pc).toBe("closed");
    // One that comes after it: what the first would have asked would have come before.
    await start();
    await hears("started");
    expect(methods()).toEqual(["POST"]);
    expect(whip.asked[0]?.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it("while the answer is awaited, the session that comes of it is deleted", async () => {
    const release = whip.hold();
    await start();
    await expect.poll(methods).toEqual(["POST"]);
    const stopped = stop();
    await page.waitForFunction(() => (globalThis as unknown as Sender).pc.connectionState === "closed");
    release();
    await stopped;
    expect(methods()).toEqual(["POST", "DELETE"]);
    expect(whip.sessions.size).toBe(0);
    expect(await said()).toEqual([]);
  });
});
