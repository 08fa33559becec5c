import type { Start } from "./product.ts";

/** The camera as it is: what the bench itself costs. */
export const start: Start = async (camera) => camera.clone();
