import * as v from "valibot";
import { bytes } from "../../handshake/frames.ts";
import { Session } from "./roster.ts";

/** What can be kept of a call: a recording, or a live stream. */
export const KINDS = ["rec", "live"] as const;
export type Kind = (typeof KINDS)[number];

/** "asking": everybody's yes is waited for, and nothing is kept meanwhile. */
export const Phase = v.picklist(["off", "asking", "on"]);
export type Phase = v.InferOutput<typeof Phase>;

/** What a participant's app says that it keeps, signed with the participant's key, so that anybody can hand it on. */
export const Statement = v.strictObject({
  by: bytes(32),
  /** The key that is new with each page load: what was said before a reload cannot be handed on as if it still held. */
  seal: bytes(32),
  session: Session,
  /** Counts up; the newest counts. */
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  rec: Phase,
  live: Phase,
});
export type Statement = v.InferOutput<typeof Statement>;

export const SignedStatement = v.strictObject({ statement: Statement, signature: bytes(64) });
export type SignedStatement = v.InferOutput<typeof SignedStatement>;

/** What is signed: fields whose `lvCat` no other statement has. */
export function statementFields({ by, seal, session, n, rec, live }: Statement): string[] {
  return ["driewoord/keeping/1", session, by, seal, String(n), rec, live];
}
