import type { Event } from "../room/model/events.ts";
import type { Role, State } from "../room/model/state.ts";
import type { Vault } from "../room/ports.ts";
import { addressOf, callOf } from "../room/select.ts";
import { askForCall, type Carried, type Wanted } from "./carrying.ts";
import { type Claims, seated } from "./claims.ts";
import { type Belongings, parseBelongings, parseKeepsake } from "./keepsake.ts";
import { readKeepsake, readKey, writeKeepsake, writeKey } from "./tabStorage.ts";

/** A call that this tab was in: it can go back to it, or another tab goes on with it. */
export type Leftover = "here" | "elsewhere";

/** How the person was in the call before. */
export type Returned = Belongings & { readonly role: Role };

/** The ways back into a call that this browser is, or was, in. */
export interface Returning {
  /** The call that this tab was in until a moment ago; undefined where there is none, and what was kept is forgotten. */
  leftover(): Promise<Leftover | undefined>;
  /** Returns to that call; undefined where that is not possible any more. */
  comeBack(): Promise<Returned | undefined>;
  /**
   * Goes on with the call that another tab of this browser is in: the one that this tab was copied from, or that it has
   * just tried to begin. Undefined where that tab does not answer.
   */
  takeOver(): Promise<Returned | undefined>;
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

  async function comeBack(): Promise<Returned | undefined> {
    const [text, key] = [readKeepsake(), readKey()];
    const kept = text === undefined ? undefined : parseKeepsake(text);
    const recalled =
      kept && key !== undefined ? await vault.recall(key, kept.sealed).catch(() => undefined) : undefined;
    const belongings = recalled && parseBelongings(recalled.aside);
    if (!kept || !belongings) {
      writeKeepsake(undefined);
      return undefined;
    }
    const { seat, role, open, language, policy, banned } = kept;
    const { address, signed } = recalled;
    claims.comeBackTo(seat);
    const back = role === "host" ? { back: { policy, banned, ...(signed ? { signed } : {}) } } : {};
    dispatch({ type: "return", address, open, language, ...back });
    return { ...belongings, role };
  }

  return {
    async leftover() {
      const text = readKeepsake();
      if (text !== undefined && readKey() !== undefined) return "here";
      const kept = text === undefined ? undefined : parseKeepsake(text);
      if (kept && (await seated(locks, kept.seat))) {
        copied = { seat: kept.seat };
        return "elsewhere";
      }
      writeKeepsake(undefined);
      return undefined;
    },
    comeBack,
    async takeOver() {
      const wanted = claims.refused ?? copied;
      const carried = wanted && (await askForCall(wanted));
      if (!carried) return undefined;
      writeKey(carried.key);
      writeKeepsake(carried.text);
      return comeBack();
    },
    carryOff(wanted) {
      const now = state();
      const call = callOf(now);
      const ours =
        "seat" in wanted ? wanted.seat === claims.seat : call?.role === "host" && wanted.address === addressOf(now);
      const [text, key] = [readKeepsake(), readKey()];
      if (!call || !ours || text === undefined || key === undefined) return undefined;
      dispatch({ type: "carriedOff" });
      return { text, key };
    },
  };
}
