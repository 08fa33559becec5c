/** A value, or the rest of the sentence "NAME is "value", …". */
export type Setting<T> = { value: T } | { wrong: string };

/** The mistake of a value that is not right. */
export function is(text: string, right: string): { wrong: string } {
  return { wrong: `is ${JSON.stringify(text)}, but it must be ${right}.` };
}

/**
 * What is set of several settings that make one thing, by its fields; `table` has the field of each variable and what is right for
 * it. Adds a sentence to `mistakes` for each that is not.
 */
export function readFields<Field extends string>(
  env: Record<string, string | undefined>,
  mistakes: string[],
  table: Readonly<Record<string, readonly [Field, string]>>,
  isRight: (field: Field, text: string) => boolean,
): Partial<Record<Field, string>> {
  const given: Partial<Record<Field, string>> = {};
  for (const [variable, [field, right]] of Object.entries(table)) {
    const text = env[variable] ?? "";
    if (text === "") continue;
    if (isRight(field, text)) given[field] = text.trim();
    else mistakes.push(`${variable} ${is(text, right).wrong}`);
  }
  return given;
}

/** What `read` makes of each entry of a list, all of which have to be `right`. */
export function eachOf<T>(
  entries: readonly string[],
  read: (entry: string) => T | undefined,
  right: string,
): Setting<T[]> {
  const value: T[] = [];
  for (const entry of entries) {
    const made = read(entry);
    if (made === undefined) return { wrong: `names ${JSON.stringify(entry)}, but it must be ${right}.` };
    value.push(made);
  }
  return { value };
}

/** The entries of a list that has spaces or commas between them. */
export function entriesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((entry) => entry !== "");
}

/** Names of machines (RFC 1123, section 2.1). */
export const HOSTNAME =
  /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;
