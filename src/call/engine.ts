/** What runs a call: one module, because it is fetched when a person begins one. */
export { createStayAwake } from "../site/createStayAwake.ts";
export { createKeepsake } from "./createKeepsake.ts";
export { parseKeepsake } from "./keepsake.ts";
export { makeMachine } from "./machine.ts";
export { makePresence } from "./presence.ts";
