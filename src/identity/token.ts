import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { readable } from "../room/wire/readable.ts";
import type { Provider } from "../site/siteConfig.ts";
import { CLOCKS, discover, FRESH } from "./provider.ts";

/** Who somebody is, as a provider says. */
export interface Identity {
  readonly name: string;
  /** A day, such as 1940-02-29. */
  readonly born?: string;
}

/** A name that a law knows may be long. */
const LEGAL_NAME = { units: 240, graphemes: 120 } as const;

/** The keys with which the provider signs. Rejects where it does not answer. */
export async function keysOf(provider: Provider): Promise<JWTVerifyGetKey> {
  const { jwks_uri: address } = await discover(provider);
  if (!address) throw new Error("the provider has no jwks_uri");
  return createRemoteJWKSet(new URL(address));
}

/**
 * Who the token speaks of (OpenID Connect Core 1.0, section 3.1.3.7). Rejects where the provider did not sign it for this site and
 * this `nonce`, where it is over, or where it names nobody. A set of keys has public ones alone, so no secret that others share counts.
 */
export async function readToken(
  token: string,
  provider: Provider,
  nonce: string,
  keys: JWTVerifyGetKey,
): Promise<Identity> {
  const { payload } = await jwtVerify(token, keys, {
    issuer: provider.issuer,
    audience: provider.client,
    clockTolerance: CLOCKS,
    requiredClaims: ["sub", "iat", "exp", "nonce", "auth_time"],
  });
  if (payload["nonce"] !== nonce) throw new Error("the token is of another occasion");
  // Whoever changes the address can leave out that they are to sign in anew. Both times are by the provider's clock.
  if (!(Number(payload["auth_time"]) >= payload.iat! - 2 * FRESH)) throw new Error("they signed in long ago");
  // With several audiences, the one that it was made for is named.
  const made = payload["azp"] ?? payload.aud;
  if (made !== provider.client && !(Array.isArray(made) && made.length === 1))
    throw new Error("the token is another's");
  return identityIn(payload);
}

function identityIn(payload: JWTPayload): Identity {
  const text = (claim: string) => (typeof payload[claim] === "string" ? payload[claim] : "");
  const name = readable(text("name") || `${text("given_name")} ${text("family_name")}`, LEGAL_NAME);
  if (name === "") throw new Error("the token names nobody");
  const born = text("birthdate");
  // A year of 0000 is one that is not told (section 5.1).
  const isDay = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(born) && !Number.isNaN(Date.parse(born));
  return isDay ? { name, born } : { name };
}
