import * as v from "valibot";
import { LANGUAGES } from "./languages.ts";

/** How many times as loud as they come the voices of the others can be played. */
export const LOUDNESS = [1, 2, 4] as const;
export type Loudness = (typeof LOUDNESS)[number];

/**
 * The settings that the browser remembers for this site: the language, the chosen devices, how loud the others are, whether letters are large and signals
 * are played, what hides the background,
 * whether the host wants to be asked before anybody comes in, a host's own three words, one a line, whether they are for consulting hours, and whether others must not learn the IP address.
 */
const Settings = v.object({
  language: known(v.picklist(LANGUAGES)),
  camera: known(v.string()),
  mic: known(v.string()),
  speaker: known(v.string()),
  loudness: known(v.picklist(LOUDNESS)),
  largeLetters: known(v.boolean()),
  simple: known(v.boolean()),
  signals: known(v.boolean()),
  background: known(v.string()),
  askFirst: known(v.boolean()),
  room: known(v.string()),
  consulting: known(v.boolean()),
  hideAddress: known(v.boolean()),
});
export type Settings = v.InferOutput<typeof Settings>;

const KEY = "driewoord";

/** The settings that were remembered. Empty if storage is not available or holds something else; never throws. */
export function readSettings(): Settings {
  try {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Settings), localStorage.getItem(KEY));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}

/** An optional setting. If another version of the app wrote a value that this one does not know, only it is dropped. */
function known<T>(schema: v.GenericSchema<T>) {
  return v.fallback(v.optional(schema), undefined);
}

/** Saves the settings in `change` and leaves the others. Does nothing if storage is not available. */
export function remember(change: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readSettings(), ...change }));
  } catch {
    // A private window may forbid storage. The choice then lasts until the page is closed.
  }
}
