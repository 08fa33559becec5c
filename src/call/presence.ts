import type { Presence } from "../room/model/person.ts";
import type { State } from "../room/model/state.ts";
import type { RoomMessage } from "../room/wire/messages.ts";
import type { PeerId } from "../room/wire/roster.ts";
import { peopleOf } from "../room/select.ts";

/**
 * Tells our presence to everyone who is reached, by `send`: once to each, and anew to all when it has changed. The
 * function it gives is to be called with every new state.
 */
export function makePresence(
  send: (peer: PeerId, message: RoomMessage) => void,
): (state: State, presence: Presence) => void {
  const told = new Set<PeerId>();
  let last: Presence | undefined;
  return (state, presence) => {
    if (presence !== last) told.clear();
    last = presence;
    const reached = peopleOf(state)
      .filter(({ link }) => link === "up")
      .map(({ id }) => id);
    for (const id of told) if (!reached.includes(id)) told.delete(id);
    for (const id of reached) {
      if (told.has(id)) continue;
      told.add(id);
      send(id, { type: "state", ...presence });
    }
  };
}
