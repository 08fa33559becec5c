import { base64url } from "jose";
import { lvCat } from "../handshake/transcript.ts";

/** For whom somebody signs in, and when. Keys are those that sign in the call (`room/wire/roster`), in base64url as all of it is. */
export interface Occasion {
  /** Of the room, as long as it is open. */
  readonly session: string;
  /** 32 random bytes of whoever asks. */
  readonly challenge: string;
  readonly prover: string;
  readonly asker: string;
}

const PURPOSE = "driewoord/identity/1";

/** What whoever asks makes up. */
export const newChallenge = (): string => base64url.encode(crypto.getRandomValues(new Uint8Array(32)));

/**
 * The `nonce` that the provider signs (OpenID Connect Core 1.0, section 3.1.2.1). A token with it says nothing at any other
 * occasion: somebody who is shown one cannot pass it on as their own.
 */
export async function nonceOf({ session, challenge, prover, asker }: Occasion): Promise<string> {
  const encoder = new TextEncoder();
  const fields = [PURPOSE, session, challenge, prover, asker].map((field) => encoder.encode(field));
  const whole = lvCat(...fields) as Uint8Array<ArrayBuffer>;
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", whole)));
}
