/** What cameras write, with the place, the time and the device in it (Exif). Drawings and screenshots stay as they are. */
const PHOTOS = ["image/jpeg", "image/webp", "image/heic", "image/heif", "image/avif"];
/** Pixels: enough to read a page of A4 by, and no more than every browser's canvas has. */
const MOST = 12_000_000;
const QUALITY = 0.9;

/**
 * A photo as it is seen, without all that the camera wrote beside it: drawn anew, as JPEG. Any other file is given as it is, and so
 * is a photo that this browser cannot read; `drawn` tells them apart. Never rejects.
 */
export async function withoutTraces(file: File): Promise<{ readonly file: File; readonly drawn: boolean }> {
  if (!PHOTOS.includes(file.type)) return { file, drawn: false };
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, Math.sqrt(MOST / (picture.width * picture.height)));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d", { alpha: false })!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    if (!blob) return { file, drawn: false };
    return { file: new File([blob], file.name.replace(/(\.[^.]*)?$/u, ".jpg"), { type: "image/jpeg" }), drawn: true };
  } catch {
    return { file, drawn: false };
  }
}
