/**
 * The model's file, changed so that a public runtime takes pictures of another size than the 256×256 it declares. Knows of the FlatBuffer
 * (`tensorflow/lite/schema/schema.fbs`) by itself: what is judged by it must not help to make it.
 */

const DEQUANTIZE = 6;
const AVERAGE_POOL = 1;
const RESIZE_BILINEAR = 23;
const DECLARED = 256;

export function resized(file: Uint8Array, width: number, height: number): Uint8Array {
  const changed = Uint8Array.from(file);
  const view = new DataView(changed.buffer);
  const int32 = (at: number) => view.getInt32(at, true);
  /** Where a field's value stands; 0: it is absent. */
  const field = (table: number, number: number) => {
    const vtable = table - int32(table);
    const entry = 4 + 2 * number;
    const offset = entry < view.getUint16(vtable, true) ? view.getUint16(vtable + entry, true) : 0;
    return offset && table + offset;
  };
  const follow = (at: number) => at + int32(at);
  const child = (table: number, number: number) => follow(field(table, number));
  /** Where each element of a vector of four bytes each stands. */
  const elements = (table: number, number: number) => {
    const at = field(table, number);
    if (!at) return [];
    const start = follow(at);
    return Array.from({ length: int32(start) }, (_, index) => start + 4 + 4 * index);
  };

  const root = follow(0);
  const graph = follow(elements(root, 2)[0]!);
  const tensors = elements(graph, 0).map(follow);
  const buffers = elements(root, 4).map(follow);
  const codes = elements(root, 1)
    .map(follow)
    .map((code) => {
      const [old, now] = [field(code, 0), field(code, 3)];
      return Math.max(old && view.getInt8(old), now && int32(now));
    });
  const operators = elements(graph, 3)
    .map(follow)
    .map((table) => {
      const opcode = field(table, 0);
      const list = (number: number) => elements(table, number).map(int32);
      return { table, code: codes[opcode && int32(opcode)], inputs: list(1), output: list(2)[0]! };
    });

  const weights = new Set(operators.filter(({ code }) => code === DEQUANTIZE).map(({ output }) => output));
  tensors.forEach((tensor, index) => {
    const buffer = field(tensor, 2);
    const constant = buffer && elements(buffers[int32(buffer)]!, 0).length > 0;
    const shape = elements(tensor, 0);
    if (constant || weights.has(index) || shape.length !== 4) return;
    [height, width].forEach((length, side) => {
      const at = shape[side + 1]!;
      if (int32(at) > 1) view.setInt32(at, (int32(at) * length) / DECLARED, true);
    });
  });

  const sides = (tensor: number) => elements(tensors[tensor]!, 0).slice(1, 3).map(int32) as [number, number];
  for (const { table, code, inputs, output } of operators) {
    if (code === AVERAGE_POOL) {
      const options = child(table, 4);
      const [down, across] = sides(inputs[0]!);
      view.setInt32(field(options, 3), across, true);
      view.setInt32(field(options, 4), down, true);
    }
    if (code === RESIZE_BILINEAR) {
      const wanted = elements(buffers[int32(field(tensors[inputs[1]!]!, 2))]!, 0);
      sides(output).forEach((length, side) => view.setInt32(wanted[side]!, length, true));
    }
  }
  return changed;
}
