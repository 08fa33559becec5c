import hills from "./pictures/hills.webp?url";
import wall from "./pictures/wall.webp?url";
import windowUrl from "./pictures/window.webp?url";
import type { Picture } from "./background.ts";

export const PICTURE_URLS: Record<Picture, string> = { hills, wall, window: windowUrl };
