import { type Accessor, createMemo, createSignal, onCleanup } from "solid-js";
import { type Louder, makeLouder } from "../../site/louder.ts";
import type { Loudness } from "../../site/settings.ts";

/**
 * The sound to play: as it comes, or made louder wherever the browser lets that run. While it does not, as where nothing has
 * been pressed yet, it is played as it comes, so that nobody hears nothing. Needs a Solid owner.
 */
export function createLouder(
  sound: Accessor<MediaStream | undefined>,
  times: Accessor<Loudness>,
): Accessor<MediaStream | undefined> {
  const [changed, setChanged] = createSignal(undefined, { equals: false });
  const louder = createMemo((): Louder | undefined => {
    const heard = sound();
    const much = times();
    if (!heard || much === 1) return undefined;
    const made = makeLouder(heard, much, setChanged);
    onCleanup(() => made?.close());
    return made;
  });
  const played = createMemo(() => {
    changed();
    const made = louder();
    return made?.runs() ? made.stream : sound();
  });
  return played;
}
