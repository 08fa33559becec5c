/** All that is fetched when the first file comes or goes. */
export { makePlace } from "./inbox.ts";
export { withoutTraces } from "./photo.ts";
export { receiveFile } from "./receive.ts";
export { sendFile } from "./send.ts";
export { Ended, hear } from "./talk.ts";
export { fileName } from "./wire.ts";
