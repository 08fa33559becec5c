import { VirtualBackgroundProcessor } from "@shiguredo/virtual-background";
import type { Start } from "./product.ts";

export const start: Start = (camera) =>
  new VirtualBackgroundProcessor("/packages/@shiguredo/virtual-background/dist").startProcessing(camera as never, {
    blurRadius: 10,
  });
