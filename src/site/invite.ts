import type { Words } from "../phrase/words.ts";

/** Percent-encodes all but letters, digits, hyphens and underscores: programs that find links in a text stop at some of the others. */
const encoded = (word: string): string =>
  encodeURIComponent(word).replace(/[.!~*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The link that brings somebody to the form with `words` filled in (`readRoute`). It never holds a password. */
export const inviteLink = (words: Words): string =>
  new URL(`.#join=${words.map(encoded).join(".")}`, location.href).href;
