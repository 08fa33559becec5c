import * as v from "valibot";
import { providerSchema } from "./identity.ts";
import { operatorSchema } from "./operator.ts";

/** RFC 7064 and RFC 7065. */
export const iceUrlSchema = v.pipe(v.string(), v.regex(/^(?:stuns?|turns?):\S+$/));

/** Whether one of these is a TURN server. */
export const hasTurn = (servers: readonly { readonly urls: string | readonly string[] }[]): boolean =>
  servers.flatMap(({ urls }) => urls).some((url) => url.startsWith("turn"));

/** One entry of `RTCConfiguration.iceServers`. Browsers throw for a TURN server without a username and credential. */
export const iceServerSchema = v.pipe(
  v.strictObject({
    urls: v.union([iceUrlSchema, v.pipe(v.array(iceUrlSchema), v.nonEmpty())]),
    username: v.exactOptional(v.string()),
    credential: v.exactOptional(v.string()),
  }),
  v.check(
    (server) => !hasTurn([server]) || (server.username !== undefined && server.credential !== undefined),
    "a turn: server needs a username and a credential",
  ),
);

/** What a site can do without: rooms without a password, recordings, files from one person to another. */
export const DISPENSABLE = ["open-rooms", "recording", "files"] as const;

/** The languages of the pages. */
export const LANGUAGES = ["nl", "fr", "de", "en"] as const;

/** `GET /config.json`: what the browser must know of this site. */
export const siteConfigSchema = v.object({
  /**
   * Goes into the derivation of addresses: a table of words made for one relay is useless on another. Empty: the host
   * name that the page was opened under.
   */
  realm: v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]{0,64}$/)),
  iceServers: v.array(iceServerSchema),
  /** For how many seconds from now on `iceServers` are good: afterwards they are to be asked for anew. 0: for ever. */
  iceSeconds: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The most people that a host may allow in a room, including the host. */
  maxPeople: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(6)),
  /** The pages' Content-Security-Policy lets them stream the room to an address elsewhere. */
  live: v.boolean(),
  /** What the site does without, by the choice of whoever runs it. A release to come may name more. */
  without: v.optional(v.array(v.string())),
  /** For people whose browser asks for none of ours; Dutch where it is left out. */
  language: v.optional(v.picklist(LANGUAGES)),
  operator: v.optional(operatorSchema),
  /** Whether `/servers.json` names more than one site, so that it is worth asking for. */
  servers: v.optional(v.literal(true)),
  /** Where people can show who they are. */
  provider: v.optional(providerSchema),
});

/** The content of `/config.json`. */
export type SiteConfig = v.InferOutput<typeof siteConfigSchema>;
