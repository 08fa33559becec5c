import type { Language } from "../../room/wire/messages.ts";
import { tagOf } from "./tagOf.ts";

/** The time of day at `at`, in ms of the machine's clock, as people write it in `language`. */
export function timeOf(at: number, language: Language): string {
  return new Intl.DateTimeFormat(tagOf(language), { timeStyle: "short" }).format(performance.timeOrigin + at);
}
