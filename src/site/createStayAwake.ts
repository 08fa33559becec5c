import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createEffect, createMemo, onCleanup } from "solid-js";

/**
 * Keeps the screen on while `wanted` is true, because a phone that locks itself stops the video. Does nothing if the
 * browser has no wake lock or refuses it.
 */
export function createStayAwake(wanted: Accessor<boolean>): void {
  const awake = createMemo(wanted);
  createEffect(() => {
    if (!awake()) return;
    let lock: WakeLockSentinel | undefined;
    let over = false;
    // The browser releases the lock whenever the page is hidden, so it is requested again when the page is visible.
    const hold = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        lock = await navigator.wakeLock?.request("screen");
      } catch {
        // A policy forbids it, or the battery is low.
      }
      if (over) void lock?.release();
    };
    void hold();
    makeEventListener(document, "visibilitychange", hold);
    onCleanup(() => {
      over = true;
      void lock?.release();
    });
  });
}
