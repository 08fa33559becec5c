import type { Language } from "../room/wire/messages.ts";
import type { Words } from "../phrase/words.ts";

/** What a link says (docs/linking.md). It never holds a password. */
export interface DeepLink {
  /** Empty ones where there are fewer than three. */
  readonly words: Words;
  /** When the conversation is. */
  readonly at?: Date | undefined;
  /** What whoever opens the link is called. */
  readonly name: string;
  /** Where the end screen leads back to, over https alone. */
  readonly back?: URL | undefined;
}

/** Percent-encodes all but letters, digits, hyphens and underscores: programs that find links in a text stop at some of the others. */
const encoded = (word: string): string =>
  encodeURIComponent(word).replace(/[.!~*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The link that brings a client ("join") or a host ("start") to the form with `words` filled in (`readDeepLink`). */
export function deepLink(
  place: "join" | "start",
  words: Words,
  { at, language }: { readonly at?: Date; readonly language?: Language } = {},
): string {
  const details = [
    at && `&at=${encoded(at.toISOString().replace(/:\d\d\.\d+Z/, "Z"))}`,
    language && `&lang=${language}`,
  ].filter(Boolean);
  return new URL(`.#${place}=${words.map(encoded).join(".")}${details.join("")}`, location.href).href;
}

/** Reads a link as `Route` has it, such as "anna.gent.fiets&at=2026-12-01T14:00+01:00". What cannot be used is left out. */
export function readDeepLink(link: string): DeepLink {
  const [given = "", ...details] = link.split("&");
  const [first = "", second = "", third = ""] = given.split(".").map(decoded);
  const said = new Map(details.map((part) => [part.split("=", 1)[0], decoded(part.slice(part.indexOf("=") + 1))]));
  return {
    words: [first, second, third],
    at: moment(said.get("at")),
    name: said.get("name") ?? "",
    back: secure(said.get("back")),
  };
}

/** `text` as it was before it was percent-encoded; what is not valid is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A date and a time in a zone, as RFC 3339 writes them, the seconds left out perhaps. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Browsers take much else for a date, such as "1". */
function moment(text = ""): Date | undefined {
  const at = new Date(MOMENT.test(text) ? text : "");
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** The address, if it is one over https. */
function secure(text = ""): URL | undefined {
  try {
    const address = new URL(text);
    return address.protocol === "https:" ? address : undefined;
  } catch {
    return undefined;
  }
}
