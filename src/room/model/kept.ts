import type { PeerId } from "../wire/roster.ts";
import type { Kind, Phase, SignedStatement } from "../wire/statement.ts";

/**
 * Recording and streaming with everybody's yes. Whoever wants to keep the call says so in a signed statement; it begins
 * when every other person has said yes, waits when a new person comes, and ends with one no. Everyone counts the yeses,
 * so an app that keeps the call without them is found out by all the others.
 */
export interface Keeping {
  /** What this browser keeps, or asks for. */
  readonly own: Readonly<Record<Kind, Phase>>;
  /** The number of the statement that first asked for it: a yes to an earlier question is none to this. */
  readonly question: Readonly<Record<Kind, number>>;
  /** What is kept, signed, once the vault has. */
  readonly declared?: SignedStatement;
  /** The newest statement of each of the others. */
  readonly said: readonly Said[];
  readonly answers: readonly Answer[];
}

export interface Said {
  readonly id: PeerId;
  readonly signed: SignedStatement;
  /** When each phase began, ms. */
  readonly since: Readonly<Record<Kind, number>>;
}

/** `by` agrees or not that `to` keeps this. */
export interface Answer {
  readonly by: PeerId;
  readonly to: PeerId;
  readonly what: Kind;
  readonly yes: boolean;
  readonly n: number;
}
