import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, batch, createSignal } from "solid-js";

const PLACES = [
  "start",
  "join",
  "plan",
  "test",
  "help",
  "guide-start",
  "guide-join",
  "guide-try",
  "faq",
  "facts",
  "access",
] as const;

/** The screen that is shown while there is no call. */
export interface Route {
  readonly at: "home" | (typeof PLACES)[number];
  /** What a link says, for `readDeepLink`. Empty where the page was not opened by one. */
  readonly link: string;
}

/**
 * The route in `location.hash`: `#` and one of the places, the first two perhaps with a link behind an `=` (docs/linking.md).
 * Everything else is home.
 */
export function readRoute(hash: string): Route {
  const [, place, link = ""] = /^#?\/?([\w-]*)=?(.*)/s.exec(hash)!;
  return { at: PLACES.find((known) => known === place) ?? "home", link };
}

/** The route in the address bar. A link leaves it once it is read: whoever looks over a shoulder has it, and so does Back. */
function taken(): Route {
  const route = readRoute(location.hash);
  if (route.link) history.replaceState(null, "", `#${route.at}`);
  return route;
}

/**
 * `route` follows the hash in the address bar. `go` changes the hash, so the browser's back button undoes it. `leave` is called
 * together with each change, before a screen of the new route is made.
 */
export function createRoute(leave: () => void): { route: Accessor<Route>; go: (at: Route["at"]) => void } {
  const [route, setRoute] = createSignal(taken());
  makeEventListener(window, "hashchange", () =>
    batch(() => {
      leave();
      setRoute(taken());
    }),
  );
  return {
    route,
    go: (at) => {
      location.hash = at === "home" ? "" : at;
    },
  };
}
