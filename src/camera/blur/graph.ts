import { type Model, ModelError, type Operator, type OperatorName } from "./model.ts";

export type Activation = "none" | "relu" | "hardSwish" | "sigmoid";

/** What one kernel does in one go: `output = activation(operation(inputs) + bias) + residual`. */
export interface Node {
  readonly operation: "conv" | "depthwise" | "fullyConnected" | "mean" | "multiplyAdd" | "resize" | "transposeConv";
  /** Tensors. `mean`: one, or two whose sum is meant; `multiplyAdd`: x, y and the factor of x's channels. */
  readonly inputs: readonly number[];
  readonly output: number;
  readonly stride: number;
  readonly weights: number;
  readonly bias: number;
  readonly activation: Activation;
  readonly residual: number | undefined;
  /** A factor for each channel of the input, taken into a convolution's weights when they are known. */
  readonly scale: number | undefined;
}

type Draft = { -readonly [Key in keyof Node]: Key extends "operation" ? Node["operation"] | "add" | "mul" : Node[Key] };

const ACTIVATIONS: Partial<Record<OperatorName, Activation>> = {
  relu: "relu",
  hardSwish: "hardSwish",
  logistic: "sigmoid",
};

/**
 * The model's operators as the fewest nodes that compute the same: what would only pass over memory once more is done by
 * the node before or behind it. Throws `ModelError` where something is left for which there is no kernel.
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

/** An activation is done by the convolution before it, while the values are still in a register. */
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

/** A 1×1 convolution looks at one pixel, so it may as well see it before it is made into four. */
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

/** Squeeze and excite: the factors of the input's channels go into the weights, which are fewer than the pixels. */
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

/** The mean of a sum is the sum of the means: the sum itself need not be written. */
function sumInMean(nodes: Draft[]): Draft[] {
  return nodes.filter((add) => {
    const mean = onlyConsumer(nodes, add);
    if (add.operation !== "add" || mean?.operation !== "mean") return true;
    mean.inputs = add.inputs;
    return false;
  });
}

/** What is added to a convolution's result is added before it is written. */
function fuseResiduals(nodes: Draft[]): Draft[] {
  return nodes.filter((add, index) => {
    if (add.operation !== "add") return true;
    const before = nodes
      .slice(0, index)
      .findLast((node) => node.weights >= 0 && node.residual === undefined && onlyConsumer(nodes, node) === add);
    if (!before) return true;
    before.residual = add.inputs.find((tensor) => tensor !== before.output);
    before.output = add.output;
    return false;
  });
}

/** The tensors a node reads, besides its weights. */
export function reads({ inputs, residual, scale }: Pick<Node, "inputs" | "residual" | "scale">): number[] {
  return [...inputs, residual, scale].filter((tensor) => tensor !== undefined);
}

function onlyConsumer(nodes: readonly Draft[], { output }: Draft): Draft | undefined {
  const consumers = nodes.filter((node) => reads(node).includes(output));
  return consumers.length === 1 ? consumers[0] : undefined;
}
