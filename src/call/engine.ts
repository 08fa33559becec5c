/** The machine and what runs its effects: together, because both are fetched when the person begins something. */
export { step } from "../room/step.ts";
export { createKeepsake } from "./createKeepsake.ts";
export { parseKeepsake } from "./keepsake.ts";
export { makePerformer } from "./performer.ts";
