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
  /** Another page of this browser goes on with it. */
  | "elsewhere"
  | "newerVersion"
  | "deviceTooWeak";

/** Why the relay lets nobody from here in. */
export type RelayRefusal = "tooManyIds" | "serverFull";

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
  | "addressTaken"
  /** Nobody holds the address, but it is still kept for whoever did. */
  | "addressResting";
