import { type Model, ModelError, type Operator, type OperatorName } from "./model.ts";

export type Activation = "none" | "relu" | "hardSwish" | "sigmoid";

/**
 * The work of one call of a kernel: `output = activation(operation(inputs) + bias) + residual`. Tensors are given by
 * index; `weights` and `bias` are -1 where there are none.
 */
export interface Node {
  readonly operation: "conv" | "depthwise" | "fullyConnected" | "mean" | "multiplyAdd" | "resize" | "transposeConv";
  /** For `mean`, one tensor, or two to add up first; for `multiplyAdd`, x, y and a factor for each channel of x. */
  readonly inputs: readonly number[];
  readonly output: number;
  readonly stride: number;
  readonly weights: number;
  readonly bias: number;
  readonly activation: Activation;
  readonly residual: number | undefined;
  /** A factor for each channel of a convolution's input, multiplied into the weights at each run. */
  readonly scale: number | undefined;
}

type Draft = { -readonly [Key in keyof Node]: Key extends "operation" ? Node["operation"] | "add" | "mul" : Node[Key] };

const ACTIVATIONS: Partial<Record<OperatorName, Activation>> = {
  relu: "relu",
  hardSwish: "hardSwish",
  logistic: "sigmoid",
};

/**
 * Fuses the model's operators into fewer nodes that compute the same: work that would only take another pass over
 * memory is done by the node before or after it.
 * @throws ModelError where something is left for which there is no kernel
 */
export function makeGraph(model: Model): Node[] {
  let nodes = fuseActivations(model);
  nodes = resizeAfterConv(nodes);
  nodes = foldScales(nodes);
  nodes = joinMultiplyAdd(nodes);
  nodes = sumInMean(nodes);
  nodes = fuseResiduals(nodes);
  const left = nodes.find(({ operation }) => operation === "add" || operation === "mul");
  if (left) throw new ModelError(`an ${left.operation} with no kernel to go into`);
  return nodes as Node[];
}

/** Makes an activation part of the convolution before it, which still has the values in registers. */
function fuseActivations(model: Model): Draft[] {
  const drafts: Draft[] = [];
  for (const operator of model.operators) {
    const activation = ACTIVATIONS[operator.name];
    if (!activation) {
      drafts.push(draft(operator, model));
      continue;
    }
    const before = drafts.find(({ output }) => output === operator.inputs[0]);
    const others = model.operators.filter(({ inputs }) => inputs.includes(operator.inputs[0]!)).length - 1;
    if (!before || before.weights < 0 || others > 0) throw new ModelError(`a ${activation} without its convolution`);
    before.activation = activation;
    before.output = operator.output;
  }
  return drafts;
}

function draft({ name, inputs, output, stride }: Operator, { shapes, constants }: Model): Draft {
  const data = inputs.filter((tensor) => !constants.has(tensor) && (name !== "resize" || tensor === inputs[0]));
  const [weights = -1, bias = -1] = inputs.filter((tensor) => constants.has(tensor));
  const [, height, width] = shapes[inputs[0] ?? -1] ?? [];
  const vector = height === 1 && width === 1;
  return {
    operation: operationOf(name, vector),
    inputs: data,
    output,
    stride,
    weights,
    bias,
    activation: "none",
    residual: undefined,
    scale: undefined,
  };
}

function operationOf(name: OperatorName, vector: boolean): Draft["operation"] {
  if (name === "averagePool") return "mean";
  if (name === "conv" && vector) return "fullyConnected";
  if (name === "relu" || name === "hardSwish" || name === "logistic") throw new ModelError("an activation alone");
  return name;
}

/** Moves each enlargement behind its 1×1 convolution, which gives the same result with a quarter of the pixels. */
function resizeAfterConv(nodes: Draft[]): Draft[] {
  for (const [index, resize] of nodes.entries()) {
    const conv = onlyConsumer(nodes, resize);
    if (resize.operation !== "resize" || conv?.operation !== "conv" || conv.activation !== "none") continue;
    const at = nodes.indexOf(conv);
    nodes[index] = { ...conv, inputs: resize.inputs, output: resize.output };
    nodes[at] = { ...resize, inputs: [resize.output], output: conv.output };
  }
  return nodes;
}

/** Squeeze and excite: multiplies the factors of the channels into the weights, which are fewer than the pixels. */
function foldScales(nodes: Draft[]): Draft[] {
  return nodes.filter((mul) => {
    const conv = onlyConsumer(nodes, mul);
    if (mul.operation !== "mul" || conv?.operation !== "conv" || conv.inputs[0] !== mul.output) return true;
    conv.inputs = mul.inputs.slice(0, 1);
    conv.scale = mul.inputs[1];
    return false;
  });
}

function joinMultiplyAdd(nodes: Draft[]): Draft[] {
  return nodes.filter((mul) => {
    const add = onlyConsumer(nodes, mul);
    if (mul.operation !== "mul" || add?.operation !== "add") return true;
    const [x, factor] = mul.inputs as [number, number];
    const y = add.inputs.find((tensor) => tensor !== mul.output)!;
    Object.assign(add, { operation: "multiplyAdd", inputs: [x, y, factor] });
    return false;
  });
}

/** Computes the mean of a sum as the sum of the means, so that the sum itself is never written to memory. */
function sumInMean(nodes: Draft[]): Draft[] {
  return nodes.filter((add) => {
    const mean = onlyConsumer(nodes, add);
    if (add.operation !== "add" || mean?.operation !== "mean") return true;
    mean.inputs = add.inputs;
    return false;
  });
}

/** Makes an addition part of the convolution whose result it adds to, which then writes the sum. */
function fuseResiduals(nodes: Draft[]): Draft[] {
  return nodes.filter((add, index) => {
    if (add.operation !== "add") return true;
    const before = nodes
      .slice(0, index)
      .reverse()
      .find((node) => node.weights >= 0 && node.residual === undefined && onlyConsumer(nodes, node) === add);
    if (!before) return true;
    before.residual = add.inputs.find((tensor) => tensor !== before.output);
    before.output = add.output;
    return false;
  });
}

/** The tensors that a node reads, without weights and bias. */
export function reads({ inputs, residual, scale }: Pick<Node, "inputs" | "residual" | "scale">): number[] {
  return [...inputs, residual, scale].filter((tensor) => tensor !== undefined);
}

function onlyConsumer(nodes: readonly Draft[], { output }: Draft): Draft | undefined {
  const consumers = nodes.filter((node) => reads(node).includes(output));
  return consumers.length === 1 ? consumers[0] : undefined;
}
