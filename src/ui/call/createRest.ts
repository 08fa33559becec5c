import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";

/** ms. */
const UNTOUCHED = 6_000;

/** Whether nobody has touched, moved or typed anything for six seconds, counted anew whenever `from` changes. */
export function createRest(from: Accessor<unknown>): Accessor<boolean> {
  const [rests, setRests] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  function wake(): void {
    clearTimeout(timer);
    setRests(false);
    timer = setTimeout(() => setRests(true), UNTOUCHED);
  }
  createEffect(on(from, wake));
  for (const sign of ["pointermove", "pointerdown", "keydown", "focusin"] as const)
    makeEventListener(window, sign, wake);
  onCleanup(() => clearTimeout(timer));
  return rests;
}
