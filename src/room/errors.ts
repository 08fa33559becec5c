/** Why a call is over. Each has one sentence in every language that says what the person can do now. */
export type EndReason =
  | "hungUp"
  | "otherLeft"
  | "hostEnded"
  | "removed"
  | "distrusted"
  | "turnedAway"
  | "lost"
  | "wordsTaken"
  | "wrongPassword"
  | "refused"
  | "hostSilent"
  | "cannotConnect"
  | "tampered"
  | "otherHost"
  | "newerVersion"
  | "deviceTooWeak";

/** What a person is told while the call goes on. */
export type AlertKind =
  /** Somebody beyond the agreed number asks to come in. */
  | "extraAsks"
  /** Somebody beyond the agreed number has come in. */
  | "extraIn"
  /** Somebody's app records or streams, and not everybody has agreed. */
  | "keptWithoutYes"
  /** Somebody does not agree to what one wants to keep. */
  | "keepingRefused"
  /** The host has signed two different rosters of the same number. */
  | "splitRoster"
  | "wrongGuess"
  | "askGuess"
  | "interference"
  | "setupFailed"
  | "hostAway"
  | "clientLeft"
  | "clientLost"
  | "addressTaken";
