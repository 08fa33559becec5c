import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TRUSTED_TYPES_POLICY } from "../../signalling/headers.ts";
import { parseGreeting } from "../../signalling/greeting.ts";
import { siteConfigSchema } from "../../signalling/protocol.ts";
import { parse } from "valibot";
import { builtApp, connect, enter, start } from "./clients.ts";

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

function get(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      response.on("error", reject);
    });
    sent.on("error", reject).end();
  });
}

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "media-src 'self' blob: mediastream:; connect-src 'self' https:; worker-src 'self'; manifest-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default";
const WORKER_POLICY = PAGE_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'").replace(
  "connect-src 'self' https:",
  "connect-src 'self'",
);
const FOREVER = "public, max-age=31536000, immutable";

test.each([
  ["/", 200, PAGE_POLICY, "no-cache", "text/html;charset=utf-8"],
  ["/?join", 200, PAGE_POLICY, "no-cache", "text/html;charset=utf-8"],
  ["/manifest.webmanifest", 200, PAGE_POLICY, "no-cache", "application/manifest+json"],
  ["/assets/index-a1b2.js", 200, PAGE_POLICY, FOREVER, "text/javascript"],
  ["/assets/vault.worker-c3d4.js", 200, WORKER_POLICY, FOREVER, "text/javascript"],
  ["/assets/vault%2Eworker-c3d4.js", 200, WORKER_POLICY, FOREVER, "text/javascript"],
  ["/?x.worker.js", 200, PAGE_POLICY, "no-cache", "text/html;charset=utf-8"],
  ["/servers.json", 200, PAGE_POLICY, "no-store", "application/json"],
  ["/config.json", 200, PAGE_POLICY, "no-store", "application/json"],
  ["/healthz", 200, PAGE_POLICY, "no-store", "text/plain; charset=utf-8"],
  ["/metrics", 200, PAGE_POLICY, "no-store", "text/plain; version=0.0.4; charset=utf-8"],
  ["/peerjs/id?ts=1&version=1.5.5", 200, PAGE_POLICY, "no-store", "text/plain; charset=utf-8"],
  ["/nothing", 404, PAGE_POLICY, "no-store", "text/plain; charset=utf-8"],
  ["/assets/nothing-a1b2.js", 404, PAGE_POLICY, "no-store", "text/plain; charset=utf-8"],
  ["/peerjs/peers", 404, PAGE_POLICY, "no-store", "text/plain; charset=utf-8"],
  ["/..%2f..%2fetc/passwd", 404, PAGE_POLICY, "no-store", "text/plain; charset=utf-8"],
  ["/%", 404, PAGE_POLICY, "no-store", "text/plain; charset=utf-8"],
])("%s answers %i with strict headers", async (path, status, policy, caching, type) => {
  const { url } = await start({ assets: await builtApp() });
  const answer = await get(url + path);
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject({
    "content-security-policy": policy,
    "cache-control": caching,
    "content-type": type,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
  });
  // A page is never under /assets/, and no other file may do anything with these.
  const { "cross-origin-opener-policy": opener, "permissions-policy": permissions = "" } = answer.headers;
  const paged = !path.startsWith("/assets/");
  expect(opener).toBe(paged ? "same-origin" : undefined);
  expect(/camera=\(self\).*microphone=\(self\).*geolocation=\(\)/.test(String(permissions))).toBe(paged);
  expect(answer.headers["strict-transport-security"]).toBeUndefined();
  expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  expect(answer.headers["set-cookie"]).toBeUndefined();
});

test.each([
  [[], "connect-src 'self';"],
  [
    ["https://live.example.org", "http://localhost:8889"],
    "connect-src 'self' https://live.example.org http://localhost:8889;",
  ],
])("a page may stream to %j, a worker nowhere", async (liveOrigins, source) => {
  const { url } = await start({ assets: await builtApp(), config: { liveOrigins } });
  const policyOf = async (path: string) => (await get(url + path)).headers["content-security-policy"];
  expect(await policyOf("/")).toContain(source);
  expect(await policyOf("/assets/vault.worker-c3d4.js")).toContain("connect-src 'self';");
});

test("a page may ask a provider who somebody is, a worker not", async () => {
  const config = { liveOrigins: [], providerOrigins: ["https://login.example.org"] };
  const { url } = await start({ assets: await builtApp(), config });
  const policyOf = async (path: string) => (await get(url + path)).headers["content-security-policy"];
  expect(await policyOf("/")).toContain("connect-src 'self' https://login.example.org;");
  expect(await policyOf("/assets/vault.worker-c3d4.js")).toContain("connect-src 'self';");
});

test("the one Trusted Types policy is Solid's", () => {
  expect(PAGE_POLICY).toMatch(new RegExp(`trusted-types ${TRUSTED_TYPES_POLICY}$`));
});

test("only reading is allowed", async () => {
  const { url } = await start({ assets: await builtApp() });
  for (const path of ["/", "/config.json", "/nothing"]) {
    const answer = await get(url + path, {}, "POST");
    expect(answer).toMatchObject({ status: 405, headers: { allow: "GET, HEAD", "cache-control": "no-store" } });
  }
  expect(await get(`${url}/`, {}, "HEAD")).toMatchObject({ status: 200, body: "" });
  expect(await get(`${url}/healthz`, {}, "HEAD")).toMatchObject({ status: 200, body: "" });
});

test("HSTS is sent when a trusted proxy says https, and only then", async () => {
  const https = { "X-Forwarded-Proto": "https" };
  const trusting = await start({ config: { trustProxy: 1 } });
  expect((await get(trusting.url, https)).headers["strict-transport-security"]).toBe("max-age=31536000");
  expect((await get(trusting.url)).headers["strict-transport-security"]).toBeUndefined();
  const wary = await start();
  expect((await get(wary.url, https)).headers["strict-transport-security"]).toBeUndefined();
});

test("/config.json is what the browser's own schema takes", async () => {
  const iceServers = [{ urls: "stun:stun.example.org" }];
  const site = { realm: "call.example.org", iceServers, iceSeconds: 0, maxPeople: 4, live: false };
  const { url } = await start({ config: { site } });
  expect(parse(siteConfigSchema, JSON.parse((await get(`${url}/config.json`)).body))).toEqual(site);
});

test("/config.json gives everybody TURN credentials of their own, and never the secret", async () => {
  const turn = { urls: ["turn:turn.example.org"], secret: "0123456789abcdef", seconds: 600 };
  const site = {
    realm: "",
    iceServers: [{ urls: "stun:stun.example.org" }],
    iceSeconds: 600,
    maxPeople: 4,
    live: false,
  };
  const { url } = await start({ config: { site, turn, trustProxy: 1 } });
  const ask = async (address: string) => (await get(`${url}/config.json`, { "X-Forwarded-For": address })).body;
  const [one, again, other] = [await ask("192.0.2.1"), await ask("192.0.2.1"), await ask("192.0.2.2")];
  const names = [one, again, other].map((body) => {
    expect(body).not.toMatch(/0123456789abcdef|192\.0\.2/);
    const { iceServers } = parse(siteConfigSchema, JSON.parse(body));
    expect(iceServers).toEqual([
      ...site.iceServers,
      { urls: turn.urls, username: expect.any(String), credential: expect.any(String) },
    ]);
    return iceServers[1]!.username!.split(":")[1];
  });
  expect(names[0]).toBe(names[1]);
  expect(names[0]).not.toBe(names[2]);
});

test("/peerjs/id gives ids that the relay itself takes, never the same one", async () => {
  const { url } = await start();
  const [one, two] = [(await get(`${url}/peerjs/id`)).body, (await get(`${url}/peerjs/id`)).body];
  expect(one).not.toBe(two);
  expect(parseGreeting(new URLSearchParams({ key: "peerjs", id: one, token: "t" }))).toEqual({ id: one, token: "t" });
});

test("/metrics is for whoever shows the token, where there is one", async () => {
  const { url } = await start({ config: { metricsToken: "fedcba9876543210" } });
  const ask = async (authorization?: string) =>
    get(`${url}/metrics`, authorization === undefined ? {} : { authorization });
  for (const wrong of [
    undefined,
    "",
    "Bearer",
    "Bearer fedcba9876543211",
    "Bearer fedcba98765432100",
    "fedcba9876543210",
  ]) {
    const { status, headers, body } = await ask(wrong);
    expect([status, headers["www-authenticate"], body]).toEqual([401, "Bearer", "Unauthorized"]);
  }
  expect((await ask("Bearer fedcba9876543210")).body).toContain("driewoord_peers 0");
  expect((await get(`${url}/healthz`)).status).toBe(200);
});

test("the dashboard shows what /metrics has, all of it and nothing else", async () => {
  const { url } = await start();
  const names = (text: string) => [...new Set(text.match(/driewoord_\w+/g))].toSorted();
  const body = (await get(`${url}/metrics`)).body.replaceAll(/^#.*$/gm, "");
  const { panels } = JSON.parse(readFileSync("docs/grafana.json", "utf8")) as { panels: unknown };
  expect(names(JSON.stringify(panels))).toEqual(names(body));
});

test("/metrics counts, and names nobody", async () => {
  const { url } = await start();
  const a = await enter(url, "a-person");
  const b = await enter(url, "b-person");
  a.send({ type: "OFFER", dst: "c-person", payload: 1 });
  a.send({ type: "OFFER", dst: "b-person", payload: 1 });
  await b.next();
  await (
    await connect(url, { id: "d-person", key: "wrong" })
  ).closed;
  const { body } = await get(`${url}/metrics`);
  expect(body).toContain("driewoord_peers 2\n");
  expect(body).toContain("driewoord_queued_frames 1\n");
  expect(body).toContain("driewoord_forwarded_frames_total 1\n");
  expect(body).toContain("driewoord_available 1\n");
  expect(body).toContain('driewoord_frame_wait_seconds_bucket{le="10"} 1\n');
  expect(body).toContain('driewoord_closed_sockets_total{code="badKey"} 1\n');
  expect(body).not.toMatch(/person|127\.0\.0\.1/);
});

test("a file that the build compressed is sent so to whoever takes it", async () => {
  const { url } = await start({ assets: await builtApp() });
  const answer = await get(`${url}/assets/index-a1b2.js`, { "Accept-Encoding": "br" });
  expect(answer.body).toBe("pretend this is compressed");
  expect(answer.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding", "cache-control": FOREVER });
});

test("a page that has not changed is not sent again", async () => {
  const { url } = await start({ assets: await builtApp() });
  const { headers } = await get(`${url}/`);
  const again = await get(`${url}/`, { "If-None-Match": headers.etag ?? "" });
  expect(again).toMatchObject({ status: 304, headers: { "content-security-policy": PAGE_POLICY } });
});

test("a range that ends before it begins and a file that has gone do not stop the server", async () => {
  const assets = await builtApp();
  const { url } = await start({ assets });
  expect((await get(`${url}/`, { Range: "bytes=9-2" })).status).toBe(200);
  await rm(join(assets, "assets/vault.worker-c3d4.js"));
  await expect(get(`${url}/assets/vault.worker-c3d4.js`)).rejects.toThrow();
  expect((await get(`${url}/healthz`)).body).toBe("ok");
});

test("a service worker that another site has left is replaced by one that goes", async () => {
  const { url } = await start({ assets: await builtApp() });
  const asked = await get(`${url}/sw.js`, { "Service-Worker": "script" });
  expect([asked.status, asked.headers["content-type"]]).toEqual([200, "text/javascript; charset=utf-8"]);
  expect(asked.body).toContain("unregister()");
  expect((await get(`${url}/sw.js`)).status).toBe(404);
});
