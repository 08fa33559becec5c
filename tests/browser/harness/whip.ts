import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";

/**
 * How the endpoint takes an offer: as it should; by sending it on to another path; by breaking the connection; with a
 * session, but an answer that is no SDP, that breaks off, that does not say "Created", that takes the voice alone, or from
 * somebody who has gone; or with this status and nothing else.
 */
export type Manner = "well" | "redirect" | "drop" | "nonsense" | "cut" | "okay" | "half" | "gone" | number;

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

export interface Whip {
  /** The address to stream to. */
  readonly url: string;
  /** Every request but the preflights, as it came. */
  readonly asked: readonly Asked[];
  /** The SDP of every offer with the right token. */
  readonly offers: readonly string[];
  /** The paths of the sessions that are there: made, and not deleted. */
  readonly sessions: ReadonlySet<string>;
  /** How offers are taken from now on. */
  behave(manner: Manner): void;
  /** Offers are answered only when the function that it returns is called. */
  hold(): () => void;
  /** What arrived, of all sessions that are there: decoded frames of video and packets of audio. */
  received(): Promise<{ frames: number; audioPackets: number }>;
  /** The picture that came last, as luma of 16×9 pixels, 0 to 255. */
  picture(): Promise<number[]>;
  /** The service ends all sessions from its side: the connections go, the resources stay. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A WHIP endpoint (RFC 9725) on a free port of this machine. `page` receives: any page of a real Chromium, which then needs
 * nothing else. Only `token` is taken.
 */
export async function openWhip(page: Page, { token }: { token: string }): Promise<Whip> {
  const asked: Asked[] = [];
  const offers: string[] = [];
  const sessions = new Set<string>();
  let manner: Manner = "well";
  let held: Promise<void> = Promise.resolve();
  await page.evaluate(receive);

  async function post(path: string, offer: string, response: ServerResponse): Promise<unknown> {
    offers.push(offer);
    await held;
    if (typeof manner === "number") return response.writeHead(manner).end();
    if (manner === "drop") return response.destroy();
    if (manner === "redirect" && path === "/whip") return response.writeHead(307, { Location: "/moved/whip" }).end();
    // A relative one, which is meant from where the offer was answered in the end.
    const location = `session/${asked.length}`;
    const session = new URL(location, `http://localhost${path}`).pathname;
    sessions.add(session);
    const answer = manner === "nonsense" ? "v=0\r\nnonsense" : await tell(page, "answer", session, offer, manner);
    response.writeHead(manner === "okay" ? 200 : 201, {
      "Content-Type": "application/sdp",
      "Content-Length": Buffer.byteLength(answer),
      Location: location,
    });
    if (manner !== "cut") return response.end(answer);
    return response.write(answer.slice(0, 100), () => response.destroy());
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Methods", "POST, DELETE");
    response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
    response.setHeader("Access-Control-Expose-Headers", "Location, Link");
    const { method = "", url: path = "", headers } = request;
    if (method === "OPTIONS") return response.writeHead(204).end();
    asked.push({ method, path, authorization: headers.authorization });
    if (headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end();
    if (method === "POST" && /^\/(?:moved\/)?whip$/.test(path)) {
      if (headers["content-type"] !== "application/sdp") return response.writeHead(415).end();
      return post(path, await text(request), response);
    }
    if (method !== "DELETE" || !sessions.delete(path)) return response.writeHead(404).end();
    await tell(page, "remove", path);
    return response.writeHead(200).end();
  }

  const server = createServer((request, response) => {
    // The page may have been closed under it, at the end of a test.
    take(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/whip`,
    asked,
    offers,
    sessions,
    behave: (how) => {
      manner = how;
    },
    hold() {
      const { promise, resolve } = deferred();
      held = promise;
      return resolve;
    },
    received: () => tell(page, "received"),
    picture: () => tell(page, "picture"),
    hangUp: () => tell(page, "hangUp"),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (!page.isClosed()) await tell(page, "hangUp");
    },
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** What the receiving page can do. */
interface Receiver {
  answer(session: string, offer: string, manner: Manner): Promise<string>;
  remove(session: string): void;
  received(): Promise<{ frames: number; audioPackets: number }>;
  picture(): number[];
  hangUp(): void;
}

function tell<Name extends keyof Receiver>(
  page: Page,
  name: Name,
  ...what: Parameters<Receiver[Name]>
): Promise<Awaited<ReturnType<Receiver[Name]>>> {
  return page.evaluate(([name, what]) => (globalThis as any).receiver[name](...what), [name, what] as const);
}

/** Runs in the page. */
function receive(): void {
  const connections = new Map<string, RTCPeerConnection>();
  const video = document.createElement("video");
  Object.assign(video, { autoplay: true, muted: true });
  document.body.replaceChildren(video);

  const receiver: Receiver = {
    async answer(session, offer, manner) {
      const pc = new RTCPeerConnection();
      connections.set(session, pc);
      pc.addEventListener("track", ({ track }) => {
        if (track.kind === "video") video.srcObject = new MediaStream([track]);
      });
      await pc.setRemoteDescription({ type: "offer", sdp: offer });
      if (manner === "half") pc.getTransceivers().at(-1)!.direction = "inactive";
      await pc.setLocalDescription();
      await new Promise<void>((resolve) => {
        const change = () => pc.iceGatheringState === "complete" && resolve();
        pc.addEventListener("icegatheringstatechange", change);
        change();
      });
      const { sdp } = pc.localDescription!;
      if (manner === "gone") pc.close();
      return sdp;
    },
    remove(session) {
      connections.get(session)?.close();
      connections.delete(session);
    },
    async received() {
      const all = { frames: 0, audioPackets: 0 };
      for (const pc of connections.values()) {
        for (const report of (await pc.getStats()).values()) {
          if (report.type !== "inbound-rtp") continue;
          if (report.kind === "video") all.frames += report.framesDecoded;
          else all.audioPackets += report.packetsReceived;
        }
      }
      return all;
    },
    picture() {
      const context = new OffscreenCanvas(16, 9).getContext("2d")!;
      context.drawImage(video, 0, 0, 16, 9);
      const { data } = context.getImageData(0, 0, 16, 9);
      const luma = (p: number) => 0.299 * data[4 * p]! + 0.587 * data[4 * p + 1]! + 0.114 * data[4 * p + 2]!;
      return Array.from({ length: 16 * 9 }, (_, p) => Math.round(luma(p)));
    },
    hangUp() {
      for (const pc of connections.values()) pc.close();
    },
  };
  Object.assign(globalThis, { receiver });
}
