import type { PeerId } from "../room/wire/roster.ts";
import { randomId } from "../site/randomId.ts";

const KEY = "driewoord/token";
/** The secret to store if there is none yet; where storage is not available, it serves this page alone. */
const PASSING = randomId();

/**
 * The token, 64 hex digits, by which the relay recognises this browser as the peer that had `id`. It is the same for
 * all pages of the browser, so a host who closed the tab gets the address back, and nobody else does. The relay cannot
 * link the tokens of two ids. Rejects where there is no `crypto.subtle`, that is, outside a secure context.
 */
export async function relayToken(id: PeerId): Promise<string> {
  const text = new TextEncoder();
  const hash = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", text.encode(ownSecret()), hash, false, ["sign"]);
  const token = new Uint8Array(await crypto.subtle.sign("HMAC", key, text.encode(id)));
  return Array.from(token, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function ownSecret(): string {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) return kept;
    localStorage.setItem(KEY, PASSING);
  } catch {
    // A private window may forbid storage.
  }
  return PASSING;
}
