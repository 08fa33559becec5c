/** What cameras write, with the place, the time and the device in it (Exif). Drawings and screenshots stay as they are. */
const PHOTOS = ["image/jpeg", "image/webp", "image/heic", "image/heif", "image/avif"];
/** Files with the same in them that cannot be drawn anew: films, and photos whose type the browser does not know. */
const TELLING = /\.(?:jpe?g|webp|hei[cf]|avif|tiff?|dng|mov|mp4|m4v|3gp|mkv|webm)$/iu;
/** Pixels: enough to read a page of A4 by, and no more than every browser's canvas has. */
const MOST = 12_000_000;
const QUALITY = 0.9;
/** A camera's own name for a photo has its date in it, or a number that counts. */
const NUMBERED = /\d{3}/u;

/** What became of a file that was chosen. */
export interface Cleaned {
  readonly file: File;
  /** It is a photo without all that the camera wrote beside it. */
  readonly drawn: boolean;
  /** It may have in it where and when it was made. */
  readonly telling: boolean;
}

/**
 * A photo as it is seen, without all that the camera wrote beside it: drawn anew, as JPEG. Any other file is given as it is, and so
 * is a photo that this browser cannot read. Never rejects.
 */
export async function withoutTraces(file: File): Promise<Cleaned> {
  const asItIs = { file, drawn: false, telling: PHOTOS.includes(file.type) || TELLING.test(file.name) };
  if (!PHOTOS.includes(file.type)) return asItIs;
  const blob = await drawAnew(file);
  return blob ? { file: new File([blob], nameOf(file), { type: blob.type }), drawn: true, telling: false } : asItIs;
}

/** What is seen of a picture, as JPEG; undefined where this browser cannot read it. Never rejects. */
export async function drawAnew(file: Blob): Promise<Blob | undefined> {
  try {
    return (await draw(await createImageBitmap(file))) ?? undefined;
  } catch {
    return undefined;
  }
}

const nameOf = ({ name }: File): string => (NUMBERED.test(name) ? "foto.jpg" : name.replace(/(\.[^.]*)?$/u, ".jpg"));

function draw(picture: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, Math.sqrt(MOST / (picture.width * picture.height)));
  const canvas = document.createElement("canvas");
  const surface = canvas.getContext("2d", { alpha: false });
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  if (!surface) return Promise.resolve(null);
  // What shines through would be black.
  surface.fillStyle = "#fff";
  surface.fillRect(0, 0, canvas.width, canvas.height);
  surface.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}
