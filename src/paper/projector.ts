/** A rectangle on a page, in the pixels that it is drawn with. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What others are sent of a paper. */
export interface Projector {
  readonly track: MediaStreamTrack;
  /** Shows this part of a drawn page, and a ring around the pointer, where there is one. */
  project(page: HTMLCanvasElement, part: Part, pointer?: Pick<Part, "x" | "y">): void;
  /** Shows a white sheet, as it does at first. */
  clear(): void;
  /** Ends the track. */
  close(): void;
}

/** Pixels of the longer side at most: as many as a large screen has. */
const LONGEST = 1_920;
/** Pictures a second at most: enough to follow a pointer. */
const PACE = 15;
/** ms. Whoever begins to watch waits as long for the first picture, and a still one becomes sharp by being sent again. */
const AGAIN = 500;

/** Makes a track that shows a white sheet. */
export function makeProjector(): Projector {
  const canvas = document.createElement("canvas");
  // Firefox captures only what has been drawn on.
  const surface = canvas.getContext("2d")!;
  const [track] = canvas.captureStream(PACE).getVideoTracks();
  // It is read rather than watched: sharp before smooth (W3C mst-content-hint, section 3.2).
  track!.contentHint = "detail";
  const blank = () => {
    surface.fillStyle = "#fff";
    surface.fillRect(0, 0, canvas.width, canvas.height);
  };
  let draw = blank;
  draw();
  const again = setInterval(() => draw(), AGAIN);
  return {
    track: track!,
    project(page, { x, y, width, height }, pointer) {
      const scale = Math.min(1, LONGEST / Math.max(width, height));
      // Codecs take even sides alone.
      const even = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
      const [wide, high] = [even(width), even(height)];
      draw = () => {
        // Setting a side empties the canvas, and the track would show that.
        if (canvas.width !== wide) canvas.width = wide;
        if (canvas.height !== high) canvas.height = high;
        blank();
        surface.drawImage(page, x, y, width, height, 0, 0, wide, high);
        if (pointer) ring(surface, (pointer.x - x) * scale, (pointer.y - y) * scale, Math.max(wide, high) / 50);
      };
      draw();
    },
    clear() {
      draw = blank;
      draw();
    },
    close() {
      clearInterval(again);
      track!.stop();
    },
  };
}

/** Seen on white as on black. */
function ring(surface: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  for (const [colour, width] of [
    ["#fff", radius / 2],
    ["#a3231b", radius / 4],
  ] as const) {
    surface.beginPath();
    surface.arc(x, y, radius, 0, 2 * Math.PI);
    surface.strokeStyle = colour;
    surface.lineWidth = width;
    surface.stroke();
  }
}
