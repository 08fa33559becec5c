import type { Language } from "../../room/wire/messages.ts";
import { tagOf } from "./tagOf.ts";

/** Day and time as people write them in `language`, by this device's clock. */
export function momentOf(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(tagOf(language), { dateStyle: "full", timeStyle: "short" }).format(at);
}
