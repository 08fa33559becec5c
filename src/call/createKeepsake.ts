import { type Accessor, createEffect, on } from "solid-js";
import { writeKeepsake } from "./tabStorage.ts";
import { returnable, type State } from "../room/model/state.ts";
import type { Belongings, Keepsake, Phrase } from "./keepsake.ts";
import { callOf } from "../room/select.ts";

/**
 * Writes the keepsake to the tab's storage on every change while there is a call to come back to, and removes it when
 * the call is over. `vault` gives the vault's part; when it rejects, the previous keepsake stays. Needs a Solid owner.
 */
export function createKeepsake(
  state: Accessor<State>,
  phrase: Accessor<Phrase>,
  belongings: Accessor<Belongings>,
  vault: () => Promise<string>,
): void {
  /** Incremented on each change, so that a slow vault cannot overwrite a newer keepsake or restore a removed one. */
  let turn = 0;

  async function keep(now: State): Promise<void> {
    const mine = ++turn;
    // Before the first call (generation 0) the stored keepsake is the reloaded page's, and has yet to be read.
    if (!callOf(now) && now.generation > 0) return writeKeepsake(undefined);
    if (!returnable(now)) return;
    const kept = await vault().catch(() => undefined);
    if (kept === undefined || turn !== mine) return;
    const { role, language, policy, banned, signed } = now.call;
    const { words, password } = phrase();
    const said = { words: [...words] as Keepsake["words"], password, role, language };
    const keepsake = {
      ...said,
      ...belongings(),
      vault: kept,
      policy,
      banned: [...banned],
      ...(signed ? { signed } : {}),
    };
    writeKeepsake(JSON.stringify(keepsake satisfies Keepsake));
  }

  createEffect(on([state, phrase, belongings], ([now]) => void keep(now), { defer: true }));
}
