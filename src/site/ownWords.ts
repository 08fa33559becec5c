import type { Words } from "../phrase/words.ts";
import { readSettings } from "./settings.ts";

/** The three words that this device remembers for its host; undefined where it remembers none. */
export function ownWords(): Words | undefined {
  const [first, second, third] = readSettings().room?.split("\n") ?? [];
  return first !== undefined && second !== undefined && third !== undefined ? [first, second, third] : undefined;
}
