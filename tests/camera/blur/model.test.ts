/** Files in the format of TensorFlow Lite, written field by field as its schema numbers them. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Model, ModelError, readModel } from "../../../src/camera/blur/model.ts";
import { type Field, flatBuffer, type Table } from "./flatBuffer.ts";

const [FLOAT32, FLOAT16] = [0, 1];
const CODES = { conv: 3, depthwise: 4, dequantize: 6, logistic: 14, resize: 23, custom: 32, hardSwish: 117 } as const;

interface Operator {
  readonly code: number;
  /** The name of an operator that is none of TensorFlow's own. */
  readonly custom?: string;
  /** Old files name the operator in a byte alone. */
  readonly old?: boolean;
  readonly inputs: readonly number[];
  readonly output: number;
  readonly options?: Table;
}

interface File {
  readonly tensors?: readonly {
    readonly shape: readonly number[];
    readonly type?: number;
    readonly values?: Uint8Array;
  }[];
  readonly operators?: readonly Operator[];
}

function file({ tensors = [], operators = [] }: File): Uint8Array {
  const buffer = (bytes: Uint8Array | undefined): Table => (bytes ? { 0: { bytes } } : {});
  const codeOf = ({ code, custom, old }: Operator): Table => ({
    ...(old ? {} : { 3: { int32: code } }),
    ...(code < 128 ? { 0: { int8: code } } : {}),
    ...(custom === undefined ? {} : { 1: { text: custom } }),
  });
  const graph: Table = {
    0: {
      tables: tensors.map(({ shape, type = FLOAT32 }, index) => ({
        0: { int32s: shape },
        1: { int8: type },
        2: { int32: index },
      })),
    },
    1: { int32s: [0] },
    2: { int32s: [operators.at(-1)?.output ?? 0] },
    3: {
      tables: operators.map(({ inputs, output, options }, index) => ({
        0: { int32: index },
        1: { int32s: inputs },
        2: { int32s: [output] },
        ...(options ? { 4: { table: options } as Field } : {}),
      })),
    },
  };
  return flatBuffer({
    1: { tables: operators.map(codeOf) },
    2: { tables: [graph] },
    4: { tables: tensors.map(({ values }) => buffer(values)) },
  });
}

const picture = { shape: [1, 4, 4, 3] };
const bytesOf = (array: Float32Array | Uint16Array) => new Uint8Array(array.buffer);
/** A file of one operator from tensor 0 to tensor 1. */
const single = (operator: Partial<Operator>) =>
  file({ tensors: [picture, picture], operators: [{ code: CODES.conv, inputs: [0], output: 1, ...operator }] });

describe("a model's file", () => {
  it("says what comes in, what goes out, and what happens in between", () => {
    const stride = { 2: { int32: 2 } };
    const model = readModel(
      file({
        tensors: [picture, { shape: [8, 3, 3, 3] }, { shape: [1, 2, 2, 8] }, { shape: [1, 2, 2, 8] }],
        operators: [
          { code: CODES.conv, inputs: [0, 1], output: 2, options: stride },
          { code: CODES.hardSwish, inputs: [2], output: 3 },
        ],
      }),
    );
    expect(model).toMatchObject({
      input: 0,
      output: 3,
      operators: [
        { name: "conv", inputs: [0, 1], output: 2, stride: 2 },
        { name: "hardSwish", inputs: [2], output: 3, stride: 1 },
      ],
    });
    expect(model.shapes.slice(0, 2)).toEqual([
      [1, 4, 4, 3],
      [8, 3, 3, 3],
    ]);
    expect(model.constants.size).toBe(0);
  });

  it.each<[string, Partial<Operator>, Partial<Model["operators"][number]>]>([
    ["a convolution that says nothing of its stride", {}, { name: "conv", stride: 1 }],
    ["one from before operators had numbers above 127", { old: true }, { name: "conv" }],
    ["a stride that is not a convolution's", { code: CODES.logistic, options: { 2: { int32: 2 } } }, { stride: 1 }],
    [
      "the one operator that is MediaPipe's",
      { code: CODES.custom, custom: "Convolution2DTransposeBias" },
      { name: "transposeConv" },
    ],
    ["a resize with half-pixel centres", { code: CODES.resize, options: { 3: { int8: 1 } } }, { name: "resize" }],
  ])("%s", (_, operator, expected) => {
    expect(readModel(single(operator)).operators).toMatchObject([expected]);
  });

  it("holds weights as floats of 32 bits, and of 16 bits that are made into such", () => {
    const floats = Float32Array.of(0.1, -2e10, 0);
    // IEEE 754, table of binary16: one, minus two, a third, the least above zero, the largest, minus zero.
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x3555, 0x0001, 0x7bff, 0x8000);
    const { constants, operators } = readModel(
      file({
        tensors: [
          { shape: [3], values: bytesOf(floats) },
          { shape: [6], values: bytesOf(halves), type: FLOAT16 },
          { shape: [6] },
          { shape: [2], values: Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 0), type: 2 },
        ],
        operators: [{ code: CODES.dequantize, inputs: [1], output: 2 }],
      }),
    );
    expect(constants.get(0)).toEqual(floats);
    const numbers = Float32Array.of(1, -2, 0.333251953125, 2 ** -24, 65_504, -0);
    expect(constants.get(1)).toEqual(numbers);
    // To make them larger is no step of the network: whoever reads the result reads the weights.
    expect(constants.get(2)).toEqual(numbers);
    expect(operators).toEqual([]);
    // Whole numbers are sizes of a resize, and no weights.
    expect(constants.has(3)).toBe(false);
  });

  it("may lie anywhere in a larger buffer", () => {
    const bytes = single({ options: { 2: { int32: 2 } } });
    const larger = new Uint8Array(bytes.length + 20);
    larger.set(bytes, 12);
    expect(readModel(larger.subarray(12, 12 + bytes.length))).toEqual(readModel(bytes));
  });
});

describe("a file that this engine cannot run", () => {
  it.each<[string, Uint8Array, string]>([
    ["without a graph", flatBuffer({}), "a model without a graph"],
    ["with an operator of another kind", single({ code: 25 }), "an operator that is not known: 25"],
    ["with somebody else's operator", single({ code: CODES.custom, custom: "Magic" }), "not known: 32 Magic"],
    ["that resizes in another way", single({ code: CODES.resize, options: { 3: { int8: 0 } } }), "half-pixel"],
    ["that does not say how it resizes", single({ code: CODES.resize }), "half-pixel"],
    ["with weights that are to be computed", single({ code: CODES.dequantize }), "weights that are not constant"],
  ])("%s is refused, with the reason", (_, bytes, reason) => {
    expect(() => readModel(bytes)).toThrow(ModelError);
    expect(() => readModel(bytes)).toThrow(reason);
  });

  it("cut off anywhere it is refused, and never half a model", () => {
    const whole = readFileSync("node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite");
    expect(readModel(whole).operators.length).toBeGreaterThan(50);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(() => readModel(Uint8Array.from(whole.subarray(0, length)))).toThrow();
      }),
    );
  });
});
