import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import { retrying } from "../site/loading.ts";
import type { Source } from "./source.ts";

/** Whether the person speaks, and nobody hears it, because the microphone is switched off. Needs a Solid owner. */
export function createUnheard(mic: Accessor<Source>): Accessor<boolean> {
  const [unheard, setUnheard] = createSignal(false);
  createEffect(() => {
    const { on, track } = mic();
    if (on || !track) return;
    let over = false;
    const listening = retrying(() => import("./unheard.ts")).then(({ makeUnheard }) =>
      over ? undefined : makeUnheard(track, setUnheard),
    );
    onCleanup(() => {
      over = true;
      setUnheard(false);
      void listening.then((unheard) => unheard?.close());
    });
  });
  return unheard;
}
