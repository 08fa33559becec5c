/**
 * MediaPipe's newer runtime wants a model to say how its input is scaled; the file in the npm package does not. Adds that in front of
 * the file: FlatBuffers refer forward only, by distance, so what was there stays as it is.
 */

/** Fields by number: a 32-bit number, a byte, or something that lies behind. */
interface Table {
  readonly fields: Readonly<Record<number, Value>>;
}
type Value = { readonly uint32: number } | { readonly uint8: number } | Behind;
type Behind =
  | Table
  | { readonly vector: readonly Behind[] }
  | { readonly floats: readonly number[] }
  | { readonly text: string }
  | { readonly bytes: Uint8Array }
  /** A place in the old file. */
  | { readonly old: number };

/** `schema/schema.fbs` of TensorFlow Lite, and `metadata_schema.fbs` of its metadata. */
export function withNormalization(model: Uint8Array): Uint8Array {
  const view = new DataView(model.buffer, model.byteOffset, model.byteLength);
  const root = view.getUint32(0, true);
  const vtable = root - view.getInt32(root, true);
  const target = (field: number) => {
    const at = root + view.getUint16(vtable + 4 + 2 * field, true);
    return at + view.getUint32(at, true);
  };
  const [codes, graphs, description, buffers] = [1, 2, 3, 4].map(target) as [number, number, number, number];
  const all = Array.from({ length: view.getUint32(buffers, true) }, (_, index) => {
    const at = buffers + 4 + 4 * index;
    return { old: at + view.getUint32(at, true) };
  });

  const options = { fields: { 0: { floats: [0] }, 1: { floats: [1] } } };
  const input = { fields: { 4: { vector: [{ fields: { 0: { uint8: 1 }, 1: options } }] } } };
  const metadata = serialise({ fields: { 3: { vector: [{ fields: { 2: { vector: [input] } } }] } } }, "M001", 0);
  const entry = { fields: { 0: { text: "TFLITE_METADATA" }, 1: { uint32: all.length } } };
  const table: Table = {
    fields: {
      0: { uint32: 3 },
      1: { old: codes },
      2: { old: graphs },
      3: { old: description },
      4: { vector: [...all, { fields: { 0: { bytes: metadata } } }] },
      6: { vector: [entry] },
    },
  };
  const { length } = serialise(table, "TFL3", 0);
  const front = serialise(table, "TFL3", length);
  return Uint8Array.from([...front, ...model]);
}

/** `old`: where the old file begins. The length is a multiple of 16. */
function serialise(root: Table, identifier: string, old: number): Uint8Array {
  const bytes: number[] = [];
  const write = (value: number, size: 1 | 2 | 4) => {
    for (let byte = 0; byte < size; byte++) bytes.push((value >>> (8 * byte)) & 255);
  };
  const patch = (at: number, value: number) => {
    for (let byte = 0; byte < 4; byte++) bytes[at + byte] = (value >>> (8 * byte)) & 255;
  };
  const align = (to: number, ahead = 0) => {
    while ((bytes.length + ahead) % to !== 0) bytes.push(0);
  };

  /** Writes it and gives its place. */
  function put(value: Behind): number {
    if ("old" in value) return old + value.old;
    if ("fields" in value) return putTable(value);
    align(4);
    if ("vector" in value) {
      const start = bytes.length;
      write(value.vector.length, 4);
      for (let index = 0; index < value.vector.length; index++) write(0, 4);
      value.vector.forEach((element, index) => patch(start + 4 + 4 * index, put(element) - (start + 4 + 4 * index)));
      return start;
    }
    if ("bytes" in value) align(16, 4);
    const start = bytes.length;
    if ("floats" in value) {
      write(value.floats.length, 4);
      bytes.push(...new Uint8Array(Float32Array.from(value.floats).buffer));
    } else {
      const content = "text" in value ? new TextEncoder().encode(value.text) : value.bytes;
      write(content.length, 4);
      bytes.push(...content, 0);
    }
    return start;
  }

  /** Every field takes four bytes. */
  function putTable({ fields }: Table): number {
    const numbers = Object.keys(fields).map(Number);
    const count = Math.max(...numbers) + 1;
    align(4);
    const vtable = bytes.length;
    write(4 + 2 * count, 2);
    write(4 + 4 * numbers.length, 2);
    for (let field = 0; field < count; field++) write(field in fields ? 4 + 4 * numbers.indexOf(field) : 0, 2);
    align(4);
    const start = bytes.length;
    write(start - vtable, 4);
    for (const number of numbers) {
      const value = fields[number]!;
      write("uint32" in value ? value.uint32 : "uint8" in value ? value.uint8 : 0, 4);
    }
    numbers.forEach((number, index) => {
      const value = fields[number]!;
      const at = start + 4 + 4 * index;
      if (!("uint32" in value) && !("uint8" in value)) patch(at, put(value) - at);
    });
    return start;
  }

  write(0, 4);
  bytes.push(...new TextEncoder().encode(identifier));
  patch(0, putTable(root));
  align(16);
  return Uint8Array.from(bytes);
}
