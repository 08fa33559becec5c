/** Everything that runs a call, in one module because it is loaded only when a person begins one. */
export { createStayAwake } from "../site/createStayAwake.ts";
export { createKeepsake } from "./createKeepsake.ts";
export { parseKeepsake } from "./keepsake.ts";
export { makeMachine } from "./machine.ts";
export { makePresence } from "./presence.ts";
