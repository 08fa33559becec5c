import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createSignal } from "solid-js";

/** Where the person is while no call is under way. `words`: what a `#join=` link fills in, never a password. */
export interface Route {
  readonly at: "home" | "start" | "join" | "test" | "help";
  readonly words: readonly [string, string, string];
}

const PLACES = ["start", "join", "test", "help"] as const;

/** Reads `#start`, `#join` and `#join=word1.word2.word3`. Everything else is home. */
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

/** The route of the address bar, and a way to go elsewhere that the browser's back button undoes. */
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
