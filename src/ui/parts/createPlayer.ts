import { createEventListener } from "@solid-primitives/event-listener";
import { createPageVisibility } from "@solid-primitives/page-visibility";
import { type Accessor, createEffect, createSignal } from "solid-js";

interface Player {
  /** The browser will not begin without a press. */
  readonly isBlocked: Accessor<boolean>;
  /** Begins, in a press. */
  start(): void;
}

/**
 * Begins `element`, which plays `stream` and is there when the owner's effects run. Goes on where the browser has stopped it
 * while the page is seen.
 */
export function createPlayer(element: Accessor<HTMLMediaElement>, stream: Accessor<MediaStream | undefined>): Player {
  const visible = createPageVisibility();
  const [isBlocked, setIsBlocked] = createSignal(false);

  /** Of a picture that never comes, `play` never tells. */
  function start(): void {
    element()
      .play()
      .then(
        () => setIsBlocked(false),
        (error: unknown) => setIsBlocked(error instanceof Error && error.name === "NotAllowedError"),
      );
  }
  /** iOS stops what plays while the phone rings. One that has left the screen stays silent. */
  function goOn(): void {
    if (visible() && element().isConnected && element().paused && stream()) start();
  }

  createEffect(() => {
    if (stream()) start();
  });
  createEffect(goOn);
  createEventListener(element, "pause", goOn);
  return { isBlocked, start };
}
