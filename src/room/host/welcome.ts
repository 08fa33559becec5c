import type { FrameOf } from "../../handshake/frames.ts";
import type { Effect } from "../model/events.ts";
import type { Active } from "../model/state.ts";
import { peopleOf } from "../select.ts";
import type { PeerId } from "../wire/roster.ts";

/**
 * Says the welcome once more to somebody who has proved the password and has not been heard from since: it may have been
 * lost with our line to the relay. It is the same frame, so it tells nothing new to whoever else asks for it, and the
 * vault has no part in it. Nothing happens to anybody else.
 */
export function welcomeAgain(state: Active, peer: PeerId): readonly Effect[] {
  return unheard(state).flatMap((welcome) => (welcome.to === peer ? said(welcome) : []));
}

/** The same for everybody, where the line to the relay is a new one. */
export const allWelcomesAgain = (state: Active): readonly Effect[] => unheard(state).flatMap(said);

interface Welcome {
  readonly to: PeerId;
  readonly frame: FrameOf<"welcome">;
}

function unheard(state: Active): readonly Welcome[] {
  const people = peopleOf(state).map(({ id: to, welcome: frame }) => ({ to, frame }));
  const guests = state.call.door.map(({ peer: to, welcome: frame }) => ({ to, frame }));
  return [...people, ...guests].flatMap(({ to, frame }) => (frame ? [{ to, frame }] : []));
}

/** Behind it goes our answer to the offer, where there was one: it was as likely lost. */
const said = ({ to, frame }: Welcome): readonly Effect[] => [
  { do: "sendFrame", to, frame },
  { do: "release", peer: to },
];
