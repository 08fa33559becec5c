import * as v from "valibot";
import { readFields } from "./setting.ts";

/** A page of the operator's own, over TLS. */
const pageSchema = v.pipe(v.string(), v.maxLength(500), v.regex(/^https:\/\/[^\s"'<>]+$/));

/** A name as it stands in a line, of so many characters at most. */
export const nameSchema = (most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most), v.regex(/^\P{Cc}+$/u));

/** Who runs the site, for those who use it. */
export const operatorSchema = v.object({
  name: nameSchema(80),
  /** A telephone number, an e-mail address or a page. */
  helpdesk: v.optional(
    v.union([
      v.pipe(v.string(), v.regex(/^\+?\d[\d ()/.-]{2,30}$/)),
      v.pipe(v.string(), v.maxLength(120), v.regex(/^[^\s@"'<>?&]+@[^\s@"'<>?&]+\.[^\s@"'<>?&]+$/)),
      pageSchema,
    ]),
  ),
  /** What becomes of people's data here. */
  privacy: v.optional(pageSchema),
  /** What the law of some countries wants to be said of a site. */
  imprint: v.optional(pageSchema),
});
export type Operator = v.InferOutput<typeof operatorSchema>;

const PAGE = "the address of a page that begins with https://, such as https://www.example.org/privacy";
const OPERATOR = {
  OPERATOR: ["name", "1 to 80 characters, such as the name of your organisation"],
  HELPDESK: ["helpdesk", "a telephone number, an e-mail address or the address of a page, such as +32 2 555 12 34"],
  PRIVACY_PAGE: ["privacy", PAGE],
  IMPRINT_PAGE: ["imprint", PAGE],
} as const satisfies Record<string, readonly [keyof Operator, string]>;

/**
 * Who runs the site, from the environment; undefined where nobody says so. Adds a sentence to `mistakes` for each. A helpdesk is
 * of no use to people who cannot tell whose it is.
 */
export function readOperator(env: Record<string, string | undefined>, mistakes: string[]): Operator | undefined {
  const given = readFields(env, mistakes, OPERATOR, (field, text) => v.is(operatorSchema.entries[field], text));
  const { name } = given;
  if (name !== undefined) return { ...given, name };
  if (Object.keys(given).length > 0 && !env["OPERATOR"]) {
    mistakes.push("HELPDESK, PRIVACY_PAGE and IMPRINT_PAGE belong to OPERATOR, the name of whoever runs this site.");
  }
  return undefined;
}
