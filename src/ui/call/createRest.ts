import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";

/** ms. */
const UNTOUCHED = 6_000;
/** ms after a finger is lifted in which a browser decides what it has pressed. */
const LIFTED = 300;

/**
 * Whether nobody has touched, moved or typed anything for six seconds, counted anew whenever `from` changes. It ends only once a touch has
 * pressed what it was to press.
 */
export function createRest(from: Accessor<unknown>): Accessor<boolean> {
  const [rests, setRests] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  function wake(): void {
    clearTimeout(timer);
    setRests(false);
    timer = setTimeout(() => setRests(true), UNTOUCHED);
  }
  function lifted(): void {
    clearTimeout(timer);
    timer = setTimeout(wake, LIFTED);
  }
  createEffect(on(from, wake));
  for (const sign of ["keydown", "focusin"] as const) makeEventListener(window, sign, wake);
  makeEventListener(window, "pointermove", ({ pointerType }) => void (pointerType === "touch" || wake()));
  for (const sign of ["pointerup", "pointercancel"] as const) makeEventListener(window, sign, lifted);
  onCleanup(() => clearTimeout(timer));
  return rests;
}
