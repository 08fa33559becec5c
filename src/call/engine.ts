/** Everything that runs a call, in one module because it is loaded only when a person begins one. */
export { createStayAwake } from "../site/createStayAwake.ts";
export { makeCarrier } from "./carrying.ts";
export { makeClaims } from "./claims.ts";
export { createKeepsake } from "./createKeepsake.ts";
export { createShown } from "./createShown.ts";
export { makeMachine } from "./machine.ts";
export { makePresence } from "./presence.ts";
export { ownKey } from "./tabStorage.ts";
export { makeReturning } from "./returning.ts";
