/** PeerServer as it is published. Prints its address. */
import { PeerServer } from "peer";

PeerServer({ port: 0, host: "127.0.0.1" }, (server) => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});
