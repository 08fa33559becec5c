import { tiles } from "./layout.ts";

/** One person as the scene shows them now. */
export interface Drawn {
  readonly name: string;
  /** The newest picture with its size in pixels; undefined while the camera is off. */
  readonly picture?: { readonly image: CanvasImageSource; readonly width: number; readonly height: number } | undefined;
}

/** What drawing needs of a canvas, whether of the page or of a worker. */
export type Surface = Pick<OffscreenCanvasRenderingContext2D, "drawImage" | "fillRect" | "fillText" | "measureText"> & {
  fillStyle: unknown;
  font: string;
  textBaseline: CanvasTextBaseline;
};

const SHADE = { ground: "#0c1417", tile: "#1b292f", label: "rgb(12 20 23 / 0.85)", ink: "#f2f7f8" } as const;
/** px */
const GAP = 4;
const LABEL = 34;

/** Everyone in a tile, with their name; the whole picture is `width` × `height`. */
export function draw(surface: Surface, people: readonly Drawn[], width: number, height: number): void {
  surface.fillStyle = SHADE.ground;
  surface.fillRect(0, 0, width, height);
  surface.font = "22px sans-serif";
  surface.textBaseline = "middle";
  const places = tiles(people.length, width, height);
  for (const [index, { name, picture }] of people.entries()) {
    const tile = places[index]!;
    const [x, y, w, h] = [tile.x + GAP, tile.y + GAP, tile.width - 2 * GAP, tile.height - 2 * GAP];
    surface.fillStyle = SHADE.tile;
    surface.fillRect(x, y, w, h);
    if (picture) {
      const scale = Math.min(w / picture.width, h / picture.height);
      const [inner, upright] = [picture.width * scale, picture.height * scale];
      surface.drawImage(picture.image, x + (w - inner) / 2, y + (h - upright) / 2, inner, upright);
    }
    if (name === "") continue;
    surface.fillStyle = SHADE.label;
    surface.fillRect(x, y + h - LABEL, Math.min(w, surface.measureText(name).width + 20), LABEL);
    surface.fillStyle = SHADE.ink;
    surface.fillText(name, x + 10, y + h - LABEL / 2, w - 20);
  }
}
