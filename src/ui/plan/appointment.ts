import type { Language } from "../../room/wire/messages.ts";
import type { Words } from "../../phrase/words.ts";
import { tagOf } from "../parts/tagOf.ts";

/** A conversation that has been planned. */
export interface Appointment {
  readonly words: Words;
  readonly at: Date;
  readonly minutes: number;
  /** That of whoever is invited. */
  readonly language: Language;
  /** What whoever invites is called; may be empty. */
  readonly name: string;
}

/** So many minutes, as people write them in `language`. */
export function lengthOf(minutes: number, language: Language): string {
  const hours = minutes % 60 === 0;
  return new Intl.NumberFormat(tagOf(language), {
    style: "unit",
    unit: hours ? "hour" : "minute",
    unitDisplay: "long",
  }).format(hours ? minutes / 60 : minutes);
}
