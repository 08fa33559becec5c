import * as v from "valibot";
import { Policy, SignedRoster } from "../room/wire/roster.ts";
import { LANGUAGES } from "../site/languages.ts";

/** As typed, to be shown and dictated; kept for starting again, forgotten on the way to the first page. */
export interface Phrase {
  readonly words: readonly [string, string, string];
  readonly password: string;
}

/** What brings a reloaded page back into its call without typing. */
const Keepsake = v.object({
  role: v.picklist(["host", "client"]),
  words: v.tuple([v.string(), v.string(), v.string()]),
  password: v.string(),
  language: v.picklist(LANGUAGES),
  name: v.string(),
  promised: v.boolean(),
  /** Whether the person wanted them on. */
  mic: v.boolean(),
  camera: v.boolean(),
  /** As the vault gave it out: `Vault.keepsake`. */
  vault: v.string(),
  policy: Policy,
  banned: v.array(v.string()),
  signed: v.optional(SignedRoster),
});
export type Keepsake = v.InferOutput<typeof Keepsake>;
export type Belongings = Pick<Keepsake, "name" | "promised" | "mic" | "camera">;

/** Undefined where the text is none that we wrote. */
export function parseKeepsake(text: string): Keepsake | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Keepsake), text);
  return parsed.success ? parsed.output : undefined;
}
