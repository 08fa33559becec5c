import * as v from "valibot";
import { bytes } from "../../handshake/frames.ts";
import { Session } from "./roster.ts";

/** What can be kept of a call: a recording, or a live stream. */
export const KINDS = ["rec", "live"] as const;
export type Kind = (typeof KINDS)[number];

/** "asking": waits for everybody's yes, and nothing is kept meanwhile. */
export const Phase = v.picklist(["off", "asking", "on"]);
export type Phase = v.InferOutput<typeof Phase>;

/**
 * What a participant's app says that it keeps. It is signed with the participant's key, so that anybody can hand it on.
 */
export const Statement = v.strictObject({
  by: bytes(32),
  /** New with each page load: a statement from before a reload cannot be handed on as if it still held. */
  seal: bytes(32),
  session: Session,
  /** Grows; the highest number counts. */
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  rec: Phase,
  live: Phase,
});
export type Statement = v.InferOutput<typeof Statement>;

/** A statement with the signature of the key `by`. */
export const SignedStatement = v.strictObject({ statement: Statement, signature: bytes(64) });
export type SignedStatement = v.InferOutput<typeof SignedStatement>;

/** The fields whose `lvCat` is signed; no other statement has the same. */
export function statementFields({ by, seal, session, n, rec, live }: Statement): string[] {
  return ["driewoord/keeping/1", session, by, seal, String(n), rec, live];
}
