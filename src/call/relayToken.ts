import type { PeerId } from "../room/wire/roster.ts";

const KEY = "driewoord/token";
/** Where storage is closed to us, it holds for this page. */
const PASSING = crypto.randomUUID();

/**
 * What this browser shows the relay to be the same peer under `id` again, whichever of its pages asks: a host who has
 * closed the tab gets the address back, and nobody else does. Two ids have nothing in common that the relay could see.
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
    // A private window may forbid it.
  }
  return PASSING;
}
