/** What is answered over plain http: a few small routes, and the built app. */
import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import type { ReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";
import type { Config } from "./config.ts";
import type { Held } from "./directory.ts";
import { headersFor } from "./headers.ts";
import { BOUNDS, type Histogram } from "./histogram.ts";
import { CLOSE, type CloseName } from "./protocol.ts";
import type { Caller } from "./proxies.ts";
import { turnServer } from "./turn.ts";

/**
 * What `/metrics` shows: how much there is now, and how much there was since the start (`forwarded`, `dropped`,
 * `closed`).
 */
export interface Counts extends Held {
  /** Over TCP, for pages and WebSockets. */
  connections: number;
  peers: number;
  /** Bytes of frames for lines that are full. */
  waitingBytes: number;
  forwarded: number;
  /** Frames that found no room on a full line. */
  dropped: number;
  /** Sockets that the relay closed, by the name of the close code. */
  closed: Map<CloseName, number>;
  /** How long frames waited for their line. */
  waited: Histogram;
}

/** Answers the request and returns true, or returns false where the request is not for this route. */
export type Route = (request: IncomingMessage, response: ServerResponse, caller: Caller) => boolean;

const TEXT = "text/plain; charset=utf-8";

/** What the routes ask about the relay, at each request. */
export interface Condition {
  /** Whether people can be let in at present. */
  available(): boolean;
  /** The numbers for `/metrics`. */
  counts(): Counts;
}

/** `/config.json`, `/servers.json`, `/healthz`, `/metrics` and `/peerjs/id`, where a PeerJS client without an id asks for one. */
export function relayRoutes(config: Config, { available, counts }: Condition): Route {
  const { site, turn } = config;
  const siteFor = ({ address }: Caller) =>
    turn === undefined ? site : { ...site, iceServers: [...site.iceServers, turnServer(turn, address, Date.now())] };
  const answers = new Map<string, { type: string; body: (caller: Caller) => string }>([
    ["/config.json", { type: "application/json", body: (caller) => JSON.stringify(siteFor(caller)) }],
    ["/servers.json", { type: "application/json", body: () => JSON.stringify(config.servers) }],
    ["/healthz", { type: TEXT, body: () => (available() ? "ok" : "unavailable") }],
    ["/metrics", { type: "text/plain; version=0.0.4; charset=utf-8", body: () => metrics(available(), counts()) }],
    ["/peerjs/id", { type: TEXT, body: () => randomUUID() }],
  ]);
  return (request, response, caller) => {
    const path = pathOf(request);
    const answer = answers.get(path);
    if (answer === undefined) return false;
    setHeaders(response, path, config, caller);
    // An id, a count or a credential is different each time.
    response.setHeader("Cache-Control", "no-store");
    if (path === "/metrics" && !mayRead(request, config.metricsToken)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      send(response, 401, "Unauthorized", TEXT);
      return true;
    }
    if (!readsOnly(request, response)) return true;
    const status = path === "/healthz" && !available() ? 503 : 200;
    send(response, status, answer.body(caller), answer.type);
    return true;
  };
}

/** A drawing may be of anybody's making: it fetches nothing, runs nothing, and whoever opens it by itself is in a place of its own. */
const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** `/brand.css` and `/logo`: how the operator has the pages look. A file of the app's own stands in for a style sheet that says nothing. */
export function brandRoutes(config: Config): Route {
  const { css, logo } = config.brand ?? {};
  const files = new Map<string, { type: string; body: string | Buffer; tag: string; policy?: string }>();
  if (css !== undefined) files.set("/brand.css", { type: "text/css; charset=utf-8", body: css, tag: tagOf(css) });
  if (logo) files.set("/logo", { type: logo.type, body: logo.bytes, tag: tagOf(logo.bytes), policy: DRAWING_POLICY });
  return (request, response, caller) => {
    const path = pathOf(request);
    const file = files.get(path);
    if (file === undefined) return false;
    setHeaders(response, path, config, caller);
    if (file.policy !== undefined) response.setHeader("Content-Security-Policy", file.policy);
    if (!readsOnly(request, response)) return true;
    response.setHeader("ETag", file.tag);
    // RFC 9110, section 13.1.2. Proxies that compress make a weak one of ours.
    if (request.headers["if-none-match"]?.includes(file.tag)) response.writeHead(304).end();
    else send(response, 200, file.body, file.type);
    return true;
  };
}

const tagOf = (body: string | Buffer): string => `"${createHash("sha256").update(body).digest("base64url")}"`;

/**
 * For a service worker that another site has left under this address: it would go on showing that site, since a file that
 * is not there leaves it as it is (Service Workers, "Update"). This one takes its place, goes, and loads the pages anew.
 */
const FAREWELL = `addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) =>
  event.waitUntil(
    registration
      .unregister()
      .then(() => clients.matchAll())
      .then((pages) => Promise.all(pages.map((page) => page.navigate(page.url)))),
  ),
);
`;

/**
 * Everything else: the built app in `folder`, and a plain 404 for what is not in it, or for everything where there is
 * no `folder`. It answers every request.
 */
export function appRoutes(config: Config, folder: string | undefined): Route {
  const serve =
    folder === undefined ? undefined : sirv(folder, { etag: true, extensions: ["html"], gzip: true, brotli: true });
  return (request, response, caller) => {
    const path = pathOf(request);
    setHeaders(response, path, config, caller);
    if (!readsOnly(request, response)) return true;
    if (request.headers["service-worker"] === "script") {
      response.setHeader("Cache-Control", "no-store");
      send(response, 200, FAREWELL, "text/javascript; charset=utf-8");
      return true;
    }
    const missing = () => {
      response.setHeader("Cache-Control", "no-store");
      send(response, 404, "Not found", TEXT);
    };
    if (serve === undefined) {
      missing();
      return true;
    }
    // sirv throws on a range that ends before it begins. It leaves the error of a file that has gone to the process,
    // and leaves a file open when its reader has gone.
    delete request.headers.range;
    response.once("pipe", (file: ReadStream) => {
      file.once("error", () => response.destroy());
      response.once("close", () => file.destroy());
    });
    serve(request, response, missing);
    return true;
  };
}

/** The decoded path of the request, without its query; undecoded where it cannot be decoded. Never throws. */
export function pathOf(request: IncomingMessage): string {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function setHeaders(
  response: ServerResponse,
  path: string,
  { liveOrigins, providerOrigins }: Config,
  { https }: Caller,
): void {
  const headers = headersFor(path, { https, origins: [...liveOrigins, ...providerOrigins] });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** Whether the request shows `token` as a bearer (RFC 6750, section 2.1). Takes as long for any other of its length. */
function mayRead({ headers }: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) return true;
  const [shown, wanted] = [headers.authorization ?? "", `Bearer ${token}`].map((text) => Buffer.from(text)) as [
    Buffer,
    Buffer,
  ];
  return shown.length === wanted.length && timingSafeEqual(shown, wanted);
}

function readsOnly(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  response.setHeader("Allow", "GET, HEAD");
  response.setHeader("Cache-Control", "no-store");
  send(response, 405, "Method not allowed", TEXT);
  return false;
}

function send(response: ServerResponse, status: number, body: string | Buffer, type: string): void {
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

/** The Prometheus text format, without any label that could tell one person from another. */
function metrics(available: boolean, counts: Counts): string {
  const names = Object.keys(CLOSE) as CloseName[];
  const { closed } = counts;
  return [
    "# TYPE driewoord_available gauge",
    `driewoord_available ${available ? 1 : 0}`,
    "# TYPE driewoord_connections gauge",
    `driewoord_connections ${counts.connections}`,
    "# TYPE driewoord_peers gauge",
    `driewoord_peers ${counts.peers}`,
    "# TYPE driewoord_resting_ids gauge",
    `driewoord_resting_ids ${counts.resting}`,
    "# TYPE driewoord_queued_frames gauge",
    `driewoord_queued_frames ${counts.queuedFrames}`,
    "# TYPE driewoord_queued_bytes gauge",
    `driewoord_queued_bytes ${counts.queuedBytes}`,
    "# TYPE driewoord_waiting_bytes gauge",
    `driewoord_waiting_bytes ${counts.waitingBytes}`,
    "# TYPE driewoord_forwarded_frames_total counter",
    `driewoord_forwarded_frames_total ${counts.forwarded}`,
    "# TYPE driewoord_dropped_frames_total counter",
    `driewoord_dropped_frames_total ${counts.dropped}`,
    "# TYPE driewoord_frame_wait_seconds histogram",
    ...BOUNDS.map(
      (bound, index) => `driewoord_frame_wait_seconds_bucket{le="${bound}"} ${counts.waited.atMost[index]}`,
    ),
    `driewoord_frame_wait_seconds_bucket{le="+Inf"} ${counts.waited.count}`,
    `driewoord_frame_wait_seconds_sum ${counts.waited.sum}`,
    `driewoord_frame_wait_seconds_count ${counts.waited.count}`,
    "# TYPE driewoord_closed_sockets_total counter",
    ...names.map((name) => `driewoord_closed_sockets_total{code="${name}"} ${closed.get(name) ?? 0}`),
    "",
  ].join("\n");
}
