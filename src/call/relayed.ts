import type { RendezvousEvents } from "../peer/rendezvous.ts";
import type { Result } from "../room/model/events.ts";

/** An event without its generation; distributes over the union. */
export type Ungenerated<E> = E extends unknown ? Omit<E, "generation"> : never;

/** What a rendezvous under the id `self` tells, as events of the machine. Tracks and channels are not the machine's: `beside` gets them. */
export function relayed(
  self: string,
  tell: (event: Ungenerated<Result>) => void,
  beside: Pick<RendezvousEvents, "remote" | "channel">,
): RendezvousEvents {
  return {
    up: () => tell({ type: "relayUp", self }),
    down: () => tell({ type: "relayDown" }),
    idTaken: (resting) => tell({ type: "idTaken", resting }),
    refused: (why) => tell({ type: "relayRefused", why }),
    replaced: () => tell({ type: "replaced" }),
    frame: (from, frame) => tell({ type: "frame", from, frame }),
    absent: (peer) => tell({ type: "absent", peer }),
    forged: (from) => tell({ type: "forged", from }),
    roster: (signed) => tell({ type: "handed", signed }),
    linkUp: (peer) => tell({ type: "linkUp", peer }),
    linkShaky: (peer) => tell({ type: "linkShaky", peer }),
    linkBack: (peer) => tell({ type: "linkBack", peer }),
    linkServes: (peer, line) => tell({ type: "linkServes", peer, line }),
    linkLost: (peer, closed, why) => tell({ type: "linkLost", peer, closed, ...(why ? { why } : {}) }),
    message: (peer, message) => tell({ type: "message", peer, message }),
    ...beside,
  };
}
