import { fetchBytes } from "./assets.ts";
import { type Colour, COLOURS, type Picture } from "./background.ts";
import { PICTURE_URLS } from "./pictureUrls.ts";
import { type Coding, lumaOf, type Size } from "./compositor.ts";

/** The pictures and colours that can replace the room. */
export interface Pictures {
  /** [y, u, v, 1] for each pixel of `size`, each 0 to 1; undefined while the picture is loading. */
  get(hiding: Picture | Colour, size: Size, coding: Coding): Float32Array | undefined;
}

type Rgba = Uint8ClampedArray;

/** Makes the replacements. A picture is fetched when it is first asked for. */
export function makePictures(): Pictures {
  const fetched = new Map<Picture, ImageBitmap | "on its way">();
  const coded = new Map<string, Float32Array>();

  async function load(picture: Picture): Promise<void> {
    fetched.set(picture, "on its way");
    const bytes = await fetchBytes(PICTURE_URLS[picture]);
    fetched.set(picture, await createImageBitmap(new Blob([bytes], { type: "image/webp" })));
  }

  function colours(hiding: Picture | Colour, size: Size): Rgba | undefined {
    if (hiding === "sand" || hiding === "mist") return plain(COLOURS[hiding], size);
    const bitmap = fetched.get(hiding);
    // Never rejects for want of a network. A picture that cannot be decoded stays away, and the blur hides the room.
    if (bitmap === undefined) void load(hiding).catch(() => undefined);
    return bitmap === undefined || bitmap === "on its way" ? undefined : draw(bitmap, size);
  }

  return {
    get(hiding, size, coding) {
      const key = [hiding, size.width, coding.matrix, coding.fullRange].join(" ");
      const ready = coded.get(key);
      if (ready) return ready;
      const rgba = colours(hiding, size);
      if (!rgba) return undefined;
      const pixels = encode(rgba, coding);
      coded.set(key, pixels);
      return pixels;
    },
  };
}

function plain([red, green, blue]: readonly [number, number, number], { width, height }: Size): Rgba {
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < rgba.length; i += 4) rgba.set([red, green, blue, 255], i);
  return rgba;
}

/** Scales the picture to cover the size, and cuts off evenly what sticks out. */
function draw(bitmap: ImageBitmap, { width, height }: Size): Rgba {
  const scale = Math.max(width / bitmap.width, height / bitmap.height);
  const [w, h] = [bitmap.width * scale, bitmap.height * scale];
  const context = new OffscreenCanvas(width, height).getContext("2d", { alpha: false })!;
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, (width - w) / 2, (height - h) / 2, w, h);
  return context.getImageData(0, 0, width, height).data;
}

/** Converts pixels of red, green, blue and alpha, 0 to 255, to [y, u, v, 1], 0 to 1, in `coding`. Alpha is ignored. */
export function encode(rgba: Rgba, { matrix, fullRange }: Coding): Float32Array {
  const [red, green, blue] = lumaOf(matrix);
  const [black, luma, chroma] = fullRange ? [0, 1, 1] : [16 / 255, 219 / 255, 224 / 255];
  const out = new Float32Array(rgba.length);
  for (let i = 0; i < rgba.length; i += 4) {
    const [r, g, b] = [rgba[i]! / 255, rgba[i + 1]! / 255, rgba[i + 2]! / 255];
    const y = red * r + green * g + blue * b;
    const [u, v] = [(b - y) / (2 * (1 - blue)), (r - y) / (2 * (1 - red))];
    out.set([black + y * luma, 0.5 + u * chroma, 0.5 + v * chroma, 1], i);
  }
  return out;
}
