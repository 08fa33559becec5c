/** A value, or the rest of the sentence "NAME is "value", …". */
export type Setting<T> = { value: T } | { wrong: string };

/** The mistake of a value that is not right. */
export function is(text: string, right: string): { wrong: string } {
  return { wrong: `is ${JSON.stringify(text)}, but it must be ${right}.` };
}

/** The entries of a list that has spaces or commas between them. */
export function entriesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((entry) => entry !== "");
}

/** Names of machines (RFC 1123, section 2.1). */
export const HOSTNAME =
  /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;
