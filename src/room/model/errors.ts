/** Why a call is over. Each language has one sentence for each that says what the person can do now. */
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
  /** Another page of this browser has taken the call over. */
  | "elsewhere"
  /** Another page of this browser was in this call before this one began it. */
  | "alreadyOpen"
  | "newerVersion"
  | "deviceTooWeak";

/** Why the relay lets nobody in from here. */
export type RelayRefusal = "tooManyIds" | "serverFull";

/** What stands in the way of a connection, as far as this side of it can know. */
export type Obstacle =
  /** The browser gives no way at all by which it could be reached. */
  | "noCandidates"
  /** The IP address is hidden, and no TURN server of the site takes us in. */
  | "hidden"
  /** The site has no TURN server, and there is no direct way. */
  | "noRelay"
  /** The site's TURN server does not take what the site told us to show it. */
  | "refused"
  /** We do not reach the site's TURN server. */
  | "unreachable"
  /** All that was tried is there on our side, and none of it leads to the other. */
  | "noPath";

/** What a person is told while the call goes on. */
export type AlertKind =
  /** Somebody beyond the agreed number asks to come in. */
  | "extraAsks"
  /** Somebody beyond the agreed number has come in. */
  | "extraIn"
  /** Somebody's app records or streams, and not everybody has agreed. */
  | "keptWithoutYes"
  /** Somebody does not agree to what this browser wants to keep. */
  | "keepingRefused"
  /** The host has signed two different rosters with the same epoch. */
  | "splitRoster"
  | "wrongGuess"
  | "askGuess"
  | "interference"
  | "setupFailed"
  | "hostAway"
  | "clientLeft"
  | "clientLost"
  | "addressTaken"
  /** Nobody is connected under the address, but the relay keeps it for its last holder. */
  | "addressResting";
