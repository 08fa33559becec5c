import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createSignal, onCleanup, onMount } from "solid-js";

/** ms after which what stands around a picture waits no longer for it. */
const PATIENCE = 500;

/**
 * Whether to draw what is not needed at once around the pictures: not before somebody else's picture in `stage` has been painted, since both
 * at once keep it from a slow device's screen. It is not waited for where `waits` is false at first, nor long. Needs a Solid
 * owner.
 */
export function createPictureFirst(stage: () => HTMLElement, waits: Accessor<boolean>): Accessor<boolean> {
  const [draws, setDraws] = createSignal(!waits());
  onMount(() => {
    if (draws()) return;
    const draw = () => void setDraws(true);
    const timer = setTimeout(draw, PATIENCE);
    onCleanup(() => clearTimeout(timer));
    // A frame is painted behind its callbacks.
    const behindPainting = () => requestAnimationFrame(() => setTimeout(draw));
    makeEventListener(
      stage(),
      "loadeddata",
      ({ target }) => {
        if (target instanceof HTMLVideoElement && !target.closest(".self")) behindPainting();
      },
      // Events of media do not bubble.
      { capture: true },
    );
  });
  return draws;
}
