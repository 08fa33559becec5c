import { makeEventListener } from "@solid-primitives/event-listener";

/** The state of a step that this page has made in the browser's history. */
const STEP = "step";

/** Whether the page stands on such a step, which Back takes back without leaving the page. */
export const onStep = (): boolean => history.state === STEP;

/** Makes such a step, unless the page stands on one. */
export function makeStep(): void {
  if (!onStep()) history.pushState(STEP, "");
}

/**
 * Calls `back` where a step is taken back, and not where another place is gone to: a link that is opened in this tab, of which the
 * browser tells as well (HTML, "navigate to a fragment"). Needs a Solid owner, with which it ends.
 */
export function whenTakenBack(back: () => void): void {
  const { hash } = location;
  makeEventListener(window, "popstate", () => {
    if (location.hash === hash) back();
  });
}
