/**
 * Every screen in every state. There must be a picture for each state, end reason, alert and problem that the app's
 * types define, or the gallery does not compile.
 */
import type { State } from "../src/room/model/state.ts";
import type { Pictures } from "./picture.ts";
import { alerts } from "./pictures/alerts.ts";
import { calls } from "./pictures/call.ts";
import { clients } from "./pictures/client.ts";
import { ends } from "./pictures/ended.ts";
import { handed } from "./pictures/files.ts";
import { forms } from "./pictures/forms.ts";
import { hosts } from "./pictures/host.ts";
import { identities } from "./pictures/identities.ts";
import { keepings } from "./pictures/keeping.ts";
import { previews } from "./pictures/preview.ts";

/** The pictures of each state. */
const byState = {
  idle: forms,
  deriving: previews,
  waiting: hosts,
  authenticating: clients,
  knocking: clients,
  connecting: calls,
  inCall: { ...calls, ...alerts, ...keepings, ...handed, ...identities },
  reconnecting: calls,
  ended: ends,
} satisfies Record<State["at"], Pictures>;

export const PICTURES: Pictures = Object.assign({}, ...Object.values(byState));
