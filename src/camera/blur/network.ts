import { type Activation, makeGraph, type Node } from "./graph.ts";
import type { Kernels } from "./kernels.ts";
import type { Arena } from "./memory.ts";
import { type Model, ModelError } from "./model.ts";
import { makePlan, type Shape } from "./plan.ts";

/** The network, ready for pictures of one size. */
export interface Engine {
  readonly width: number;
  readonly height: number;
  /** Pointer to floats [height][width][3]: red, green and blue, 0 to 1. `run` does not change them. */
  readonly input: number;
  /** Pointer to floats [height][width]: how likely each pixel belongs to the person, 0 to 1. */
  readonly output: number;
  /** Computes `output` from `input`, with about 27 million multiplications for 256×144. */
  run(): void;
}

/** The kernels' numbers for activations (./kernels/activation.ts). */
const ACTIVATIONS: Record<Activation, number> = { none: 0, relu: 1, hardSwish: 2, sigmoid: 3 };
/** The pointer that kernels take for a tensor that does not exist. */
const NONE = 0;

/**
 * Prepares the model for pictures of `size` pixels, with its tensors and weights in memory from `arena`.
 * @throws ModelError where the model has something that the kernels cannot compute
 */
export function makeEngine(
  kernels: Kernels,
  arena: Arena,
  model: Model,
  size: { readonly width: number; readonly height: number },
): Engine {
  const nodes = makeGraph(model);
  const plan = makePlan(model, nodes, size);
  const block = arena.take(plan.bytes);
  const at = (tensor: number | undefined) => (tensor === undefined ? NONE : block + (plan.places.get(tensor) ?? 0));
  const shape = (tensor: number) => plan.shapes.get(tensor)!;

  function keep(values: Float32Array): number {
    const pointer = arena.take(values.byteLength);
    new Float32Array(kernels.memory.buffer, pointer, values.length).set(values);
    return pointer;
  }

  function constant(tensor: number): Float32Array {
    const values = model.constants.get(tensor);
    if (!values) throw new ModelError("weights that are not in the file");
    return values;
  }

  const steps = nodes.map((node) => step(node, shape(node.inputs[0]!), shape(node.output)));

  function step(node: Node, from: Shape, to: Shape): () => void {
    const input = at(node.inputs[0]);
    const output = at(node.output);
    const pixels = from.width * from.height;
    switch (node.operation) {
      case "conv":
        return convolution(node, from, to);
      case "depthwise":
        return depthwise(node, from, to);
      case "fullyConnected": {
        const [weights, bias] = [keep(constant(node.weights)), keep(constant(node.bias))];
        const activation = ACTIVATIONS[node.activation];
        return () => kernels.fullyConnected(input, weights, bias, output, from.channels, to.channels, activation);
      }
      case "mean":
        return () => kernels.mean(input, at(node.inputs[1]), output, pixels, from.channels);
      case "multiplyAdd": {
        const [y, factor] = [at(node.inputs[1]), at(node.inputs[2])];
        return () => kernels.multiplyAdd(input, y, factor, output, pixels, from.channels);
      }
      case "resize":
        return () => kernels.resize2x(input, output, from.height, from.width, from.channels);
      case "transposeConv": {
        if (to.channels !== 1 || node.activation !== "sigmoid") throw new ModelError("a last layer of another kind");
        const [weights, bias] = [keep(constant(node.weights)), keep(constant(node.bias))];
        return () => {
          kernels.transposeConv(input, weights, bias, output, from.height, from.width, from.channels);
          kernels.sigmoid(output, to.width * to.height);
        };
      }
    }
  }

  function convolution(node: Node, from: Shape, to: Shape): () => void {
    const [input, output, residual] = [at(node.inputs[0]), at(node.output), at(node.residual)];
    const [, tall, wide] = model.shapes[node.weights] ?? [];
    const weights = keep(inBlocks(constant(node.weights), to.channels));
    const bias = keep(constant(node.bias));
    const activation = ACTIVATIONS[node.activation];
    const pixels = to.width * to.height;
    if (tall === 3 && wide === 3 && from.channels === 3 && node.stride === 2) {
      const [top, left] = [before(from.height, 3, 2), before(from.width, 3, 2)];
      return () =>
        kernels.conv3x3(
          ...([input, weights, bias, output, from.height, from.width, to.height, to.width] as const),
          ...([to.channels, top, left, activation] as const),
        );
    }
    if (tall !== 1 || wide !== 1 || node.stride !== 1) throw new ModelError("a convolution of a kind not known");
    const conv = (scaled: number) =>
      kernels.conv1x1(input, scaled, bias, residual, output, pixels, from.channels, to.channels, activation);
    if (node.scale === undefined) return () => conv(weights);
    const scale = at(node.scale);
    const scaled = arena.take(4 * from.channels * to.channels);
    return () => {
      kernels.scaleWeights(weights, scale, scaled, from.channels, to.channels);
      conv(scaled);
    };
  }

  function depthwise(node: Node, from: Shape, to: Shape): () => void {
    const [input, output, residual] = [at(node.inputs[0]), at(node.output), at(node.residual)];
    const [, size = 0] = model.shapes[node.weights] ?? [];
    if (size !== 3 && size !== 5) throw new ModelError("a depthwise convolution of a kind not known");
    const [weights, bias] = [keep(constant(node.weights)), keep(constant(node.bias))];
    const [top, left] = [before(from.height, size, node.stride), before(from.width, size, node.stride)];
    const activation = ACTIVATIONS[node.activation];
    return () =>
      kernels.depthwise(
        ...([input, weights, bias, residual, output, from.height, from.width, to.height, to.width] as const),
        ...([from.channels, size, node.stride, top, left, activation] as const),
      );
  }

  return {
    ...size,
    input: at(model.input),
    output: at(model.output),
    run() {
      for (const step of steps) step();
    },
  };
}

/** Rearranges weights from [outputs][...][inputs] to the kernels' [outputs / 8][...][inputs][8]. */
function inBlocks(weights: Float32Array, outputs: number): Float32Array {
  if (outputs % 8 !== 0) throw new ModelError("a number of channels that is not a multiple of eight");
  const inputs = weights.length / outputs;
  return weights.map((_, index) => {
    const block = Math.floor(index / (8 * inputs));
    const [input, output] = [Math.floor(index / 8) % inputs, index % 8];
    return weights[(8 * block + output) * inputs + input]!;
  });
}

/**
 * The padding before the first pixel, as TensorFlow's "same" padding has it: half of what the last window lacks,
 * rounded down.
 */
function before(length: number, size: number, stride: number): number {
  const lacking = (Math.ceil(length / stride) - 1) * stride + size - length;
  return Math.floor(Math.max(lacking, 0) / 2);
}
