import type { Presence } from "../room/model/person.ts";
import type { State } from "../room/model/state.ts";
import type { RoomMessage } from "../room/wire/messages.ts";
import { NAME, readable } from "../room/wire/readable.ts";
import type { PeerId } from "../room/wire/roster.ts";
import { peopleOf } from "../room/select.ts";

/**
 * Gives a function to call with every new state and our presence. It sends the presence to everyone whose link is up:
 * once to each, again after that link was down, and again to all when `presence` is another object.
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
      const { mic, camera, name, promised, tried, shows } = presence;
      send(id, { type: "state", mic, camera, name: readable(name, NAME), promised });
      send(id, { type: "shows", on: shows });
      if (tried !== undefined) send(id, { type: "tried", works: tried });
    }
  };
}
