/**
 * Control and format characters (Unicode's Cc and Cf, among them those that turn the direction of writing), what has no
 * picture by definition (Default_Ignorable_Code_Point), what is assigned to nothing, and the blank Braille pattern.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** More marks on one letter than any language writes would cover the lines above and below. */
const TOO_MANY_MARKS = /(\p{M}{4})\p{M}+/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** How many UTF-16 code units a person's name may take on the wire, and how many characters as people count them. */
export const NAME = { units: 80, graphemes: 40 } as const;

/** The same of what people write to each other. */
export const TEXT = { units: 1_000, graphemes: 1_000 } as const;

/**
 * What somebody else has written, as it may stand among our own words: on one line, with nothing in it that cannot be
 * seen, and no longer than `graphemes` characters as people count them (UAX 29). Empty where nothing visible is left.
 * Idempotent.
 */
export function readable(
  text: string,
  { units, graphemes }: { readonly units: number; readonly graphemes: number },
): string {
  const seen = text.replaceAll(/\s+/gu, " ").replaceAll(INVISIBLE, "").replaceAll(TOO_MANY_MARKS, "$1");
  const plain = seen.replaceAll(/ +/gu, " ").trim();
  const shown = plain.length <= Math.min(graphemes, units) ? plain : cut(plain, { units, graphemes });
  return VISIBLE.test(shown) ? shown.trim() : "";
}

/** As `readable`, of each line, with at most one empty line between two others. */
export function readableLines(text: string, limits: Parameters<typeof readable>[1]): string {
  const lines = text.split(/\r\n?|[\n\u2028\u2029]/u).map((line) => readable(line, limits));
  const joined = lines
    .join("\n")
    .replaceAll(/\n{3,}/gu, "\n\n")
    .trim();
  return joined.length <= limits.graphemes ? joined : cut(joined, limits).trim();
}

/** The beginning of a text that may be too long. A segmenter is slow to make, and most names do without. */
function cut(text: string, { units, graphemes }: { readonly units: number; readonly graphemes: number }): string {
  let shown = "";
  let count = 0;
  for (const grapheme of graphemesOf(text)) {
    if (++count > graphemes || shown.length + grapheme.length > units) break;
    shown += grapheme;
  }
  return shown;
}

/** `Intl.Segmenter` is missing in browsers from before 2024; code points do no harm there but at the cut. */
function graphemesOf(text: string): Iterable<string> {
  if (!("Segmenter" in Intl)) return text;
  const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text);
  return Array.from(segments, ({ segment }) => segment);
}
