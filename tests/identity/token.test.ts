import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { readToken } from "../../src/identity/token.ts";

const PROVIDER = { name: "Itsme", issuer: "https://login.example.org", client: "driewoord" };
const NONCE = "the nonce of this occasion";
const now = () => Math.floor(Date.now() / 1_000);
const claims = (): JWTPayload => ({
  iss: PROVIDER.issuer,
  aud: PROVIDER.client,
  sub: "7",
  nonce: NONCE,
  name: "Maria Peeters",
  birthdate: "1942-02-28",
  auth_time: now() - 20,
  iat: now(),
  exp: now() + 300,
});

let keys: ReturnType<typeof createLocalJWKSet>;
let sign: (payload: JWTPayload) => Promise<string>;
let forge: (payload: JWTPayload) => Promise<string>;
let publicKey: Uint8Array;

beforeAll(async () => {
  const [own, other] = [await generateKeyPair("ES256"), await generateKeyPair("ES256")];
  const jwk = { ...(await exportJWK(own.publicKey)), kid: "1", alg: "ES256" };
  publicKey = new TextEncoder().encode(JSON.stringify(jwk));
  keys = createLocalJWKSet({ keys: [jwk] });
  const signer = (key: CryptoKey) => (payload: JWTPayload) =>
    new SignJWT(payload).setProtectedHeader({ alg: "ES256", kid: "1" }).sign(key);
  sign = signer(own.privateKey);
  forge = signer(other.privateKey);
});

const read = (token: string) => readToken(token, PROVIDER, NONCE, keys);

describe("who it is", () => {
  it("is the name and the day of birth that the provider signed", async () => {
    expect(await read(await sign(claims()))).toEqual({ name: "Maria Peeters", born: "1942-02-28" });
  });

  it("is put together from first and last name where there is no whole one", async () => {
    const { name: _, ...rest } = claims();
    const token = await sign({ ...rest, given_name: "Maria", family_name: "Peeters" });
    expect(await read(token)).toMatchObject({ name: "Maria Peeters" });
  });

  it("is shown as names are: nothing hides in it, and it is not endless", async () => {
    const { name } = await read(await sign({ ...claims(), name: `Ma\u202Eria\u0007 ${"x".repeat(300)}` }));
    expect(name).toMatch(/^Maria x+$/);
    expect(name).toHaveLength(120);
  });

  it.each(["0000-02-28", "1942-13-45", "1942", "28 February", "<b>", 1942])(
    "has no day of birth where the provider says %j",
    async (birthdate) => {
      expect(await read(await sign({ ...claims(), birthdate }))).toEqual({ name: "Maria Peeters" });
    },
  );

  it("takes a clock that is ten minutes wrong", async () => {
    expect(await read(await sign({ ...claims(), exp: now() - 590 }))).toMatchObject({ name: "Maria Peeters" });
  });
});

describe("a token proves nothing", () => {
  it.each<[string, Record<string, unknown>]>([
    ["of another occasion", { nonce: "the nonce of another call" }],
    ["without an occasion", { nonce: undefined }],
    ["for another site", { aud: "a shop" }],
    ["for a list of other sites", { aud: ["a shop"] }],
    ["made for another site of several", { aud: ["a shop", PROVIDER.client], azp: "a shop" }],
    ["for several sites, made for none", { aud: ["a shop", PROVIDER.client] }],
    ["of another provider", { iss: "https://login.example.net" }],
    ["that is over", { exp: now() - 1_000 }],
    ["that is never over", { exp: undefined }],
    ["that names nobody", { name: "" }],
    ["of somebody who signed in before, and may have gone", { auth_time: now() - 3_600 }],
    ["that does not say since when", { auth_time: undefined }],
  ])("%s", async (_, change) => {
    await expect(read(await sign({ ...claims(), ...change }))).rejects.toThrow();
  });

  it("that somebody else signed", async () => {
    await expect(read(await forge(claims()))).rejects.toThrow("signature");
  });

  it("that nobody signed", async () => {
    await expect(read(new UnsecuredJWT(claims()).encode())).rejects.toThrow();
  });

  it("that is signed with what everybody knows", async () => {
    const token = new SignJWT(claims()).setProtectedHeader({ alg: "HS256", kid: "1" }).sign(publicKey);
    await expect(read(await token)).rejects.toThrow();
  });

  it("that is signed with a secret in the provider's own set of keys", async () => {
    const shared = createLocalJWKSet({ keys: [{ kty: "oct", kid: "2", alg: "HS256", k: "A".repeat(43) }] });
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: "HS256", kid: "2" })
      .sign(Buffer.from("A".repeat(43), "base64url"));
    await expect(readToken(token, PROVIDER, NONCE, shared)).rejects.toThrow();
  });

  it("whose name was changed on the way", async () => {
    const [head, , signature] = (await sign(claims())).split(".");
    const changed = Buffer.from(JSON.stringify({ ...claims(), name: "Jan" })).toString("base64url");
    await expect(read(`${head}.${changed}.${signature}`)).rejects.toThrow("signature");
  });
});
