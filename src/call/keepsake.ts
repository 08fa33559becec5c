import * as v from "valibot";
import { Policy, SignedRoster } from "../room/wire/roster.ts";
import { LANGUAGES } from "../site/languages.ts";

/**
 * The words and password as typed, for display. They are kept after a call, so that the form can offer them again, and
 * forgotten when the person returns to the first page.
 */
export interface Phrase {
  readonly words: readonly [string, string, string];
  readonly password: string;
}

/** What a reloaded page needs to return to its call without anything being typed again. */
const Keepsake = v.object({
  role: v.picklist(["host", "client"]),
  words: v.tuple([v.string(), v.string(), v.string()]),
  password: v.string(),
  language: v.picklist(LANGUAGES),
  name: v.string(),
  promised: v.boolean(),
  /** Whether the person wanted each of them on. */
  mic: v.boolean(),
  camera: v.boolean(),
  /** The text that `Vault.keepsake` gave. */
  vault: v.string(),
  policy: Policy,
  banned: v.array(v.string()),
  signed: v.optional(SignedRoster),
});
export type Keepsake = v.InferOutput<typeof Keepsake>;
export type Belongings = Pick<Keepsake, "name" | "promised" | "mic" | "camera">;

/** The keepsake in a stored text; undefined where the text is not one. */
export function parseKeepsake(text: string): Keepsake | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Keepsake), text);
  return parsed.success ? parsed.output : undefined;
}
