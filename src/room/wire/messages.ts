import * as v from "valibot";
import { bytes } from "../../handshake/frames.ts";
import { NAME, readable, readableLines, TEXT } from "./readable.ts";
import { Handover, Handovers, Session, SignedRoster } from "./roster.ts";
import { KINDS, SignedStatement, Statement } from "./statement.ts";

const name = v.pipe(
  v.string(),
  v.maxLength(NAME.units),
  v.transform((text) => readable(text, NAME)),
);
const NOTE = { units: 400, graphemes: 200 } as const;
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
/** By which a text that comes twice is known. */
const textId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** The ready-made sentences that a host can tell a guest. */
export const NOTES = ["moment", "fiveMinutes", "callYou"] as const;

/** What a host tells a guest: a ready-made sentence, shown in the guest's language, or the host's own words. */
export const Note = v.variant("is", [
  v.strictObject({ is: v.literal("ready"), which: v.picklist(NOTES) }),
  v.strictObject({
    is: v.literal("own"),
    text: v.pipe(
      v.string(),
      v.maxLength(NOTE.units),
      v.transform((text) => readable(text, NOTE)),
      v.minLength(1),
    ),
  }),
]);
export type Note = v.InferOutput<typeof Note>;

/** What two authenticated browsers say to each other besides picture and sound. */
export const RoomMessage = v.variant("type", [
  /** Whether the sender's microphone and camera are on, the name the sender chose, and whether the promise was made. */
  v.strictObject({ type: v.literal("state"), mic: v.boolean(), camera: v.boolean(), name, promised: v.boolean() }),
  /** The sender has tried camera and sound before the call: whether they worked. */
  v.strictObject({ type: v.literal("tried"), works: v.boolean() }),
  /** Whether the sender's picture is of the sender's screen. */
  v.strictObject({ type: v.literal("shows"), on: v.boolean() }),
  /** Whether the sender holds the picture back on this link, because the line would not bear it. */
  v.strictObject({ type: v.literal("picture"), held: v.boolean() }),
  /** The sender's page is being closed or reloaded; the sender may come back. */
  v.strictObject({ type: v.literal("away") }),
  /** The sender leaves for good. */
  v.strictObject({ type: v.literal("bye") }),
  /** What the sender writes to everybody. It is sent again when a link is new, so it may come twice. */
  v.strictObject({
    type: v.literal("text"),
    id: textId,
    text: v.pipe(
      v.string(),
      v.maxLength(TEXT.units),
      v.transform((text) => readableLines(text, TEXT)),
      v.minLength(1),
    ),
  }),
  /** The sender's page has this text of the receiver's. */
  v.strictObject({ type: v.literal("textHere"), id: textId }),
  /** The newest roster that the sender knows. Its signature counts, not who hands it on. */
  v.strictObject({ type: v.literal("roster"), signed: SignedRoster }),
  /** The sender is ready for a direct connection and waits for the offer. */
  v.strictObject({ type: v.literal("here") }),

  /** At the door, to the host: the sender is still waiting. */
  v.strictObject({ type: v.literal("asking"), name }),
  /** The host's answer to `asking`: the door stays closed for now. */
  v.strictObject({ type: v.literal("wait"), note: v.optional(Note) }),
  v.strictObject({ type: v.literal("turnedAway") }),

  /** What somebody keeps of the call, as that person's own signed statement. */
  v.strictObject({ type: v.literal("keeping"), signed: SignedStatement }),
  /**
   * Whether the sender agrees that `to` keeps this of the call. `n` is the number of the statement that is answered.
   */
  v.strictObject({
    type: v.literal("consent"),
    to: id,
    what: v.picklist(KINDS),
    yes: v.boolean(),
    n: Statement.entries.n,
  }),

  /** From the host to the members: an extra person asks to come in. */
  v.strictObject({ type: v.literal("atDoor"), name }),
  /** From the host to the members: the new password, with which they can come back ("": there is none). */
  v.strictObject({ type: v.literal("newPassword"), password: v.pipe(v.string(), v.maxLength(64)) }),
  /**
   * From the host: the receiver is the host from now on. `guesses`: when passwords were wrong, in ms since 1970;
   * `banned`: signing keys of people who were put out.
   */
  v.strictObject({
    type: v.literal("heir"),
    handover: Handover,
    guesses: v.pipe(v.array(v.number()), v.maxLength(64)),
    banned: v.pipe(v.array(bytes(32)), v.maxLength(64)),
  }),
  /** The heir's answer: it is the host now. */
  v.strictObject({ type: v.literal("inherited") }),
  /** From the host to somebody who is being connected: what came under their id was not theirs, so that is over. */
  v.strictObject({ type: v.literal("spoiled") }),
  /** From the host to somebody who is put out. */
  v.strictObject({ type: v.literal("removed") }),
  /** From the host: the call is over for everyone. */
  v.strictObject({ type: v.literal("end") }),
]);
export type RoomMessage = v.InferOutput<typeof RoomMessage>;

const Admission = v.picklist(["in", "wait"]);
/** Whether somebody with the right password is in, or waits at the door. */
export type Admission = v.InferOutput<typeof Admission>;

/**
 * The sealed part of `welcome`. `language` is the host's: the safety words are read from its list. `epoch` is that of
 * the host's newest roster, so that a newcomer accepts no handover from an earlier term. `session` and `handovers` show
 * somebody who knows an earlier host how this one came to be host.
 */
export const Greeting = v.strictObject({
  admission: Admission,
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  session: v.optional(Session),
  handovers: Handovers,
  language: v.picklist(["nl", "fr", "de", "en"]),
});
export type Greeting = v.InferOutput<typeof Greeting>;
/** The languages of the app. */
export type Language = Greeting["language"];
