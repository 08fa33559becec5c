import * as v from "valibot";
import { Policy } from "../room/wire/roster.ts";
import { LANGUAGES } from "../site/languages.ts";

/** The person's settings in a call, sealed in its keepsake. */
const Belongings = v.object({
  name: v.string(),
  promised: v.boolean(),
  /** Whether the person wanted each of them on. */
  mic: v.boolean(),
  camera: v.boolean(),
  /** Whether nobody is to learn the IP address. */
  addressHidden: v.boolean(),
});
export type Belongings = Readonly<v.InferOutput<typeof Belongings>>;

/**
 * What a reloaded page needs to return to its call without anything being typed again. What is not sealed says nothing
 * about the people.
 */
const Keepsake = v.object({
  /** Names this person's part in the call in this browser, whichever tab it is in. */
  seat: v.string(),
  role: v.picklist(["host", "client"]),
  language: v.picklist(LANGUAGES),
  policy: Policy,
  banned: v.array(v.string()),
  /** Left out by an earlier release, which knew of no consulting hours. */
  consulting: v.optional(v.boolean(), false),
  /** What `Vault.keepsake` gave, with the belongings inside. */
  sealed: v.string(),
});
export type Keepsake = v.InferOutput<typeof Keepsake>;

/** The keepsake in a stored text; undefined where the text is not one. */
export const parseKeepsake = (text: string): Keepsake | undefined => parse(Keepsake, text);

/** The belongings in the text that was sealed; undefined where it holds none. */
export const parseBelongings = (text: string): Belongings | undefined => parse(Belongings, text);

function parse<T>(schema: v.GenericSchema<unknown, T>, text: string): T | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return parsed.success ? parsed.output : undefined;
}
