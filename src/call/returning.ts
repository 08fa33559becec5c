import type { Event } from "../room/model/events.ts";
import type { Role, State } from "../room/model/state.ts";
import type { Vault } from "../room/ports.ts";
import { addressOf, callOf } from "../room/select.ts";
import { askForCall, type Carried, type Wanted } from "./carrying.ts";
import { type Claims, seated } from "./claims.ts";
import { type Belongings, parseBelongings, parseKeepsake } from "./keepsake.ts";
import { noteAsked, readKeepsake, readKey, stillHere, wasAsked, writeKeepsake, writeKey } from "./tabStorage.ts";

/** A call that this tab was in, and whether to go back the person has to say: this tab can, or another goes on with it. */
export type Asked = "here" | "elsewhere";

/** How the person was in the call before. */
export type Returned = Belongings & { readonly role: Role };

/** The ways back into a call that this browser is, or was, in. */
export interface Returning {
  /**
   * The call that this tab was in until a moment ago; undefined where there is none, and what was kept is forgotten.
   * "reloaded": the page of the call was reloaded, which asks for it. Whoever comes to the tab in another way is asked.
   */
  leftover(): Promise<Asked | "reloaded" | undefined>;
  /**
   * Returns to that call; with `elsewhere`, goes on with the one that another tab of this browser is in, from which this
   * tab was copied, or which it has just tried to begin. Undefined where that is not possible any more, or that tab does
   * not answer.
   */
  comeBack(elsewhere: boolean): Promise<Returned | undefined>;
  /** Forgets the call that this tab was in. */
  stayOut(): void;
  /** Gives the call to another tab that asks for it, and is over with it here; undefined where it is not this call. */
  carryOff(wanted: Wanted): Carried | undefined;
}

/** What `makeReturning` needs of the page: its machine, vault, claims, and the browser's locks. */
export interface Ground {
  readonly vault: Pick<Vault, "recall">;
  readonly claims: Claims;
  readonly locks: LockManager | undefined;
  readonly state: () => State;
  dispatch(event: Event): void;
}

/** The ways back for a page that has looked for none yet. */
export function makeReturning({ vault, claims, locks, state, dispatch }: Ground): Returning {
  /** Where the call is that the tab which this one was copied from is in. */
  let copied: Wanted | undefined;

  /** Whether the other tab's call is this one's now. */
  async function fetchCall(): Promise<boolean> {
    const wanted = claims.refused ?? copied;
    const carried = wanted && (await askForCall(wanted));
    if (!carried) return false;
    writeKey(carried.key);
    writeKeepsake(carried.text);
    return true;
  }

  async function comeBack(elsewhere: boolean): Promise<Returned | undefined> {
    if (elsewhere && !(await fetchCall())) return undefined;
    const [text, key] = [readKeepsake(), readKey()];
    const kept = text === undefined ? undefined : parseKeepsake(text);
    const recalled =
      kept && key !== undefined ? await vault.recall(key, kept.sealed).catch(() => undefined) : undefined;
    const belongings = recalled && parseBelongings(recalled.aside);
    if (!kept || !belongings) {
      writeKeepsake(undefined);
      return undefined;
    }
    const { seat, role, language, policy, banned } = kept;
    const { address, open, signed } = recalled;
    claims.comeBackTo(seat);
    const back = role === "host" ? { back: { policy, banned, ...(signed ? { signed } : {}) } } : {};
    dispatch({ type: "return", address, open, language, ...back });
    return { ...belongings, role };
  }

  return {
    async leftover() {
      const text = readKeepsake();
      if (text !== undefined && readKey() !== undefined) {
        if (reloaded() && !wasAsked()) return "reloaded";
        noteAsked();
        return "here";
      }
      const kept = text === undefined ? undefined : parseKeepsake(text);
      if (kept && (await seated(locks, kept.seat))) {
        copied = { seat: kept.seat };
        return "elsewhere";
      }
      writeKeepsake(undefined);
      return undefined;
    },
    comeBack,
    stayOut: () => writeKeepsake(undefined),
    carryOff(wanted) {
      const now = state();
      const call = callOf(now);
      const ours =
        "seat" in wanted ? wanted.seat === claims.seat : call?.role === "host" && wanted.address === addressOf(now);
      if (!call || !ours) return undefined;
      // However long the device has slept, this page is in the call.
      stillHere();
      const [text, key] = [readKeepsake(), readKey()];
      if (text === undefined || key === undefined) return undefined;
      dispatch({ type: "carriedOff" });
      return { text, key };
    },
  };
}

function reloaded(): boolean {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return visit?.type === "reload";
}
