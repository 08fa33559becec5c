import type { FrameOf } from "../../handshake/frames.ts";
import { here } from "../both/together.ts";
import type { Effect } from "../model/events.ts";
import type { Active } from "../model/state.ts";
import { peopleOf } from "../select.ts";
import type { Note } from "../wire/messages.ts";
import type { PeerId } from "../wire/roster.ts";
import { tellToWait } from "./door.ts";

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
  /** Their offer is expected: they came straight in. */
  readonly expected: boolean;
  readonly note?: Note | undefined;
}

function unheard(state: Active): readonly Welcome[] {
  const people = peopleOf(state).map(({ id: to, welcome: frame, link }) => {
    return { to, frame, expected: link === "connecting" };
  });
  const guests = state.call.door.map(({ peer: to, welcome: frame, note }) => ({ to, frame, expected: false, note }));
  return [...people, ...guests].flatMap(({ frame, ...rest }) => (frame ? [{ ...rest, frame }] : []));
}

/**
 * What came behind the proof and behind the welcome is as likely lost: to whom we expect our answer goes again, and they
 * hear that we have an ear for their offer. Anybody else may have to be told that the seat was taken meanwhile.
 */
function said({ to, frame, expected, note }: Welcome): readonly Effect[] {
  const welcome: Effect = { do: "sendFrame", to, frame };
  if (expected) return [welcome, { do: "release", peer: to }, ...here(to)];
  return [welcome, tellToWait(to, note)];
}
