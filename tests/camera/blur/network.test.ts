/** The engine against the plainest way to compute the same model, and what it refuses. */
import { readFileSync } from "node:fs";
import { decode } from "fast-png";
import { beforeAll, describe, expect, it } from "vitest";
import { makeGraph, reads } from "../../../src/camera/blur/graph.ts";
import { instantiateKernels, type Kernels } from "../../../src/camera/blur/kernels.ts";
import { makeArena } from "../../../src/camera/blur/memory.ts";
import { type Model, ModelError, readModel } from "../../../src/camera/blur/model.ts";
import { makeEngine } from "../../../src/camera/blur/network.ts";
import { makePlan } from "../../../src/camera/blur/plan.ts";
import { builder, NOBODY } from "./models.ts";
import { interpret, type Values } from "./oracle-network.ts";

let kernels: Kernels;
let shipped: Model;
beforeAll(async () => {
  kernels = await instantiateKernels(Uint8Array.from(readFileSync("src/camera/blur/kernels.wasm")));
  shipped = readModel(readFileSync("node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite"));
});

/** A portrait, of which each so manieth pixel is taken. */
function portrait(width: number, height: number): Values {
  const picture = decode(readFileSync("tests/camera/pictures/astronaut.png"));
  const values = Float32Array.from({ length: 3 * width * height }, (_, at) => {
    const [pixel, channel] = [Math.floor(at / 3), at % 3];
    const x = Math.floor(((pixel % width) * picture.width) / width);
    const y = Math.floor((Math.floor(pixel / width) * picture.height) / height);
    return picture.data[(y * picture.width + x) * picture.channels + channel]! / 255;
  });
  return { width, height, channels: 3, values };
}

function run(model: Model, { width, height, values }: Values): Float32Array {
  const engine = makeEngine(kernels, makeArena(kernels.memory), model, { width, height });
  new Float32Array(kernels.memory.buffer, engine.input, values.length).set(values);
  engine.run();
  return new Float32Array(kernels.memory.buffer, engine.output, width * height).slice();
}

describe("the network that is shipped", () => {
  // Sides that are no powers of two: each layer then pads in its own way.
  it.each([
    [160, 160],
    [208, 112],
    [144, 176],
  ])("finds at %i×%i what its operators say, one by one", (width, height) => {
    const input = portrait(width, height);
    const [ours, theirs] = [run(shipped, input), interpret(shipped, input).values];
    const person = theirs.filter((value) => value > 0.5).length / theirs.length;
    // Somebody, and not everywhere, or the comparison says little.
    expect(person).toBeGreaterThan(0.1);
    expect(person).toBeLessThan(0.9);
    expect(theirs.length).toBe(ours.length);
    const most = theirs.reduce((worst, value, p) => Math.max(worst, Math.abs(value - ours[p]!)), 0);
    expect(most).toBeLessThan(1e-3);
  });

  it("finds the same again: it spoils neither its weights nor its input", () => {
    const input = portrait(96, 96);
    const engine = makeEngine(kernels, makeArena(kernels.memory), shipped, input);
    new Float32Array(kernels.memory.buffer, engine.input, input.values.length).set(input.values);
    const once = () => {
      engine.run();
      return new Float32Array(kernels.memory.buffer, engine.output, 96 * 96).slice();
    };
    expect(once()).toEqual(once());
  });

  it("needs a fraction of the room of all its tensors, and none lies on another that is still to be read", () => {
    const nodes = makeGraph(shipped);
    const { places, shapes, bytes } = makePlan(shipped, nodes, { width: 256, height: 144 });
    const length = (tensor: number) => {
      const { width, height, channels } = shapes.get(tensor)!;
      return 4 * width * height * channels;
    };
    const tensors = [...places.keys()];
    expect(bytes).toBeLessThan(tensors.reduce((sum, tensor) => sum + length(tensor), 0) / 2);
    const lastRead = (tensor: number) =>
      tensor === shipped.input || tensor === shipped.output
        ? Infinity
        : nodes.findLastIndex((node) => reads(node).includes(tensor));
    for (const [step, { output }] of nodes.entries()) {
      const start = places.get(output)!;
      const madeBefore = [shipped.input, ...nodes.slice(0, step).map((node) => node.output)];
      for (const other of madeBefore.filter((tensor) => lastRead(tensor) >= step)) {
        const apart = start + length(output) <= places.get(other)! || start >= places.get(other)! + length(other);
        expect(apart, `${output} on ${other}`).toBe(true);
      }
      expect(start + length(output)).toBeLessThanOrEqual(bytes);
    }
  });
});

/** Weights of a convolution to eight channels from as many, with windows of this size, and their bias. */
function convolution(make: ReturnType<typeof builder>, size = 1, outputs = 8): [number, number] {
  return [make.constant([outputs, size, size, 8], () => 0.1), make.constant([outputs], () => 0.2)];
}

describe("a model that the kernels cannot compute is refused, not computed wrongly:", () => {
  const SHAPE = [1, 16, 16, 8];
  /** One or a few operators behind an input of eight channels. */
  const models: Record<string, [says: string, (make: ReturnType<typeof builder>, input: number) => number]> = {
    "an activation of the input itself": [
      "a relu without its convolution",
      ({ operator }, input) => operator("relu", [input], SHAPE),
    ],
    "an activation of a sum": [
      "a hardSwish without its convolution",
      ({ operator }, input) => operator("hardSwish", [operator("add", [input, input], SHAPE)], SHAPE),
    ],
    "a convolution that is read both before and behind its activation": [
      "a sigmoid without its convolution",
      (make, input) => {
        const conv = make.operator("conv", [input, ...convolution(make)], SHAPE);
        return make.operator("add", [conv, make.operator("logistic", [conv], SHAPE)], SHAPE);
      },
    ],
    "a sum of nothing that was computed": [
      "an add with no kernel to go into",
      ({ operator }, input) => operator("add", [input, input], SHAPE),
    ],
    "a product alone": [
      "an mul with no kernel to go into",
      ({ operator }, input) => operator("mul", [input, input], SHAPE),
    ],
    "a convolution with larger windows": [
      "a convolution of a kind not known",
      (make, input) => make.operator("conv", [input, ...convolution(make, 5)], SHAPE),
    ],
    "a convolution that leaves pixels out": [
      "a convolution of a kind not known",
      (make, input) => make.operator("conv", [input, ...convolution(make)], SHAPE, 2),
    ],
    "a convolution to twelve channels": [
      "not a multiple of eight",
      (make, input) => make.operator("conv", [input, ...convolution(make, 1, 12)], [1, 16, 16, 12]),
    ],
    "a depthwise convolution with larger windows": [
      "a depthwise convolution of a kind not known",
      (make, input) => {
        const weights = make.constant([1, 7, 7, 8], () => 0.1);
        return make.operator("depthwise", [input, weights, make.constant([8], () => 0)], SHAPE);
      },
    ],
    "a convolution without a bias": [
      "weights that are not in the file",
      (make, input) => make.operator("conv", [input, convolution(make)[0]], SHAPE),
    ],
    "a convolution of what nobody makes": [
      "read before it is made",
      (make) => make.operator("conv", [make.tensor(...SHAPE), ...convolution(make)], SHAPE),
    ],
    "a last layer without its logistic function": [
      "a last layer of another kind",
      (make, input) => {
        const weights = make.constant([1, 2, 2, 8], () => 0.1);
        return make.operator("transposeConv", [input, weights, make.constant([1], () => 0)], [1, 32, 32, 1]);
      },
    ],
  };

  it.each(Object.entries(models))("%s", (_, [says, of]) => {
    const make = builder();
    // What is refused must be the operator itself, and not the picture's three channels in it.
    const picture = make.tensor(1, 32, 32, 3);
    const weights = make.constant([8, 3, 3, 3], () => 0.1);
    const bias = make.constant([8], () => 0);
    const first = make.operator("conv", [picture, weights, bias], SHAPE, 2);
    const input = make.operator("resize", [first], [1, 32, 32, 8]);
    const model = make.build(picture, of(make, input));
    const attempt = () => makeEngine(kernels, makeArena(kernels.memory), model, { width: 32, height: 32 });
    expect(attempt).toThrow(ModelError);
    expect(attempt).toThrow(says);
  });

  it("and one that they can is not", () => {
    expect(run(NOBODY, portrait(32, 32)).every((value) => value < 1e-6)).toBe(true);
  });
});
