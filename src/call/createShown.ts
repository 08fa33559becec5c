import { type Accessor, createComputed, on, onCleanup } from "solid-js";
import type { State } from "../room/model/state.ts";

/** ms: shorter than anybody notices, longer than a vault and a browser need for their part of a step. */
const PAUSE = 100;

/**
 * Gives `show` the state for the screens. Between password and picture each step is answered by the vault or by the browser's
 * connection within moments, and drawing a screen would keep the answer waiting for as long as all the rest takes. These
 * steps are shown a moment later, all that came meanwhile at once. That somebody is connected is shown as soon as what else came
 * with it is done; every other state is shown right away. Needs a Solid owner.
 */
export function createShown(state: Accessor<State>, show: (state: State) => void): void {
  let later: ReturnType<typeof setTimeout> | undefined;
  /** ms until then; infinite while nothing is to be shown later. */
  let pause = Infinity;

  function now(): void {
    clearTimeout(later);
    pause = Infinity;
    show(state());
  }

  /** It is never put off again: strangers can make a host change its state as often as they like. */
  function within(ms: number): void {
    if (ms >= pause) return;
    clearTimeout(later);
    pause = ms;
    later = setTimeout(now, ms);
  }

  createComputed(
    on(state, ({ at }) => {
      if (at === "authenticating" || at === "connecting") within(PAUSE);
      else if (at === "inCall" && pause < Infinity) within(0);
      else now();
    }),
  );
  onCleanup(() => clearTimeout(later));
}
