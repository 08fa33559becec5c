import { makeBlur } from "../../../src/camera/blur/blur.ts";
import type { Start } from "./product.ts";

export const start: Start = (camera) =>
  new Promise((resolve) => {
    makeBlur(camera, "strong", { track: (track) => track && resolve(track), state: () => undefined });
  });
