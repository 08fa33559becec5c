/**
 * What a tab keeps for its next load. The keepsake is sealed, in session storage, which browsers write to disk, copy into
 * a duplicated tab and bring back with a closed one. Its key is in the window's name: that outlives a reload and a crash
 * of the page, and goes neither to disk nor into another tab.
 */
const KEPT = "driewoord/call";
/** When the page was last alive, in ms since 1970. */
const SEEN = "driewoord/seen";
/** There while the person has been asked whether to go back, and has not answered. */
const ASKED = "driewoord/asked";
const KEY = /^driewoord:([\w-]{43})$/;

/** ms after which a call that this page was in is not gone back to. */
const AWAY = 120_000;

/** Undefined where storage is not available: a reload then ends the call, and nothing worse. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

/** The stored keepsake's text; undefined where there is none, it is too old, or storage is not available. Never throws. */
export function readKeepsake(): string | undefined {
  return withStorage((storage) => {
    const away = Math.abs(Date.now() - Number(storage.getItem(SEEN)));
    if (away > AWAY) writeKeepsake(undefined);
    return storage.getItem(KEPT) ?? undefined;
  });
}

/** Stores the keepsake's text, or forgets it and its key where `text` is undefined. Never throws. */
export function writeKeepsake(text: string | undefined): void {
  if (text === undefined && KEY.test(window.name)) window.name = "";
  withStorage((storage) => {
    for (const item of text === undefined ? [KEPT, SEEN, ASKED] : [ASKED]) storage.removeItem(item);
    if (text === undefined) return;
    storage.setItem(KEPT, text);
    stillHere();
  });
}

/** Notes that the page is alive. Never throws. */
export const stillHere = (): void => withStorage((storage) => storage.setItem(SEEN, String(Date.now())));

/** Notes that the person is asked whether to go back. Never throws. */
export const noteAsked = (): void => withStorage((storage) => storage.setItem(ASKED, ""));

/** Whether the person was asked, on this page or the one before its reload, and has not answered. Never throws. */
export const wasAsked = (): boolean => withStorage((storage) => storage.getItem(ASKED) !== null) ?? false;

/** The key of this tab's keepsake, 32 bytes in unpadded base64url; undefined where there is none. */
export const readKey = (): string | undefined => KEY.exec(window.name)?.[1];

/** Keeps the key of this tab's keepsake. */
export function writeKey(key: string): void {
  window.name = `driewoord:${key}`;
}

/** The key of this tab's keepsake, which is made where there is none yet. */
export function ownKey(): string {
  const kept = readKey();
  if (kept !== undefined) return kept;
  const raw = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)));
  const key = btoa(raw).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  writeKey(key);
  return key;
}
