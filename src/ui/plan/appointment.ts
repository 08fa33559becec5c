import type { Language } from "../../room/wire/messages.ts";
import type { Words } from "../../phrase/words.ts";
import { tagOf } from "../parts/tagOf.ts";

/** A conversation that has been planned. */
export interface Appointment {
  /** By which a calendar knows it when it was changed, and how often it was. */
  readonly id: string;
  readonly changes: number;
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

/** `2026-12-01` for the day of `date` by this device's clock. */
export const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
