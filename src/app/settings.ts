import * as v from "valibot";
import { BACKGROUNDS } from "../media/blur/background.ts";
import { LANGUAGES } from "./languages.ts";

/**
 * What the product remembers on the device, besides a random number for the relay (`relayToken.ts`): the language, the
 * chosen devices, what hides the background, and whether the host is to be asked before anybody comes in.
 */
const Settings = v.object({
  language: v.optional(v.picklist(LANGUAGES)),
  camera: v.optional(v.string()),
  mic: v.optional(v.string()),
  speaker: v.optional(v.string()),
  background: v.optional(v.picklist(BACKGROUNDS)),
  askFirst: v.optional(v.boolean()),
});
export type Settings = v.InferOutput<typeof Settings>;

const KEY = "driewoord";

/** What was remembered; nothing where storage is closed to us or holds what we did not write. */
export function readSettings(): Settings {
  try {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Settings), localStorage.getItem(KEY));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}

export function remember(change: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readSettings(), ...change }));
  } catch {
    // A private window may forbid it: the choice then holds for this visit.
  }
}
