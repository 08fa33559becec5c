import { leave, openSocket, read } from "../peer/relaySocket.ts";
import { randomId } from "../site/randomId.ts";
import { within } from "./within.ts";

/** ms until the relay is no longer waited for. */
const PATIENCE = 8_000;

/** Whether the relay takes this page in, under an id that is nobody's. `relay`: as in `Greeting`. Never rejects. */
export async function tryRelay(relay: URL): Promise<boolean> {
  const socket = openSocket({ relay, id: randomId(), token: randomId() });
  if (!socket) return false;
  const open = new Promise<boolean>((resolve) => {
    socket.addEventListener("message", ({ data }) => resolve(read(data)?.type === "OPEN"));
    socket.addEventListener("close", () => resolve(false));
  });
  const opened = await within(PATIENCE, open);
  leave(socket);
  return opened ?? false;
}
