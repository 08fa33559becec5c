/** In the tab's own session storage, which no other tab can read and which goes with the tab. */
const KEY = "driewoord/call";

/** As it was written; null where there is none, or storage is closed to us. */
export function readKeepsake(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Undefined wipes it. */
export function writeKeepsake(text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
  } catch {
    // Without storage a reload ends the call, as it would have anyway.
  }
}
