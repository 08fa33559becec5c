import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createEffect, createMemo, on, onCleanup } from "solid-js";
import { stillHere, writeKeepsake } from "./tabStorage.ts";
import { returnable, type Role, type State } from "../room/model/state.ts";
import type { Belongings, Keepsake } from "./keepsake.ts";
import { callOf } from "../room/select.ts";

/** ms between two signs that the page is alive. */
const ALIVE = 20_000;

/**
 * Writes the keepsake to the tab's storage on every change while there is a call to come back to, and removes it when
 * the call is over. `seal` has the vault seal the belongings with its own part; when it rejects, the previous text stays.
 * Needs a Solid owner.
 *
 * What need not be sealed is written in the same step, with the newest sealed text: whom the host has put out must be
 * remembered before others hear of it. What is sealed follows as soon as it is there, however many changes come
 * meanwhile.
 */
export function createKeepsake(
  state: Accessor<State>,
  belongings: Accessor<Belongings>,
  seat: Accessor<string>,
  seal: (aside: string) => Promise<string>,
): void {
  /** What was sealed in this call and role. A new object for each, so that a late answer is not another one's. */
  let kept: { readonly role?: Role; sealed?: string } = {};
  let asking = false;
  let changed = false;

  function write(): void {
    const now = state();
    const { sealed } = kept;
    if (!returnable(now) || sealed === undefined) return;
    const { role, language, policy, banned } = now.call;
    const keepsake: Keepsake = { seat: seat(), role, language, policy, banned: [...banned], sealed };
    writeKeepsake(JSON.stringify(keepsake));
  }

  async function ask(): Promise<void> {
    changed = true;
    if (asking) return;
    asking = true;
    while (changed && returnable(state())) {
      changed = false;
      const mine = kept;
      const sealed = await seal(JSON.stringify(belongings())).catch(() => undefined);
      if (sealed !== undefined) mine.sealed = sealed;
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

  createEffect(on([state, belongings], ([now]) => keep(now), { defer: true }));

  const staying = createMemo(() => returnable(state()));
  createEffect(() => {
    if (!staying()) return;
    const alive = setInterval(stillHere, ALIVE);
    onCleanup(() => clearInterval(alive));
    // Timers stand still while the device sleeps.
    makeEventListener(window, "pagehide", stillHere);
  });
}
