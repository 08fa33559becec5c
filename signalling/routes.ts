/** What is answered over plain http: a few small routes and the built app. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";
import { cameOverHttps } from "./address.ts";
import type { Config } from "./config.ts";
import { headersFor } from "./headers.ts";
import { CLOSE, type CloseName } from "./protocol.ts";

export interface Counts {
  peers: number;
  queuedFrames: number;
  queuedBytes: number;
  forwarded: number;
  /** Sockets that the relay closed, by the name of the close code. */
  closed: Map<CloseName, number>;
}

/** Answers the request, or says that it is not for this route. */
export type Route = (request: IncomingMessage, response: ServerResponse) => boolean;

const TEXT = "text/plain; charset=utf-8";

/** `/config.json`, `/healthz`, `/metrics`, and `/peerjs/id`, where a PeerJS client without an id asks for one. */
export function relayRoutes(config: Config, counts: () => Counts): Route {
  const answers = new Map<string, { type: string; body: () => string }>([
    ["/config.json", { type: "application/json", body: () => JSON.stringify(config.site) }],
    ["/healthz", { type: TEXT, body: () => "ok" }],
    ["/metrics", { type: "text/plain; version=0.0.4; charset=utf-8", body: () => metrics(counts()) }],
    ["/peerjs/id", { type: TEXT, body: () => randomUUID() }],
  ]);
  return (request, response) => {
    const path = pathOf(request);
    const answer = answers.get(path);
    if (answer === undefined) return false;
    setHeaders(request, response, path, config);
    // An id or a count is never the same twice.
    response.setHeader("Cache-Control", "no-store");
    if (!readsOnly(request, response)) return true;
    send(response, 200, answer.body(), answer.type);
    return true;
  };
}

/** Everything else: the built app in `folder`, and a plain 404 for what is not in it. */
export function appRoutes(config: Config, folder: string | undefined): Route {
  const serve =
    folder === undefined ? undefined : sirv(folder, { etag: true, extensions: ["html"], gzip: true, brotli: true });
  return (request, response) => {
    const path = pathOf(request);
    setHeaders(request, response, path, config);
    if (!readsOnly(request, response)) return true;
    const missing = () => {
      response.setHeader("Cache-Control", "no-store");
      send(response, 404, "Not found", TEXT);
    };
    if (serve === undefined) {
      missing();
      return true;
    }
    // sirv throws on a range that ends before it begins, and leaves the error of a file that has gone to the process.
    delete request.headers.range;
    response.once("pipe", (file) => file.once("error", () => response.destroy()));
    serve(request, response, missing);
    return true;
  };
}

/** The decoded path of the request, without its query; never throws. */
export function pathOf(request: IncomingMessage): string {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function setHeaders(request: IncomingMessage, response: ServerResponse, path: string, config: Config): void {
  const { trustProxy, liveOrigins } = config;
  const headers = headersFor(path, { https: cameOverHttps(request, trustProxy), liveOrigins });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function readsOnly(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  response.setHeader("Allow", "GET, HEAD");
  response.setHeader("Cache-Control", "no-store");
  send(response, 405, "Method not allowed", TEXT);
  return false;
}

function send(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

/** The Prometheus text format, without a label that could tell one person from another. */
function metrics({ peers, queuedFrames, queuedBytes, forwarded, closed }: Counts): string {
  const names = Object.keys(CLOSE) as CloseName[];
  return [
    "# TYPE driewoord_peers gauge",
    `driewoord_peers ${peers}`,
    "# TYPE driewoord_queued_frames gauge",
    `driewoord_queued_frames ${queuedFrames}`,
    "# TYPE driewoord_queued_bytes gauge",
    `driewoord_queued_bytes ${queuedBytes}`,
    "# TYPE driewoord_forwarded_frames_total counter",
    `driewoord_forwarded_frames_total ${forwarded}`,
    "# TYPE driewoord_closed_sockets_total counter",
    ...names.map((name) => `driewoord_closed_sockets_total{code="${name}"} ${closed.get(name) ?? 0}`),
    "",
  ].join("\n");
}
