import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import { retrying } from "../site/loading.ts";
import type { Source } from "./source.ts";
import type { Unheard } from "./unheard.ts";

/**
 * Whether the person speaks, and nobody hears it, because the microphone is switched off. It is listened to only while
 * `matters`. Needs a Solid owner.
 */
export function createUnheard(mic: Accessor<Source>, matters: Accessor<boolean>): Accessor<boolean> {
  const [unheard, setUnheard] = createSignal(false);
  createEffect(() => {
    const { on, track } = mic();
    if (on || !track || !matters()) return;
    let [over, listening]: [boolean, Unheard | undefined] = [false, undefined];
    void retrying(() => import("./unheard.ts")).then(({ makeUnheard }) => {
      if (!over) listening = makeUnheard(track, setUnheard);
    });
    onCleanup(() => {
      over = true;
      listening?.close();
      setUnheard(false);
    });
  });
  return unheard;
}
