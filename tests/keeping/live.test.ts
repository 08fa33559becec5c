/** The page's side of WHIP (RFC 9725), at a service that is made up. What a real browser makes of it: tests/browser/live.test.ts. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Live, type LiveProblem, startLive, usableAddress } from "../../src/keeping/live.ts";
import { streamOf, Track } from "./fakes.ts";

class Connection extends EventTarget {
  connectionState = "new";
  iceGatheringState = "complete";
  localDescription: { sdp: string } | null = null;
  readonly transport = Object.assign(new EventTarget(), { state: "connected" });
  direction = "sendonly";
  closed = false;
  answer: unknown;
  readonly tracks: unknown[] = [];
  constructor() {
    super();
    pc = this;
  }
  addTransceiver(track: unknown) {
    this.tracks.push(track);
  }
  async setLocalDescription() {
    this.localDescription = { sdp: "the offer" };
  }
  async setRemoteDescription(answer: { sdp: string }) {
    if (answer.sdp === "nonsense") throw new DOMException("", "InvalidAccessError");
    this.answer = answer;
  }
  getTransceivers = () => this.tracks.map(() => ({ currentDirection: this.direction }));
  getSenders = () => this.tracks.map(() => ({ transport: this.transport }));
  close() {
    this.closed = true;
  }
  becomes(state: string) {
    this.connectionState = state;
    this.dispatchEvent(new Event("connectionstatechange"));
  }
}

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

let pc: Connection;
let asked: Asked[];
/** What the service says to the offer. */
let answer: () => Promise<Response>;
let told: (LiveProblem | "started")[];
let live: Live;
const page = new EventTarget();
const TARGET = { address: "https://live.example/whip", token: "secret" };
const settled = () => vi.advanceTimersByTimeAsync(0);

function created(sdp = "the answer", location: string | null = "/session/1", status = 201): Response {
  const response = new Response(sdp, { status, headers: location === null ? {} : { Location: location } });
  Object.defineProperty(response, "url", { value: TARGET.address });
  return response;
}

function begin(target = TARGET): void {
  live = startLive(streamOf(new Track("audio"), new Track("video")), target, {
    started: () => told.push("started"),
    ended: (problem) => told.push(problem),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  [asked, told] = [[], []];
  answer = () => Promise.resolve(created());
  vi.stubGlobal("RTCPeerConnection", Connection);
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("fetch", (url: URL, init: Asked) => {
    asked.push({ ...init, url: url.href });
    return init.method === "POST" ? answer() : Promise.resolve(new Response());
  });
});
afterEach(async () => {
  await live?.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const deleted = () => asked.filter(({ method }) => method === "DELETE").map(({ url }) => url);

describe("the token", () => {
  it.each([
    ["https://live.example/elsewhere/1", true],
    ["https://live.example:8443/session/1", false],
    ["https://session.live.example/1", false],
    ["https://thief.example/1", false],
    ["//thief.example/1", false],
  ])(
    "goes to the endpoint's own origin only, and a session elsewhere is deleted without it: %s",
    async (location, own) => {
      answer = () => Promise.resolve(created("the answer", location));
      begin();
      await settled();
      await live.stop();
      const deletion = asked.find(({ method }) => method === "DELETE");
      expect(deletion?.url).toBe(new URL(location, TARGET.address).href);
      expect(deletion?.headers).toEqual(own ? { Authorization: "Bearer secret" } : {});
    },
  );
});

describe("a stream", () => {
  it("is offered with the token, runs when it is connected, and its session is deleted with the token", async () => {
    begin();
    await settled();
    expect(asked).toMatchObject([
      {
        url: "https://live.example/whip",
        method: "POST",
        body: "the offer",
        headers: { Authorization: "Bearer secret", "Content-Type": "application/sdp" },
      },
    ]);
    expect(pc.tracks).toHaveLength(2);
    expect(pc.answer).toEqual({ type: "answer", sdp: "the answer" });
    expect(told).toEqual([]);
    pc.becomes("connected");
    pc.becomes("connected");
    expect(told).toEqual(["started"]);
    await live.stop();
    expect(pc.closed).toBe(true);
    expect(asked[1]).toMatchObject({
      url: "https://live.example/session/1",
      method: "DELETE",
      headers: { Authorization: "Bearer secret" },
    });
    await live.stop();
    expect(asked).toHaveLength(2);
  });

  it("without a token asks without one", async () => {
    begin({ ...TARGET, token: "" });
    await settled();
    expect(asked[0]!.headers).not.toHaveProperty("Authorization");
  });

  it("waits two seconds at most for a network that is slow to name its candidates", async () => {
    begin();
    pc.iceGatheringState = "gathering";
    await vi.advanceTimersByTimeAsync(1_999);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(1);
  });

  it("stops with the page", async () => {
    begin();
    await settled();
    page.dispatchEvent(new Event("pagehide"));
    await settled();
    expect(deleted()).toEqual(["https://live.example/session/1"]);
    expect(told).toEqual([]);
  });
});

describe("what is not begun", () => {
  it.each([
    ["http://live.example/whip", "secret", "address"],
    ["ftp://live.example", "secret", "address"],
    ["whip", "secret", "address"],
    ["https://user:pass@live.example", "secret", "address"],
    ["https://live.example/whip", "geheim woord", "token"],
    ["https://live.example/whip", "geheimé", "token"],
  ] as const)("%s with %s: %s", async (address, token, problem) => {
    begin({ address, token });
    await settled();
    expect(told).toEqual([problem]);
    expect(asked).toEqual([]);
  });

  it("a stream to this very device needs no https", () => {
    for (const host of ["localhost:8080", "app.localhost", "127.0.0.1", "[::1]"])
      expect(usableAddress(`http://${host}/whip`)).toBe(true);
    expect(usableAddress("http://localhost.example/whip")).toBe(false);
  });

  it("one that was stopped before it was offered", async () => {
    begin();
    await live.stop();
    await settled();
    expect(asked).toEqual([]);
    expect(told).toEqual([]);
  });
});

describe("what the service says", () => {
  it.each<[number, LiveProblem]>([
    [401, "token"],
    [403, "token"],
    [404, "notFound"],
    [405, "notFound"],
    [410, "notFound"],
    [409, "busy"],
    [429, "busy"],
    [503, "busy"],
    [500, "refused"],
    [418, "refused"],
  ])("%i means %s", async (status, problem) => {
    answer = () => Promise.resolve(created("", null, status));
    begin();
    await settled();
    expect(told).toEqual([problem]);
    expect(deleted()).toEqual([]);
  });

  it("200 is no 201, and yet there is a session to delete", async () => {
    answer = () => Promise.resolve(created("", "/session/2", 200));
    begin();
    await settled();
    expect(told).toEqual(["refused"]);
    expect(deleted()).toEqual(["https://live.example/session/2"]);
  });

  it("201 without a session is refused", async () => {
    answer = () => Promise.resolve(created("the answer", null));
    begin();
    await settled();
    expect(told).toEqual(["refused"]);
  });

  it("nothing at all is unreachable", async () => {
    answer = () => Promise.reject(new TypeError("no network"));
    begin();
    await settled();
    expect(told).toEqual(["unreachable"]);
  });

  it("an answer that is none is refused, and the session deleted", async () => {
    answer = () => Promise.resolve(created("nonsense"));
    begin();
    await settled();
    expect(told).toEqual(["refused"]);
    expect(deleted()).toHaveLength(1);
  });

  it("half a stream is none", async () => {
    begin();
    pc.direction = "inactive";
    await settled();
    expect(told).toEqual(["refused"]);
  });

  it("an answer behind the end deletes its session all the same", async () => {
    let say!: (response: Response) => void;
    answer = () => new Promise((resolve) => (say = resolve));
    begin();
    await settled();
    const stopped = live.stop();
    say(created());
    await stopped;
    expect(deleted()).toHaveLength(1);
  });
});

describe("a connection", () => {
  beforeEach(async () => {
    begin();
    await settled();
  });

  it("that never comes is unreachable", async () => {
    await vi.advanceTimersByTimeAsync(15_000);
    expect(told).toEqual(["unreachable"]);
  });

  it("that fails before it ran is unreachable, and afterwards is lost", async () => {
    pc.becomes("failed");
    expect(told).toEqual(["unreachable"]);
    begin();
    await settled();
    pc.becomes("connected");
    pc.becomes("failed");
    expect(told.slice(1)).toEqual(["started", "lost"]);
  });

  it("that breaks off and comes back within ten seconds goes on; later it is lost", async () => {
    pc.becomes("connecting");
    pc.becomes("connected");
    pc.becomes("disconnected");
    await vi.advanceTimersByTimeAsync(9_000);
    pc.becomes("connected");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(["started"]);
    pc.becomes("disconnected");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toEqual(["started", "lost"]);
  });

  it("that the service tears down is lost", () => {
    pc.becomes("connected");
    pc.transport.dispatchEvent(new Event("statechange"));
    expect(told).toEqual(["started"]);
    pc.transport.state = "closed";
    pc.transport.dispatchEvent(new Event("statechange"));
    expect(told).toEqual(["started", "lost"]);
  });
});
