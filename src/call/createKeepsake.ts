import { type Accessor, createEffect, on } from "solid-js";
import { writeKeepsake } from "./tabStorage.ts";
import { returnable, type State } from "../room/model/state.ts";
import type { Belongings, Keepsake, Phrase } from "./keepsake.ts";
import { callOf } from "../room/select.ts";

/** Keeps it up to date while there is a call to come back to, and wipes it with the call. `vault` gives the vault's part. */
export function createKeepsake(
  state: Accessor<State>,
  phrase: Accessor<Phrase>,
  belongings: Accessor<Belongings>,
  vault: () => Promise<string>,
): void {
  /** Counts up, so that what comes late is not written over what is newer, nor over nothing. */
  let turn = 0;

  async function keep(now: State): Promise<void> {
    const mine = ++turn;
    // What the page before has left is read before the first call begins here.
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
