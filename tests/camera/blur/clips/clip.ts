/** A person before a room, of whom it is known to the pixel where they are. Made anew whenever it is needed, and always the same. */
import { BARCODE_HEIGHT, drawBarcode } from "./barcode.ts";
import { makePerson, type Name, sample } from "./person.ts";
import { makeRandom } from "./random.ts";
import { makeRoom } from "./room.ts";

export interface ClipOptions {
  readonly width: number;
  readonly height: number;
  readonly person: Name;
  /** Seed of the room. */
  readonly room: number;
  /** Share of the width that the person sways to either side. */
  readonly sway: number;
}

export interface Clip {
  readonly width: number;
  readonly height: number;
  /** Thirty a second. */
  readonly frames: number;
  frame(index: number): Frame;
}

export interface Frame {
  /** I420, BT.601, limited range, planes without gaps. */
  readonly i420: Uint8Array;
  /** How much of each pixel is person, 0 to 1. */
  readonly alpha: Float32Array;
}

export const FRAMES = 90;
/** Share of the frame's height that the person takes, and what of them is below the lower edge. */
const TALL = 0.9;
const BELOW = 0.05;
/** Luma that a camera's noise adds or takes at most. */
const NOISE = 2;

/** The four by which quality is measured. */
export const CLIPS: Record<string, Omit<ClipOptions, "width" | "height">> = {
  "astronaut, calm": { person: "astronaut", room: 1, sway: 0.02 },
  "astronaut, lively": { person: "astronaut", room: 2, sway: 0.06 },
  "hopper, calm": { person: "grace_hopper", room: 3, sway: 0.02 },
  "hopper, lively": { person: "grace_hopper", room: 4, sway: 0.06 },
};

export function makeClip({ width, height, person: name, room: seed, sway }: ClipOptions): Clip {
  const { rgb } = makeRoom(width, height, seed);
  const portrait = { astronaut: [512, 512], grace_hopper: [512, 600] }[name] as [number, number];
  const scale = Math.min(((TALL + BELOW) * height) / portrait[1], (0.95 * width) / portrait[0]);
  const person = makePerson(name, scale);
  const noise = makeNoise(seed);

  function frame(index: number): Frame {
    const turn = (2 * Math.PI * index) / FRAMES;
    const angle = 0.03 * Math.sin(2 * turn);
    const grown = 1 + 0.02 * Math.sin(3 * turn);
    const [cos, sin] = [Math.cos(angle) / grown, Math.sin(angle) / grown];
    // The person turns about the middle of their lower edge.
    const foot = { x: width / 2 + sway * width * Math.sin(2 * turn), y: (1 + BELOW) * height };
    const alpha = new Float32Array(width * height);
    const seen = new Float32Array(3 * width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [dx, dy] = [x - foot.x, y - foot.y];
        const px = person.width / 2 + cos * dx + sin * dy;
        const py = person.height - sin * dx + cos * dy;
        const at = y * width + x;
        const [r, g, b, a] = px < -1 || py < -1 || px > person.width ? NOTHING : sample(person, px, py);
        alpha[at] = a;
        for (let c = 0; c < 3; c++) seen[3 * at + c] = [r, g, b][c]! + (1 - a) * rgb[3 * at + c]!;
      }
    }
    alpha.fill(0, 0, width * Math.ceil(height * BARCODE_HEIGHT));
    return { i420: encode(seen, width, height, index, noise), alpha };
  }

  return { width, height, frames: FRAMES, frame };
}

const NOTHING = [0, 0, 0, 0] as const;

function makeNoise(seed: number): Int8Array {
  const random = makeRandom(seed + 1_000);
  return Int8Array.from({ length: 65_537 }, () => Math.round((random() + random() - 1) * NOISE));
}

function encode(rgb: Float32Array, width: number, height: number, index: number, noise: Int8Array): Uint8Array {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const [luma, chroma] = [width * height, half.width * half.height];
  const i420 = new Uint8Array(luma + 2 * chroma).fill(128, luma);
  for (let p = 0; p < luma; p++) {
    const [r, g, b] = [rgb[3 * p]!, rgb[3 * p + 1]!, rgb[3 * p + 2]!];
    const y = 16 + (219 / 255) * (0.299 * r + 0.587 * g + 0.114 * b);
    i420[p] = Math.round(y + noise[(p * 7 + index * 9_973) % noise.length]!);
  }
  drawBarcode(i420, width, height, index);
  for (let y = Math.ceil((height * BARCODE_HEIGHT) / 2); y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      let [r, g, b] = [0, 0, 0];
      for (const [dx, dy] of CORNERS) {
        const p = 3 * (Math.min(2 * y + dy, height - 1) * width + Math.min(2 * x + dx, width - 1));
        [r, g, b] = [r + rgb[p]! / 4, g + rgb[p + 1]! / 4, b + rgb[p + 2]! / 4];
      }
      const grey = 0.299 * r + 0.587 * g + 0.114 * b;
      const at = luma + y * half.width + x;
      i420[at] = Math.round(128 + ((224 / 255) * (b - grey)) / 1.772);
      i420[at + chroma] = Math.round(128 + ((224 / 255) * (r - grey)) / 1.402);
    }
  }
  return i420;
}

const CORNERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;
