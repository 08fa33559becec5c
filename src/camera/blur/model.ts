/**
 * Reads a TensorFlow Lite model: a FlatBuffer after `tensorflow/lite/schema/schema.fbs`, version 3, of which only the
 * fields used below are read. Weights that are stored as 16-bit floats become 32-bit ones.
 */

export type OperatorName =
  | "add"
  | "averagePool"
  | "conv"
  | "depthwise"
  | "hardSwish"
  | "logistic"
  | "mul"
  | "relu"
  | "resize"
  | "transposeConv";

export interface Operator {
  readonly name: OperatorName;
  /** Indices of tensors; the second and third of a convolution are its weights and bias. */
  readonly inputs: readonly number[];
  readonly output: number;
  /** The stride of a convolution; otherwise 1. */
  readonly stride: number;
}

export interface Model {
  readonly input: number;
  readonly output: number;
  readonly operators: readonly Operator[];
  /**
   * The shape of each tensor as the file declares it: [n, height, width, channels]; of weights [out, height, width,
   * in].
   */
  readonly shapes: readonly (readonly number[])[];
  /** The values of each constant tensor. */
  readonly constants: ReadonlyMap<number, Float32Array>;
}

/** Thrown where the file is not a model that this engine can run. */
export class ModelError extends Error {
  override readonly name = "ModelError";
}

/** `BuiltinOperator` of the schema. */
const DEQUANTIZE = 6;
const CUSTOM = 32;
const OPERATORS: Record<number, OperatorName> = {
  0: "add",
  1: "averagePool",
  3: "conv",
  4: "depthwise",
  14: "logistic",
  18: "mul",
  19: "relu",
  23: "resize",
  117: "hardSwish",
};
const TRANSPOSE_CONV_WITH_BIAS = "Convolution2DTransposeBias";

const FLOAT32 = 0;
const FLOAT16 = 1;

/**
 * Reads a model from the bytes of its file.
 * @throws ModelError where it is not a model that the engine can run
 * @throws RangeError where the file ends too early
 */
export function readModel(file: Uint8Array): Model {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const root = tableAt(view, 0);
  const buffers = root.tables(4).map((buffer) => buffer.bytes(0));
  const codes = root.tables(1).map((code) => ({
    // The schema's older field is one byte, and holds a placeholder (127) for codes that do not fit; the larger one
    // counts.
    builtin: Math.max(code.int8(0), code.int32(3)),
    custom: code.text(1),
  }));
  const [graph] = root.tables(2);
  if (!graph) throw new ModelError("a model without a graph");

  const tensors = graph.tables(0).map((tensor) => ({
    shape: tensor.int32s(0),
    type: tensor.int8(1),
    bytes: buffers[tensor.int32(2)],
  }));
  const constants = new Map<number, Float32Array>();
  for (const [index, { type, bytes }] of tensors.entries()) {
    if (!bytes || bytes.byteLength === 0) continue;
    if (type === FLOAT32) constants.set(index, floats(bytes));
    if (type === FLOAT16) constants.set(index, halves(bytes));
  }

  const operators: Operator[] = [];
  for (const entry of graph.tables(3)) {
    const [[first = -1, ...rest], [output = -1]] = [entry.int32s(1), entry.int32s(2)];
    const code = codes[entry.int32(0)];
    if (code?.builtin === DEQUANTIZE) {
      const weights = constants.get(first);
      if (!weights) throw new ModelError("weights that are not constant");
      constants.set(output, weights);
      continue;
    }
    const name = operatorName(code?.builtin, code?.custom);
    const options = entry.table(4);
    const strided = name === "conv" || name === "depthwise";
    if (name === "resize" && !(options?.int8(3) ?? 0)) throw new ModelError("a resize without half-pixel centres");
    operators.push({ name, inputs: [first, ...rest], output, stride: strided ? (options?.int32(2) ?? 1) : 1 });
  }
  const [input = -1] = graph.int32s(1);
  const [output = -1] = graph.int32s(2);
  return { input, output, operators, shapes: tensors.map(({ shape }) => shape), constants };
}

function operatorName(builtin: number | undefined, custom: string | undefined): OperatorName {
  if (builtin === CUSTOM && custom === TRANSPOSE_CONV_WITH_BIAS) return "transposeConv";
  const name = OPERATORS[builtin ?? -1];
  if (!name) throw new ModelError(`an operator that is not known: ${builtin} ${custom ?? ""}`);
  return name;
}

function floats(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer);
}

/** Converts IEEE 754 binary16. Infinities and NaN are not handled, because the model has none. */
function halves(bytes: Uint8Array): Float32Array {
  return Float32Array.from(new Uint16Array(bytes.slice().buffer), (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
  });
}

/** A table of the FlatBuffer, with fields named by their number in the schema. An absent number reads as 0. */
interface Table {
  int8(field: number): number;
  int32(field: number): number;
  text(field: number): string | undefined;
  bytes(field: number): Uint8Array;
  int32s(field: number): number[];
  table(field: number): Table | undefined;
  tables(field: number): Table[];
}

/** Reads a table; at `at` is the offset that leads to it. */
function tableAt(view: DataView, at: number): Table {
  const uint32 = (offset: number) => view.getUint32(offset, true);
  const table = at + uint32(at);
  const vtable = table - view.getInt32(table, true);
  /** The position of the field's value; 0 where the table does not have the field. */
  const place = (field: number) => {
    const entry = 4 + 2 * field;
    const offset = entry < view.getUint16(vtable, true) ? view.getUint16(vtable + entry, true) : 0;
    return offset && table + offset;
  };
  /** The position of a vector's first element, and the number of elements. */
  const vector = (field: number): [start: number, length: number] => {
    const offset = place(field);
    if (!offset) return [0, 0];
    const start = offset + uint32(offset);
    return [start + 4, uint32(start)];
  };
  const elements = <T>(field: number, read: (offset: number) => T): T[] => {
    const [start, length] = vector(field);
    return Array.from({ length }, (_, index) => read(start + 4 * index));
  };
  const bytes = (field: number) => {
    const [start, length] = vector(field);
    return new Uint8Array(view.buffer, view.byteOffset + start, length);
  };
  return {
    int8: (field) => (place(field) ? view.getInt8(place(field)) : 0),
    int32: (field) => (place(field) ? view.getInt32(place(field), true) : 0),
    text: (field) => (place(field) ? String.fromCharCode(...bytes(field)) : undefined),
    bytes,
    int32s: (field) => elements(field, (offset) => view.getInt32(offset, true)),
    table: (field) => (place(field) ? tableAt(view, place(field)) : undefined),
    tables: (field) => elements(field, (offset) => tableAt(view, offset)),
  };
}
