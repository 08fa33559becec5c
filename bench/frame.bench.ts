/**
 * What one frame of 1280×720 costs the blur, in Node without a browser: as it is here, and as it was in an earlier commit, in turn, on
 * the same pictures. Only the ratio means something on another machine.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, test } from "vitest";
import type { Compositor } from "../src/camera/blur/compositor.ts";
import { CLIPS, makeClip } from "../tests/camera/blur/clips/clip.ts";
import { compileKernels } from "../vite.config.ts";
import { median } from "./median.ts";

/** The commit to compare with: the last one before the frame was made cheaper. */
const BEFORE = process.env["BEFORE"] ?? "5257d48";
const SIZE = { width: 1280, height: 720 };
const CODING = { matrix: "bt601", fullRange: false } as const;
const FOLDER = "src/camera/blur";
const MODEL = "node_modules/@mediapipe/selfie_segmentation/selfie_segmentation.tflite";
const FRAMES = 30;
const ROUNDS = 10;

/** The parts of a frame's time, each by the kernels that it takes. */
const PARTS = {
  shrink: /^(shrink|toRgb)/,
  network: /^(conv|depthwise|fullyConnected|mean|multiplyAdd|resize2x|scaleWeights|sigmoid|transposeConv)/,
  mask: /^(steady|guided|classify)/,
  room: /^(excludePerson|divideByWeight)/,
  box: /^box/,
  blend: /^blend/,
} as const;

interface Build {
  readonly compositor: Compositor;
  readonly memory: WebAssembly.Memory;
  /** ms since the last reset, by kernel. */
  readonly spent: Map<string, number>;
}

let taken: string | undefined;
afterAll(() => (taken ? rm(taken, { recursive: true, force: true }) : undefined));

/** The sources of the blur as they were in `commit`, inside the project, so that they find its libraries. */
async function checkOut(commit: string): Promise<string> {
  taken = await mkdtemp("node_modules/.blur-");
  const archive = execFileSync("git", ["archive", commit, FOLDER], { maxBuffer: 2 ** 26 });
  execFileSync("tar", ["-x", "-C", taken], { input: archive });
  const folder = join(taken, FOLDER);
  await compileKernels(`${folder}/kernels`);
  return folder;
}

/** `timed`: each kernel's time is taken, which itself takes some. */
async function build(folder: string, timed: boolean): Promise<Build> {
  const load = <Module>(name: string) => import(join(import.meta.dirname, "..", folder, name)) as Promise<Module>;
  const { instantiateKernels } = await load<typeof import("../src/camera/blur/kernels.ts")>("kernels.ts");
  const { makeArena } = await load<typeof import("../src/camera/blur/memory.ts")>("memory.ts");
  const { makeEngine } = await load<typeof import("../src/camera/blur/network.ts")>("network.ts");
  const { makeCompositor, netSize } = await load<typeof import("../src/camera/blur/compositor.ts")>("compositor.ts");
  const { readModel } = await load<typeof import("../src/camera/blur/model.ts")>("model.ts");
  const instance = await instantiateKernels(await readFile(`${folder}/kernels.wasm`));
  const spent = new Map<string, number>();
  const kernels = timed ? timing(instance, spent) : instance;
  const arena = makeArena(instance.memory);
  const engine = makeEngine(kernels, arena, readModel(await readFile(MODEL)), netSize(SIZE));
  return { compositor: makeCompositor(kernels, arena, SIZE, CODING, engine), memory: instance.memory, spent };
}

function timing<Kernels extends object>(kernels: Kernels, spent: Map<string, number>): Kernels {
  const timed = Object.entries(kernels).map(([name, kernel]) => {
    if (typeof kernel !== "function") return [name, kernel];
    return [
      name,
      (...given: readonly number[]) => {
        const from = performance.now();
        const result = kernel(...given);
        spent.set(name, (spent.get(name) ?? 0) + performance.now() - from);
        return result;
      },
    ];
  });
  return Object.fromEntries(timed) as Kernels;
}

/** ms a frame: every frame in, composed with a new mask, and out. */
function run({ compositor, memory }: Build, frames: readonly Uint8Array[]): number {
  const { source, output } = compositor;
  const out = new Uint8Array(output.bytes);
  const from = performance.now();
  for (const frame of frames) {
    new Uint8Array(memory.buffer, source.y, source.bytes).set(frame);
    if (!compositor.compose("fresh", { radius: 6 })) throw new Error("a frame that gives nothing");
    out.set(new Uint8Array(memory.buffer, output.y, output.bytes));
  }
  return (performance.now() - from) / frames.length;
}

test("one frame of 1280×720", { timeout: 600_000 }, async () => {
  const folders = { [BEFORE]: await checkOut(BEFORE), here: FOLDER };
  for (const [name, clip] of Object.entries(CLIPS)) {
    if (!name.includes(process.env["CLIP"] ?? "calm")) continue;
    const { frame } = makeClip({ ...SIZE, ...clip });
    const frames = Array.from({ length: FRAMES }, (_, index) => frame(index).i420);
    const rows: Record<string, Record<string, string>> = {};
    const whole: Record<string, number> = {};
    for (const timed of [false, true]) {
      const builds = new Map<string, Build>();
      for (const [which, folder] of Object.entries(folders)) builds.set(which, await build(folder, timed));
      // V8 compiles a kernel twice, the second time while it runs.
      for (let warm = 0; warm < 3; warm += 1) for (const one of builds.values()) run(one, frames);
      const times = new Map([...builds.keys()].map((which) => [which, [] as number[]]));
      for (const one of builds.values()) one.spent.clear();
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [which, one] of builds) times.get(which)!.push(run(one, frames));
      }
      for (const [which, one] of builds) {
        if (!timed) whole[which] = median(times.get(which)!);
        else rows[which] = { "whole, ms": whole[which]!.toFixed(2), ...inParts(one) };
      }
    }
    console.log(`${name}: ratio ${(whole["here"]! / whole[BEFORE]!).toFixed(2)}`);
    console.table(rows);
  }
});

function inParts({ spent }: Build): Record<string, string> {
  const of = (kernels: RegExp) =>
    [...spent].filter(([name]) => kernels.test(name)).reduce((sum, [, ms]) => sum + ms, 0) / (ROUNDS * FRAMES);
  return Object.fromEntries(Object.entries(PARTS).map(([part, kernels]) => [part, of(kernels).toFixed(2)]));
}
