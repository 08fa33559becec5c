import type { Language } from "../../room/wire/messages.ts";
import { tagOf } from "./tagOf.ts";

/** So many bytes as written in `language`, by thousands: "840 kB" or "12,4 MB" in Dutch. */
export function sizeOf(bytes: number, language: Language): string {
  const [unit, of] = bytes < 1_000_000 ? (["kilobyte", 1_000] as const) : (["megabyte", 1_000_000] as const);
  const options = { style: "unit", unit, maximumFractionDigits: unit === "kilobyte" ? 0 : 1 } as const;
  return new Intl.NumberFormat(tagOf(language), options).format(bytes / of);
}
