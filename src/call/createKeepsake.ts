import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createEffect, createMemo, on, onCleanup } from "solid-js";
import type { Vault } from "../room/ports.ts";
import type { Carried } from "./carrying.ts";
import { ownKey, stillHere, writeKeepsake } from "./tabStorage.ts";
import { returnable, type Role, type State } from "../room/model/state.ts";
import type { Belongings, Keepsake } from "./keepsake.ts";
import { callOf } from "../room/select.ts";

/** ms between two signs that the page is alive. */
const ALIVE = 20_000;

/** What `createKeepsake` needs of the page. */
export interface Keeper {
  readonly state: Accessor<State>;
  /** The same, as the screens show it. */
  readonly shown: Accessor<State>;
  readonly belongings: Accessor<Belongings>;
  /** As `Claims.seat`. */
  readonly seat: Accessor<string | undefined>;
  /** Has the vault seal the belongings with its own part. When it rejects, the previous text stays. */
  readonly seal: Vault["keepsake"];
}

/**
 * Writes the keepsake to the tab's storage on every change while there is a call to come back to, and removes it when
 * the call is over. Returns a function that seals it once more, for another tab; it resolves with undefined where there is
 * nothing to give, as at a host who is handing over. Needs a Solid owner.
 *
 * What need not be sealed is written in the same step, with the newest sealed text: whom the host has put out must be
 * remembered before others hear of it. What is sealed follows as soon as it is there, however many changes come
 * meanwhile; it is asked for once a step is shown, because between password and picture the vault has more urgent things
 * to do.
 */
export function createKeepsake({ state, shown, belongings, seat, seal }: Keeper): () => Promise<Carried | undefined> {
  /** What was sealed in this call and role. A new object for each, so that a late answer is not another one's. */
  let kept: { readonly role?: Role; sealed?: string } = {};
  let asking = false;
  let changed = false;

  function text(): string | undefined {
    const [now, mine] = [state(), seat()];
    const { sealed } = kept;
    if (!returnable(now) || mine === undefined || sealed === undefined) return undefined;
    const { role, language, policy, banned, consulting } = now.call;
    const written: Keepsake = { seat: mine, role, language, policy, banned: [...banned], consulting, sealed };
    return JSON.stringify(written);
  }

  function write(): void {
    const written = text();
    if (written !== undefined) writeKeepsake(written);
  }

  async function sealAnew(): Promise<void> {
    const mine = kept;
    const sealed = await seal(ownKey(), JSON.stringify(belongings())).catch(() => undefined);
    if (sealed !== undefined) mine.sealed = sealed;
  }

  async function ask(): Promise<void> {
    changed = true;
    if (asking) return;
    asking = true;
    while (changed && returnable(state())) {
      changed = false;
      await sealAnew();
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
  }

  createEffect(on(state, keep, { defer: true }));
  createEffect(on([shown, belongings], () => returnable(state()) && void ask(), { defer: true }));

  const staying = createMemo(() => returnable(state()));
  createEffect(() => {
    if (!staying()) return;
    const alive = setInterval(stillHere, ALIVE);
    onCleanup(() => clearInterval(alive));
    // Timers stand still while the device sleeps.
    makeEventListener(window, "pagehide", stillHere);
  });

  return async () => {
    if (!returnable(state()) || leaving(state())) return undefined;
    await sealAnew();
    const given = leaving(state()) ? undefined : text();
    return given === undefined ? undefined : { text: given, key: ownKey() };
  };
}

/** A host's vault has named the heir already, who may not have heard of it. */
const leaving = (state: State): boolean => "people" in state && state.heir !== undefined;
