import type { Paper } from "./paper.ts";

/** A picture as a paper of one page, upright however the camera was held. Rejects where the browser cannot read it. */
export async function openPicture(file: Blob): Promise<Paper> {
  const picture = await createImageBitmap(file);
  return {
    pages: 1,
    page: async () => ({
      shape: picture.width / picture.height,
      async draw(width) {
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(width);
        canvas.height = Math.round((width * picture.height) / picture.width);
        const surface = canvas.getContext("2d")!;
        surface.imageSmoothingQuality = "high";
        surface.drawImage(picture, 0, 0, canvas.width, canvas.height);
        return canvas;
      },
    }),
    close: () => picture.close(),
  };
}
