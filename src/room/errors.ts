/** Why a call is over. Each has one sentence in every language that says what the person can do now. */
export type EndReason =
  | "hungUp"
  | "otherLeft"
  | "lost"
  | "wordsTaken"
  | "wrongPassword"
  | "refused"
  | "hostSilent"
  | "cannotConnect"
  | "tampered"
  | "roomFull"
  | "newerVersion"
  | "deviceTooWeak";

/** What the host is told while the room stays open, the newest first in importance. */
export type AlertKind =
  | "wrongGuess"
  | "askGuess"
  | "extraPerson"
  | "interference"
  | "setupFailed"
  | "clientLeft"
  | "clientLost"
  | "cameBack"
  | "addressTaken";
