import type { PeerId } from "../wire/roster.ts";
import type { Kind, Phase, SignedStatement } from "../wire/statement.ts";

/**
 * Recording and streaming with everybody's yes. A person who wants to keep the call says so in a signed statement.
 * Keeping begins when everybody else has said yes, waits when somebody new comes in, and ends with one no. Every
 * browser counts the yeses, so all the others notice an app that keeps the call without them.
 */
export interface Keeping {
  /** What this browser keeps, or asks for. */
  readonly own: Readonly<Record<Kind, Phase>>;
  /** The number of the statement that first asked. A yes to an earlier question does not count for this one. */
  readonly question: Readonly<Record<Kind, number>>;
  /** The statement about what is kept here, once the vault has signed it. */
  readonly declared?: SignedStatement;
  /** The newest statement of each other person. */
  readonly said: readonly Said[];
  readonly answers: readonly Answer[];
}

/** One person's newest statement. */
export interface Said {
  readonly id: PeerId;
  readonly signed: SignedStatement;
  /** When each phase began, in ms of the machine's clock. */
  readonly since: Readonly<Record<Kind, number>>;
}

/** Whether `by` agrees that `to` keeps this; `n` is the number of the statement that was answered. */
export interface Answer {
  readonly by: PeerId;
  readonly to: PeerId;
  readonly what: Kind;
  readonly yes: boolean;
  readonly n: number;
}
