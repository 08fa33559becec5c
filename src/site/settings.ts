import * as v from "valibot";
import { LANGUAGES } from "./languages.ts";

/**
 * What the product remembers on the device, besides a random number for the relay (`relayToken.ts`): the language, the
 * chosen devices, what hides the background, and whether the host is to be asked before anybody comes in.
 */
const Settings = v.object({
  language: known(v.picklist(LANGUAGES)),
  camera: known(v.string()),
  mic: known(v.string()),
  speaker: known(v.string()),
  background: known(v.string()),
  askFirst: known(v.boolean()),
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

/** What another version of the product has written there, and this one does not know, costs that setting alone. */
function known<T>(schema: v.GenericSchema<T>) {
  return v.fallback(v.optional(schema), undefined);
}

/** Changes these settings and leaves the others. Where storage is closed nothing is kept, and nothing is thrown. */
export function remember(change: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readSettings(), ...change }));
  } catch {
    // A private window may forbid it: the choice then holds for this visit.
  }
}
