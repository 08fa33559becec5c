/** Writes FlatBuffers as https://flatbuffers.dev/internals/ has them: the other direction of what the product reads. */

export type Field =
  | { readonly int8: number }
  | { readonly int32: number }
  | { readonly bytes: Uint8Array }
  | { readonly text: string }
  | { readonly int32s: readonly number[] }
  | { readonly table: Table }
  | { readonly tables: readonly Table[] };

/** By the number that the schema gives the field; one that is not there has its default. */
export type Table = Readonly<Record<number, Field>>;

export function flatBuffer(root: Table): Uint8Array {
  const out: number[] = [0, 0, 0, 0];

  function put(at: number, size: 2 | 4, value: number): void {
    for (let byte = 0; byte < size; byte++) out[at + byte] = (value >> (8 * byte)) & 255;
  }
  function room(bytes: number): number {
    while (out.length % 4 !== 0) out.push(0);
    const at = out.length;
    for (let byte = 0; byte < bytes; byte++) out.push(0);
    return at;
  }
  /** Offsets point forward, from where they stand. */
  const point = (from: number, to: number) => put(from, 4, to - from);

  function vector(length: number, bytes: number): number {
    const at = room(4 + bytes);
    put(at, 4, length);
    return at;
  }

  function table(fields: Table): number {
    const numbers = Object.keys(fields).map(Number);
    const highest = Math.max(-1, ...numbers);
    const vtable = room(4 + 2 * (highest + 1));
    const at = room(4 + 4 * numbers.length);
    put(vtable, 2, 4 + 2 * (highest + 1));
    put(vtable + 2, 2, 4 + 4 * numbers.length);
    put(at, 4, at - vtable);
    for (const [index, number] of numbers.entries()) {
      put(vtable + 4 + 2 * number, 2, 4 + 4 * index);
      write(at + 4 + 4 * index, fields[number]!);
    }
    return at;
  }

  function write(place: number, field: Field): void {
    if ("int8" in field) out[place] = field.int8 & 255;
    else if ("int32" in field) put(place, 4, field.int32);
    else if ("table" in field) point(place, table(field.table));
    else if ("int32s" in field) {
      const at = vector(field.int32s.length, 4 * field.int32s.length);
      for (const [index, value] of field.int32s.entries()) put(at + 4 + 4 * index, 4, value);
      point(place, at);
    } else if ("tables" in field) {
      const at = vector(field.tables.length, 4 * field.tables.length);
      for (const [index, one] of field.tables.entries()) point(at + 4 + 4 * index, table(one));
      point(place, at);
    } else {
      const bytes = "text" in field ? new TextEncoder().encode(field.text) : field.bytes;
      const at = vector(bytes.length, bytes.length);
      for (const [index, value] of bytes.entries()) out[at + 4 + index] = value;
      point(place, at);
    }
  }

  point(0, table(root));
  return Uint8Array.from(out);
}
