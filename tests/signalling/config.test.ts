import { expect, test } from "vitest";
import { readConfig } from "../../signalling/config.ts";

const HASSELT = {
  name: "Hasselt",
  country: "BE",
  operator: "Zorg Hasselt",
  address: "https://hasselt.example/bellen/",
};

test("nothing set", () => {
  expect(readConfig({})).toEqual({
    ok: true,
    config: {
      host: "127.0.0.1",
      port: 8080,
      site: { realm: "", iceServers: [], iceSeconds: 0, maxPeople: 6, live: true },
      servers: [],
      liveOrigins: ["https:"],
      providerOrigins: [],
      trustProxy: 0,
      allowedOrigins: [],
      maxConnected: 5_000,
      redisUrls: [],
      logLevel: "info",
    },
  });
});

test("everything set", () => {
  const ice = [{ urls: ["turn:turn.example.org", "stun:s.example"], username: "u", credential: "c" }];
  const env = {
    HOST: "::",
    PORT: "0",
    REALM: "call.example.org",
    ICE_SERVERS: JSON.stringify(ice),
    TURN_URLS: "turn:turn.example.org, turns:turn.example.org:443?transport=tcp",
    TURN_SECRET: "0123456789abcdef",
    TURN_SECONDS: "600",
    METRICS_TOKEN: "fedcba9876543210",
    TRUST_PROXY: "on",
    ALLOWED_ORIGINS: "https://CALL.example.org:443/ http://localhost:9000",
    MAX_CONNECTED: "100000",
    REDIS_URL: "redis://:hidden@10.0.0.1:6379 rediss://redis.example.org",
    LOG_LEVEL: "debug",
    MAX_PEOPLE: "4",
    WITHOUT: "files, open-rooms",
    OPERATOR: "Zorg & Co",
    HELPDESK: "+32 2 555 12 34",
    PRIVACY_PAGE: "https://www.example.org/privacy",
    IMPRINT_PAGE: "https://www.example.org/imprint",
    SERVERS: JSON.stringify([HASSELT, { ...HASSELT, address: "https://BELLEN.example.org" }]),
    LIVE_ORIGINS: "https://live.example.org https://LIVE.example.net:8443 http://localhost:8889",
  };
  expect(readConfig(env)).toEqual({
    ok: true,
    config: {
      host: "::",
      port: 0,
      site: {
        realm: "call.example.org",
        iceServers: ice,
        iceSeconds: 600,
        maxPeople: 4,
        live: true,
        without: ["files", "open-rooms"],
        operator: {
          name: "Zorg & Co",
          helpdesk: "+32 2 555 12 34",
          privacy: "https://www.example.org/privacy",
          imprint: "https://www.example.org/imprint",
        },
        servers: true,
      },
      servers: [HASSELT, { ...HASSELT, address: "https://bellen.example.org/" }],
      turn: {
        urls: ["turn:turn.example.org", "turns:turn.example.org:443?transport=tcp"],
        secret: "0123456789abcdef",
        seconds: 600,
      },
      metricsToken: "fedcba9876543210",
      providerOrigins: [],
      liveOrigins: ["https://live.example.org", "https://live.example.net:8443", "http://localhost:8889"],
      trustProxy: 1,
      allowedOrigins: ["https://call.example.org", "http://localhost:9000"],
      maxConnected: 100_000,
      redisUrls: ["redis://:hidden@10.0.0.1:6379", "rediss://redis.example.org"],
      logLevel: "debug",
    },
  });
});

test.each([
  ["[", "is not valid JSON; it must be a list of sites"],
  ["{}", "is JSON but not a list of sites"],
  [JSON.stringify(Array.from({ length: 51 }, () => HASSELT)), "has more than 50 sites"],
  ["[1]", "entry 1 must hold name, country, operator and address, and nothing else"],
  [JSON.stringify([HASSELT, { ...HASSELT, colour: "red" }]), "entry 2 must hold name, country, operator and address"],
  [JSON.stringify([{ ...HASSELT, name: " " }]), "entry 1: name must be 1 to 60 characters"],
  [JSON.stringify([{ ...HASSELT, country: "Belgium" }]), "entry 1: country must be two capital letters"],
  ...[
    "javascript:alert(1)",
    "http://hasselt.example/",
    "https://hasselt.example/#start",
    "https://a:b@hasselt.example/",
  ].map((address) => [
    JSON.stringify([{ ...HASSELT, address }]),
    "entry 1: address must be an address that begins with https://",
  ]),
])("SERVERS=%s is a mistake", (value, sentence) => {
  expect(readConfig({ SERVERS: value })).toMatchObject({
    ok: false,
    mistakes: [expect.stringContaining(`SERVERS ${sentence}`)],
  });
});

test("a language for those who ask for none", () => {
  expect(readConfig({ DEFAULT_LANGUAGE: "de" })).toMatchObject({ ok: true, config: { site: { language: "de" } } });
  const unsaid = readConfig({});
  expect(unsaid.ok && unsaid.config.site).not.toHaveProperty("language");
  const wrong = 'DEFAULT_LANGUAGE is "pl", but it must be one of nl, fr, de, en.';
  expect(readConfig({ DEFAULT_LANGUAGE: "pl" })).toEqual({ ok: false, mistakes: [wrong] });
});

test("one site is no choice", () => {
  const read = readConfig({ SERVERS: JSON.stringify([HASSELT]) });
  expect(read).toMatchObject({ ok: true, config: { servers: [HASSELT] } });
  expect(read.ok && read.config.site).not.toHaveProperty("servers");
});

const LOGIN = { OIDC_NAME: "Itsme", OIDC_ISSUER: "https://login.example.org/idp", OIDC_CLIENT: "driewoord" };

test("a provider by which people show who they are, and the origins that pages ask for it", () => {
  const provider = { name: "Itsme", issuer: LOGIN.OIDC_ISSUER, client: "driewoord" };
  expect(readConfig(LOGIN)).toMatchObject({
    ok: true,
    config: { site: { provider }, providerOrigins: ["https://login.example.org"] },
  });
  const more = readConfig({ ...LOGIN, OIDC_ORIGINS: "https://keys.example.org, http://localhost:9000" });
  expect(more).toMatchObject({
    ok: true,
    config: { providerOrigins: ["https://login.example.org", "https://keys.example.org", "http://localhost:9000"] },
  });
});

test.each([
  [{ OIDC_ISSUER: "login.example.org" }, "OIDC_ISSUER is"],
  [{ OIDC_ISSUER: "http://login.example.org" }, "OIDC_ISSUER is"],
  [{ OIDC_ISSUER: "https://login.example.org/?a" }, "OIDC_ISSUER is"],
  [{ OIDC_ISSUER: "https://a:b@login.example.org" }, "OIDC_ISSUER is"],
  [{ OIDC_ISSUER: "https://login.example.org;script-src" }, "OIDC_ISSUER is"],
  [{ OIDC_NAME: "x".repeat(41) }, "OIDC_NAME is"],
  [{ OIDC_CLIENT: "two words" }, "OIDC_CLIENT is"],
  [{ OIDC_ORIGINS: "https://keys.example.org/a" }, "OIDC_ORIGINS names"],
  [{ OIDC_ORIGINS: "https://keys.example.org;" }, "OIDC_ORIGINS names"],
  [{ OIDC_CLIENT: "" }, "OIDC_NAME, OIDC_ISSUER and OIDC_CLIENT belong together"],
  [
    { OIDC_NAME: "", OIDC_ISSUER: "", OIDC_CLIENT: "", OIDC_ORIGINS: "https://a.example" },
    "OIDC_NAME, OIDC_ISSUER and",
  ],
])("%j is a mistake", (change, sentence) => {
  expect(readConfig({ ...LOGIN, ...change })).toEqual({ ok: false, mistakes: [expect.stringContaining(sentence)] });
});

test("streaming turned off", () => {
  const result = readConfig({ LIVE_ORIGINS: "off" });
  expect(result).toMatchObject({ ok: true, config: { site: { live: false }, liveOrigins: [] } });
});

test.each([
  ["off", 0],
  ["0", 0],
  ["1", 1],
  ["2", 2],
  ["127.0.0.1", ["127.0.0.1"]],
  ["10.0.0.0/8, ::1 fd00::/8", ["10.0.0.0/8", "::1", "fd00::/8"]],
])("TRUST_PROXY=%s", (value, trustProxy) => {
  expect(readConfig({ TRUST_PROXY: value })).toMatchObject({ ok: true, config: { trustProxy } });
});

const PROXIES =
  "but it must be off, the number of proxies before this program, or their addresses and networks, such as 127.0.0.1 10.0.0.0/8.";
const REDIS =
  "must be the address of a Redis server, such as redis://:password@127.0.0.1:6379 or rediss://redis.example.org:6380, or several of " +
  "one cluster with a space between them.";
const TURN =
  "but it must be addresses with a space between them, such as turn:turn.example.org turns:turn.example.org:443?transport=tcp.";
const SECRET = "such as `openssl rand -hex 32` makes.";
const HELPDESK =
  "but it must be a telephone number, an e-mail address or the address of a page, such as +32 2 555 12 34.";
const PAGE = "but it must be the address of a page that begins with https://, such as https://www.example.org/privacy.";
const ORIGINS = "but it must be origins with a space between them, such as https://call.example.org.";
const EXAMPLE = 'such as [{"urls":"stun:stun.example.org"}].';

test.each([
  [
    "HOST",
    "256.1.1.1",
    'HOST is "256.1.1.1", but it must be an IP address or a host name, such as 127.0.0.1 or 0.0.0.0.',
  ],
  ["HOST", "", 'HOST is "", but it must be an IP address or a host name, such as 127.0.0.1 or 0.0.0.0.'],
  ["PORT", "65536", 'PORT is "65536", but it must be a whole number from 0 to 65535 (0 lets the system choose).'],
  ["PORT", "80a", 'PORT is "80a", but it must be a whole number from 0 to 65535 (0 lets the system choose).'],
  ["PORT", "", 'PORT is "", but it must be a whole number from 0 to 65535 (0 lets the system choose).'],
  [
    "REALM",
    "a b",
    'REALM is "a b", but it must be 1 to 64 letters, digits, dots or hyphens, such as call.example.org.',
  ],
  ["TRUST_PROXY", "maybe", `TRUST_PROXY is "maybe", ${PROXIES}`],
  ["TRUST_PROXY", "toString", `TRUST_PROXY is "toString", ${PROXIES}`],
  ["TRUST_PROXY", "", `TRUST_PROXY is "", ${PROXIES}`],
  ["TRUST_PROXY", "10", `TRUST_PROXY is "10", ${PROXIES}`],
  ["TRUST_PROXY", "10.0.0.0/33", `TRUST_PROXY is "10.0.0.0/33", ${PROXIES}`],
  ["TRUST_PROXY", "::1/129", `TRUST_PROXY is "::1/129", ${PROXIES}`],
  ["TRUST_PROXY", "10.0.0.1 proxy.example", `TRUST_PROXY is "10.0.0.1 proxy.example", ${PROXIES}`],
  ["ALLOWED_ORIGINS", "call.example.org", `ALLOWED_ORIGINS names "call.example.org", ${ORIGINS}`],
  ["ALLOWED_ORIGINS", "https://a.example/room", `ALLOWED_ORIGINS names "https://a.example/room", ${ORIGINS}`],
  ["ALLOWED_ORIGINS", "https://a.example ftp://b.example", `ALLOWED_ORIGINS names "ftp://b.example", ${ORIGINS}`],
  ["ALLOWED_ORIGINS", "*", `ALLOWED_ORIGINS names "*", ${ORIGINS}`],
  ["LOG_LEVEL", "loud", 'LOG_LEVEL is "loud", but it must be one of silent, fatal, error, warn, info, debug, trace.'],
  [
    "OPERATOR",
    "a\nb",
    'OPERATOR is "a\\nb", but it must be 1 to 80 characters, such as the name of your organisation.',
  ],
  ["HELPDESK", "ask me", `HELPDESK is "ask me", ${HELPDESK}`],
  ["HELPDESK", "http://help.example", `HELPDESK is "http://help.example", ${HELPDESK}`],
  ["PRIVACY_PAGE", "javascript:alert(1)", `PRIVACY_PAGE is "javascript:alert(1)", ${PAGE}`],
  ["IMPRINT_PAGE", "www.example.org", `IMPRINT_PAGE is "www.example.org", ${PAGE}`],
  [
    "HELPDESK",
    "help@example.org",
    "HELPDESK, PRIVACY_PAGE and IMPRINT_PAGE belong to OPERATOR, the name of whoever runs this site.",
  ],
  ["MAX_PEOPLE", "7", 'MAX_PEOPLE is "7", but it must be a whole number from 2 to 6.'],
  ["WITHOUT", "files, video", 'WITHOUT names "video", but it must be one or more of open-rooms, recording, files.'],
  ["MAX_PEOPLE", "1", 'MAX_PEOPLE is "1", but it must be a whole number from 2 to 6.'],
  ["ICE_SERVERS", "stun:x", `ICE_SERVERS is not valid JSON; it must be a list of ICE servers, ${EXAMPLE}`],
  ["ICE_SERVERS", "{}", `ICE_SERVERS is JSON but not a list; it must be a list of ICE servers, ${EXAMPLE}`],
  ["ICE_SERVERS", "[3]", `ICE_SERVERS entry 1 is wrong: it must be an object with urls, ${EXAMPLE}`],
  ["TURN_URLS", "turn:a.example https://b.example", `TURN_URLS names "https://b.example", ${TURN}`],
  ["TURN_SECRET", "hidden", `TURN_SECRET must be 16 to 256 letters, digits or signs without a space, ${SECRET}`],
  ["METRICS_TOKEN", "hidden", `METRICS_TOKEN must be 16 to 256 letters, digits or signs without a space, ${SECRET}`],
  ["MAX_CONNECTED", "9", 'MAX_CONNECTED is "9", but it must be a whole number from 10 to 200000.'],
  ["REDIS_URL", "10.0.0.1:6379", `REDIS_URL ${REDIS}`],
  ["REDIS_URL", "redis://10.0.0.1 http://hidden", `REDIS_URL ${REDIS}`],
  ["REDIS_URL", "redis://10.0.0.1/abc", `REDIS_URL ${REDIS}`],
  ["REDIS_URL", "redis://:a%zz@10.0.0.1", `REDIS_URL ${REDIS}`],
  ["TURN_SECONDS", "5", 'TURN_SECONDS is "5", but it must be a whole number from 10 to 86400.'],
  [
    "ICE_SERVERS",
    '[{"urls":"http://x"}]',
    `ICE_SERVERS entry 1 is wrong: urls must be one or more addresses that begin with stun:, stuns:, turn: or turns:, ${EXAMPLE}`,
  ],
  [
    "ICE_SERVERS",
    '[{"urls":[]}]',
    `ICE_SERVERS entry 1 is wrong: urls must be one or more addresses that begin with stun:, stuns:, turn: or turns:, ${EXAMPLE}`,
  ],
  [
    "ICE_SERVERS",
    '[{"urls":"stun:x"},{"urls":"turn:x","username":"u"}]',
    `ICE_SERVERS entry 2 is wrong: a turn: server needs a username and a credential, ${EXAMPLE}`,
  ],
  [
    "ICE_SERVERS",
    '[{"urls":"turn:x","username":"u","password":"hidden"}]',
    `ICE_SERVERS entry 1 is wrong: it may hold only urls, username and credential, not "password", ${EXAMPLE}`,
  ],
  [
    "ICE_SERVERS",
    '[{"urls":"turn:x","username":1,"credential":"hidden"}]',
    `ICE_SERVERS entry 1 is wrong: username must be text, ${EXAMPLE}`,
  ],
])("%s=%s is a mistake", (name, value, sentence) => {
  expect(readConfig({ [name]: value })).toEqual({ ok: false, mistakes: [sentence] });
});

test.each([{ TURN_URLS: "turn:turn.example.org" }, { TURN_SECRET: "0123456789abcdef" }])(
  "%o is half a setting",
  (env) => {
    expect(readConfig(env)).toEqual({
      ok: false,
      mistakes: [expect.stringMatching(/TURN_URLS and TURN_SECRET belong/)],
    });
  },
);

test.each([
  ["", ""],
  ["on", "on"],
  ["https", "https"],
  ["*", "*"],
  ["https://live.example.org  https://live.example.net", ""],
  ["https: http://localhost:8889", "https:"],
  ["https://live.example.org http://live.example.net", "http://live.example.net"],
  ["https://live.example.org/whip", "https://live.example.org/whip"],
  ["https://user@live.example.org", "https://user@live.example.org"],
  ["https://live.example.org; script-src *", "https://live.example.org;"],
  ["https://live.example.org,https://live.example.net", "https://live.example.org,https://live.example.net"],
  ["https://*.example.org", "https://*.example.org"],
  ["https://[::1]:8443", "https://[::1]:8443"],
])("LIVE_ORIGINS=%s is a mistake", (value, entry) => {
  const sentence =
    `LIVE_ORIGINS names "${entry}", but it must be https: (any address over TLS), off, or origins with a space between ` +
    "them, such as https://live.example.org https://live.example.net:8443; http:// only for localhost.";
  expect(readConfig({ LIVE_ORIGINS: value })).toEqual({ ok: false, mistakes: [sentence] });
});

test.each(["+32 2 555 12 34", "0800/123.45", "help@zorg.example", "https://help.example/nu?taal=nl"])(
  "a helpdesk is reached at %s",
  (helpdesk) => {
    const read = readConfig({ OPERATOR: "Zorg", HELPDESK: helpdesk });
    expect(read).toMatchObject({ ok: true, config: { site: { operator: { name: "Zorg", helpdesk } } } });
  },
);

test("all mistakes are named at once", () => {
  const names = [
    "TURN_URLS",
    "TURN_SECRET",
    "TURN_SECONDS",
    "METRICS_TOKEN",
    "LIVE_ORIGINS",
    "WITHOUT",
    "HELPDESK",
    "PRIVACY_PAGE",
    "IMPRINT_PAGE",
    "HOST",
    "PORT",
    "REALM",
    "ICE_SERVERS",
    "MAX_PEOPLE",
    "TRUST_PROXY",
    "ALLOWED_ORIGINS",
    "MAX_CONNECTED",
    "REDIS_URL",
    "LOG_LEVEL",
  ];
  const result = readConfig(Object.fromEntries(names.map((name) => [name, "!"])));
  expect(result.ok ? [] : result.mistakes.map((sentence) => sentence.split(" ")[0])).toEqual(names);
});
