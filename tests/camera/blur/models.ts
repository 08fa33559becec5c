/** Small networks of our own, of which it is known what they find. */
import type { Model, Operator } from "../../../src/camera/blur/model.ts";

/** Makes a model part by part. Each function gives the index of a tensor. */
export function builder() {
  const shapes: (readonly number[])[] = [];
  const constants = new Map<number, Float32Array>();
  const operators: Operator[] = [];
  const tensor = (...shape: number[]) => shapes.push(shape) - 1;
  return {
    tensor,
    /** Weights or a bias. `value` gives each of its numbers. */
    constant(shape: number[], value: (index: number) => number): number {
      const index = tensor(...shape);
      const length = shape.reduce((product, side) => product * side, 1);
      constants.set(
        index,
        Float32Array.from({ length }, (_, at) => value(at)),
      );
      return index;
    },
    operator(name: Operator["name"], inputs: number[], shape: number[], stride = 1): number {
      const output = tensor(...shape);
      operators.push({ name, inputs, output, stride });
      return output;
    },
    build: (input: number, output: number): Model => ({ input, output, operators, shapes, constants }),
  };
}

/** Takes a pixel for the person as surely as `1 / (1 + e^-(gain · green + bias))`; of four that lie together the first decides. */
export function greenIsPerson(gain: number, bias: number): Model {
  const { tensor, constant, operator, build } = builder();
  const input = tensor(1, 256, 256, 3);
  // [out][y][x][in]: of all that the window holds, the green of its first pixel, in the first of eight channels.
  const weights = constant([8, 3, 3, 3], (index) => (index === 1 ? 1 : 0));
  const none = constant([8], () => 0);
  const green = operator("conv", [input, weights, none], [1, 128, 128, 8], 2);
  const gains = constant([1, 2, 2, 8], (index) => (index % 8 === 0 ? gain : 0));
  const start = constant([1], () => bias);
  const sum = operator("transposeConv", [green, gains, start], [1, 256, 256, 1]);
  return build(input, operator("logistic", [sum], [1, 256, 256, 1]));
}

/** Sure of itself: what is bright is a person, and nothing else is. */
export const BRIGHT_IS_PERSON = greenIsPerson(80, -40);
export const NOBODY = greenIsPerson(0, -40);
