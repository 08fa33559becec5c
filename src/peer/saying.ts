import * as v from "valibot";

/** A message from the relay, before anything of it is believed. */
export interface ServerMessage {
  readonly type?: unknown;
  readonly src?: unknown;
  readonly payload?: unknown;
}

const Saying = v.object({ msg: v.string() });

/** What the relay says in the payload of its own ERROR or ID-TAKEN; "" where it says nothing. */
export const saying = (payload: unknown): string => (v.is(Saying, payload) ? payload.msg : "");
