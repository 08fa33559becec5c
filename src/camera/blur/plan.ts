import { type Node, reads } from "./graph.ts";
import { type Model, ModelError } from "./model.ts";

/** The shape of a tensor of floats, [height][width][channels]. */
export interface Shape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Where all tensors but the constants are in one block of memory. Tensors are given by index. */
export interface Plan {
  readonly shapes: ReadonlyMap<number, Shape>;
  /** The offset of each tensor from the start of the block, in bytes. */
  readonly places: ReadonlyMap<number, number>;
  /** The size of the block. */
  readonly bytes: number;
}

/**
 * The shapes and places of all tensors for an input of `size` pixels. That need not be the size that the file declares,
 * because no layer of the network depends on it. A place is reused once its tensor has been read for the last time,
 * except those of the input and the output.
 * @throws ModelError where a node reads a tensor that no earlier node writes
 */
export function makePlan(model: Model, nodes: readonly Node[], size: { width: number; height: number }): Plan {
  const shapes = new Map<number, Shape>([[model.input, { ...size, channels: 3 }]]);
  for (const node of nodes) shapes.set(node.output, shapeOf(node, model, shapes));

  const lastRead = new Map<number, number>();
  for (const [step, node] of nodes.entries()) for (const tensor of reads(node)) lastRead.set(tensor, step);
  for (const kept of [model.input, model.output]) lastRead.set(kept, nodes.length);

  const places = new Map<number, number>();
  let bytes = 0;
  const place = (tensor: number, step: number) => {
    const length = bytesOf(shapes.get(tensor)!);
    const living = [...places]
      .filter(([other]) => (lastRead.get(other) ?? -1) >= step)
      .map(([other, start]) => ({ start, end: start + bytesOf(shapes.get(other)!) }))
      .sort((a, b) => a.start - b.start);
    let start = 0;
    for (const other of living) {
      if (start + length <= other.start) break;
      start = Math.max(start, other.end);
    }
    places.set(tensor, start);
    bytes = Math.max(bytes, start + length);
  };
  place(model.input, 0);
  for (const [step, { output }] of nodes.entries()) place(output, step);
  return { shapes, places, bytes };
}

function shapeOf(node: Node, model: Model, shapes: ReadonlyMap<number, Shape>): Shape {
  const input = shapes.get(node.inputs[0] ?? -1);
  if (!input) throw new ModelError("a tensor that is read before it is made");
  const [outputs = 0, , , last = 0] = model.shapes[node.weights] ?? [];
  switch (node.operation) {
    case "conv":
      return { ...strided(input, node.stride), channels: outputs };
    case "depthwise":
      return { ...strided(input, node.stride), channels: last };
    case "fullyConnected":
      return { width: 1, height: 1, channels: outputs };
    case "mean":
      return { ...input, width: 1, height: 1 };
    case "multiplyAdd":
      return input;
    case "resize":
      return { ...doubled(input), channels: input.channels };
    case "transposeConv":
      return { ...doubled(input), channels: outputs };
  }
}

const strided = ({ width, height }: Shape, stride: number) => ({
  width: Math.ceil(width / stride),
  height: Math.ceil(height / stride),
});
const doubled = ({ width, height }: Shape) => ({ width: 2 * width, height: 2 * height });

/** Rounded up to a multiple of 16, so that every tensor begins on one. */
const bytesOf = ({ height, width, channels }: Shape) => (4 * height * width * channels + 15) & ~15;
