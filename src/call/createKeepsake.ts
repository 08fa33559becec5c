import { type Accessor, createEffect, on } from "solid-js";
import { writeKeepsake } from "./tabStorage.ts";
import { returnable, type Role, type State } from "../room/model/state.ts";
import type { Belongings, Keepsake, Phrase } from "./keepsake.ts";
import { callOf } from "../room/select.ts";

/**
 * Writes the keepsake to the tab's storage on every change while there is a call to come back to, and removes it when
 * the call is over. `vault` gives the vault's part; when it rejects, the previous one stays. Needs a Solid owner.
 *
 * What the page knows by itself is written in the same step, with the newest part that the vault has given: whom the
 * host has put out must be remembered before others hear of it. The vault's part follows as soon as it is there, however
 * many changes come meanwhile.
 */
export function createKeepsake(
  state: Accessor<State>,
  phrase: Accessor<Phrase>,
  belongings: Accessor<Belongings>,
  vault: () => Promise<string>,
): void {
  /** What the vault has given in this call and role. A new object for each, so that a late answer is not another one's. */
  let kept: { readonly role?: Role; text?: string } = {};
  let asking = false;
  let changed = false;

  function write(): void {
    const now = state();
    if (!returnable(now) || kept.text === undefined) return;
    const { role, language, policy, banned, signed } = now.call;
    const { words, password } = phrase();
    const keepsake = {
      role,
      words: [...words] as Keepsake["words"],
      password,
      language,
      ...belongings(),
      vault: kept.text,
      policy,
      banned: [...banned],
      ...(signed ? { signed } : {}),
    };
    writeKeepsake(JSON.stringify(keepsake satisfies Keepsake));
  }

  async function ask(): Promise<void> {
    changed = true;
    if (asking) return;
    asking = true;
    while (changed) {
      changed = false;
      const mine = kept;
      const text = await vault().catch(() => undefined);
      if (text !== undefined) mine.text = text;
      write();
    }
    asking = false;
  }

  function keep(now: State): void {
    // Before the first call (generation 0) the stored keepsake is the reloaded page's, and has yet to be read.
    if (!callOf(now) && now.generation > 0) {
      kept = {};
      return writeKeepsake(undefined);
    }
    if (!returnable(now)) return;
    // Behind a handover the vault's part so far names another host.
    if (kept.role !== now.call.role) kept = { role: now.call.role };
    write();
    void ask();
  }

  createEffect(on([state, phrase, belongings], ([now]) => keep(now), { defer: true }));
}
