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

/** The route in the address bar. A link's words leave it once they are read: whoever looks over a shoulder has them, and so does Back. */
function taken(): Route {
  const route = readRoute(location.hash);
  if (route.words.some((word) => word !== "")) history.replaceState(null, "", `#${route.at}`);
  return route;
}

/** `route` follows the hash in the address bar. `go` changes the hash, so the browser's back button undoes it. */
export function createRoute(): { route: Accessor<Route>; go: (at: Route["at"]) => void } {
  const [route, setRoute] = createSignal(taken());
  makeEventListener(window, "hashchange", () => setRoute(taken()));
  return {
    route,
    go: (at) => {
      location.hash = at === "home" ? "" : at;
    },
  };
}
