import { type Accessor, createContext, type Setter, useContext } from "solid-js";
import type { Server } from "../site/siteConfig.ts";
import type { Without } from "../site/createWithout.ts";
import type { HiddenAddress } from "../site/createHiddenAddress.ts";
import type { Preferences } from "../site/createPreferences.ts";
import type { Live } from "../keeping/createLive.ts";
import type { Identities } from "../identity/createIdentity.ts";
import type { Files } from "../files/files.ts";
import type { Media } from "../camera/createMedia.ts";
import type { Recording } from "../keeping/createRecording.ts";
import type { Phrase } from "../phrase/words.ts";
import type { Site } from "../site/siteConfig.ts";
import type { Room } from "../call/createRoom.ts";
import type { Asked } from "../call/returning.ts";
import type { Route } from "../site/createRoute.ts";
import type { Attempts } from "../trial/attempts.ts";
import type { Sheet } from "../paper/paper.ts";

/** What is known of the call that this tab was in. "looking": nothing yet, and a page that was reloaded goes back by itself. */
export type Leftover = Asked | "looking";

/** What the others see in place of the person's own picture. */
export interface Shown {
  readonly track: MediaStreamTrack;
  /** The paper that it is of; undefined where it is of the screen. */
  readonly sheet?: Sheet;
}

/** Everything that the screens use. */
export interface Page {
  /** The call that this tab was in, while the person has not said whether to go on with it. */
  readonly leftover: Accessor<Leftover | undefined>;
  readonly setLeftover: Setter<Leftover | undefined>;
  /** What stands in the form, or stood in it when it was last on this route. */
  readonly typing: Accessor<Phrase | undefined>;
  readonly setTyping: Setter<Phrase | undefined>;
  readonly room: Room;
  readonly media: Media;
  /** What people in the room hand to each other. */
  readonly files: Files;
  /** Who people in the room are, where they show it. May never come. */
  readonly identities: () => Promise<Identities>;
  readonly recording: Recording;
  readonly live: Live;
  readonly route: Accessor<Route>;
  readonly go: (at: Route["at"]) => void;
  /** The name that others see, as typed. It is not remembered for the next visit. */
  readonly name: Accessor<string>;
  readonly setName: Setter<string>;
  /** Whether the person has promised not to record the call and to keep it between them. */
  readonly promised: Accessor<boolean>;
  readonly promise: Setter<boolean>;
  /** Whether camera and sound worked when the person tried them before this call; undefined if they did not. */
  readonly tried: Accessor<boolean | undefined>;
  readonly setTried: Setter<boolean | undefined>;
  /** The exchange for which the person holds a card to the camera, which the others do not see meanwhile. */
  readonly framing: Accessor<string | undefined>;
  readonly setFraming: Setter<string | undefined>;
  /** Null while nothing is shown. */
  readonly shown: Accessor<Shown | null>;
  readonly setShown: Setter<Shown | null>;
  /** Whether the person has said that they hear each other without the telephone, or goes on with a call that has begun. */
  readonly phoneDown: Accessor<boolean>;
  readonly putPhoneDown: Setter<boolean>;
  readonly hiddenAddress: HiddenAddress;
  /** What can be tried without anybody else. May never come. */
  readonly attempts: () => Promise<Attempts>;
  /** What the site says of itself. Never rejects, and may never come. */
  readonly site: () => Promise<Site>;
  /** The sites among which a host may choose, if there is a choice. Rejects where they cannot be had. */
  readonly servers: () => Promise<readonly Server[]>;
  readonly without: Without;
  readonly preferences: Preferences;
  /** Remembers for later calls whether a host wants to be asked before anybody comes in. */
  readonly askFirst: (on: boolean) => void;
}

export const CallContext = createContext<Page>();

/**
 * The page of the nearest `CallContext.Provider`.
 *
 * @throws Error if there is none
 */
export function useCall(): Page {
  const page = useContext(CallContext);
  if (!page) throw new Error("useCall needs CallContext.Provider around it");
  return page;
}
