/** The least that a relay can do: it looks where a frame goes, and sends it there as it came. Prints its address. */
import { WebSocketServer } from "ws";

/** @type {Map<string | null, import("ws").WebSocket>} */
const sockets = new Map();
const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
server.on("connection", (socket, request) => {
  const id = new URL(request.url ?? "", "http://localhost").searchParams.get("id");
  sockets.set(id, socket);
  socket.on("close", () => sockets.delete(id));
  socket.on("message", (data) => {
    const { dst } = JSON.parse(/** @type {Buffer} */ (data).toString());
    sockets.get(dst)?.send(data, { binary: false });
  });
  socket.send('{"type":"OPEN"}');
});
server.on("listening", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});
