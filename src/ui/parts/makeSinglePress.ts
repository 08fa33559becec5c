import { makeEventListener } from "@solid-primitives/event-listener";

/** ms in which somebody whose hand is not sure presses a second time. */
const MOMENT = 500;
/** Where questions, or people who wait, stand one above the other. */
const QUESTIONS = ".above, dialog, .waiting-room";
/** Pixels that a finger moves between two presses at one place. */
const NEAR = 12;

/**
 * From now on two presses in a moment at one place count once, where the second would answer another question: when one has
 * been answered, the next moves up under the finger. A key that is
 * held down presses once. Needs a Solid owner.
 */
export function makeSinglePress(): void {
  makeEventListener(
    window,
    "keydown",
    (event: KeyboardEvent) => {
      if (event.repeat && event.key === "Enter" && event.target instanceof HTMLButtonElement) event.preventDefault();
    },
    { capture: true },
  );
  let last: { readonly x: number; readonly y: number; readonly at: number; readonly on: Element | null } | undefined;
  makeEventListener(
    window,
    "click",
    (event: MouseEvent) => {
      // A press by keyboard has no place.
      if (event.detail === 0) return;
      const { clientX: x, clientY: y, timeStamp: at } = event;
      const on = event.target instanceof Element ? event.target.closest("button") : null;
      const again = last && at - last.at < MOMENT && Math.hypot(x - last.x, y - last.y) < NEAR;
      if (again && last?.on && on?.closest(QUESTIONS) && on !== last.on) {
        event.preventDefault();
        event.stopImmediatePropagation();
        last = { ...last, at };
      } else last = { x, y, at, on };
    },
    { capture: true },
  );
}
