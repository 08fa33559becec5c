import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createEffect, createMemo, onCleanup } from "solid-js";

/** Keeps the screen on while `wanted`: a phone that locks itself would end the picture. */
export function createStayAwake(wanted: Accessor<boolean>): void {
  const awake = createMemo(wanted);
  createEffect(() => {
    if (!awake()) return;
    let lock: WakeLockSentinel | undefined;
    let over = false;
    // The browser takes the lock away whenever the page is hidden.
    const hold = async () => {
      if (document.visibilityState !== "visible") return;
      lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
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
