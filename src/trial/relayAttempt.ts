import { leave, openSocket, read } from "../peer/relaySocket.ts";
import { randomId } from "../site/randomId.ts";
import { within } from "./within.ts";

/** ms until the relay is no longer waited for. */
const PATIENCE = 8_000;
/** The relay's own close codes begin here (RFC 6455, section 7.4.2). */
const OWN = 4000;

/**
 * Whether the relay takes this page in, under an id that is nobody's: "busy" where it answers and does not, "silent" where it
 * does not answer. `relay`: as in `Greeting`. Never rejects.
 */
export async function tryRelay(relay: URL): Promise<"open" | "busy" | "silent"> {
  const socket = openSocket({ relay, id: randomId(), token: randomId() });
  if (!socket) return "silent";
  const answer = new Promise<"open" | "busy" | "silent">((resolve) => {
    socket.addEventListener("message", ({ data }) => resolve(read(data)?.type === "OPEN" ? "open" : "busy"));
    socket.addEventListener("close", ({ code }) => resolve(code >= OWN ? "busy" : "silent"));
  });
  const answered = await within(PATIENCE, answer);
  leave(socket);
  return answered ?? "silent";
}
