import type { Tile } from "./layout.ts";

/** The size of the composed picture, in pixels. */
export const WIDTH = 1280;
export const HEIGHT = 720;
/** ms between two composed pictures. */
export const INTERVAL = 50;

const GROUND = "#0b0d12";
const TILE = "#20242e";
const LABEL = "rgb(0 0 0 / 60%)";
const LETTERS = "#fff";
/** Lengths in pixels. */
const GAP = 2;
const LETTER = 20;
const PADDING = 8;

/** What is used here of a canvas's context; the page's and the worker's both have it. */
export type Brush = Pick<
  OffscreenCanvasRenderingContext2D,
  "fillStyle" | "font" | "textBaseline" | "fillRect" | "fillText" | "measureText"
>;

/** A picture of `width`×`height` pixels; `draw` scales it into a rectangle of the composed picture. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  draw(x: number, y: number, width: number, height: number): void;
}

/** Fills the composed picture with the colour between the tiles. */
export function paintGround(brush: Brush): void {
  brush.fillStyle = GROUND;
  brush.fillRect(0, 0, WIDTH, HEIGHT);
}

/**
 * Paints a tile: the picture, scaled to fit without being cropped, or a dark tile without one, and over it the name.
 */
export function paintTile(brush: Brush, tile: Tile, name: string, picture: Picture | undefined): void {
  const [x, y, width, height] = [tile.x + GAP, tile.y + GAP, tile.width - 2 * GAP, tile.height - 2 * GAP];
  brush.fillStyle = TILE;
  brush.fillRect(x, y, width, height);
  if (picture && picture.width > 0 && picture.height > 0) {
    const scale = Math.min(width / picture.width, height / picture.height);
    const [w, h] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    picture.draw(x + Math.floor((width - w) / 2), y + Math.floor((height - h) / 2), w, h);
  }
  if (name === "") return;
  brush.font = `${LETTER}px sans-serif`;
  brush.textBaseline = "middle";
  const room = width - 2 * PADDING;
  const written = Math.min(brush.measureText(name).width, room);
  const labelHeight = LETTER + PADDING;
  brush.fillStyle = LABEL;
  brush.fillRect(x, y + height - labelHeight, written + 2 * PADDING, labelHeight);
  brush.fillStyle = LETTERS;
  brush.fillText(name, x + PADDING, y + height - labelHeight / 2, room);
}
