import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createSignal } from "solid-js";

/**
 * The screen that is shown while there is no call. `words`: the three words from a `#join=` link, empty if there is
 * none. A link never holds a password.
 */
export interface Route {
  readonly at: "home" | "start" | "join" | "test" | "help";
  readonly words: readonly [string, string, string];
}

const PLACES = ["start", "join", "test", "help"] as const;

/**
 * The route in `location.hash`: `#start`, `#join`, `#join=word1.word2.word3`, `#test` or `#help`. Everything else is
 * home. Words may be percent-encoded; one that is not valid is taken as it is.
 */
export function readRoute(hash: string): Route {
  const [place = "", given = ""] = hash.replace(/^#\/?/, "").split("=", 2);
  const at = PLACES.find((known) => known === place) ?? "home";
  const [first = "", second = "", third = ""] = at === "join" ? given.split(".").map(decoded) : [];
  return { at, words: [first, second, third] };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `route` follows the hash in the address bar. `go` changes the hash, so the browser's back button undoes it. */
export function createRoute(): { route: Accessor<Route>; go: (at: Route["at"]) => void } {
  const [route, setRoute] = createSignal(readRoute(location.hash));
  const read = () => setRoute(readRoute(location.hash));
  makeEventListener(window, "hashchange", read);
  return {
    route,
    go: (at) => {
      location.hash = at === "home" ? "" : at;
    },
  };
}
