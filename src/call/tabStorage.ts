/** The keepsake's key in session storage, which belongs to one tab and is deleted with it. */
const KEY = "driewoord/call";

/** The stored keepsake's text; null where there is none, or storage is not available. Never throws. */
export function readKeepsake(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Stores the keepsake's text, or removes it where `text` is undefined. Never throws. */
export function writeKeepsake(text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
  } catch {
    // Without storage a reload ends the call, and nothing worse.
  }
}
