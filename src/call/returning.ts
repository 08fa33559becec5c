import type { Event } from "../room/model/events.ts";
import type { Role, State } from "../room/model/state.ts";
import type { Vault } from "../room/ports.ts";
import { addressOf, callOf } from "../room/select.ts";
import { askForCall, type Wanted, whenOver } from "./carrying.ts";
import { type Claims, seated } from "./claims.ts";
import { type Belongings, parseBelongings, parseKeepsake } from "./keepsake.ts";
import { noteAsked, readKeepsake, readKey, wasAsked, writeKeepsake, writeKey } from "./tabStorage.ts";

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
   * Returns to that call. With `over` it is taken over from the tab that goes on with it, from which this one was copied,
   * or which has the call that this tab has just tried to begin: where it does not answer, with what this tab has kept
   * itself. Otherwise the answer is "elsewhere" where another tab has the call. "here": not this time, the vault has
   * failed. Undefined where it is not possible, that tab does not answer, or the person has done something else meanwhile.
   */
  comeBack(over: boolean): Promise<Returned | Asked | undefined>;
  /** Whether this tab is in that call. */
  has(wanted: Wanted): boolean;
  /**
   * Gives up a return that is under way: the person does something else. In the moment in which another tab's locks have
   * been asked for and are not there yet, the call is lost to both.
   */
  stop(): void;
  /** Forgets the call that this tab was in. */
  stayOut(): void;
}

/** What `makeReturning` needs of the page: its machine, vault, claims, and the browser's locks. */
export interface Ground {
  readonly vault: Pick<Vault, "unseal">;
  readonly claims: Claims;
  readonly locks: LockManager | undefined;
  readonly state: () => State;
  dispatch(event: Event): void;
}

/** The ways back for a page that has looked for none yet. */
export function makeReturning({ vault, claims, locks, state, dispatch }: Ground): Returning {
  /** The call of the tab which this one was copied from. */
  let copied: Wanted | undefined;
  /** The return that is under way. */
  let attempt: symbol | undefined;

  async function comeBack(over: boolean): Promise<Returned | Asked | undefined> {
    const mine = Symbol("return");
    attempt = mine;
    const back = await tryToComeBack(over, () => attempt === mine);
    if (attempt === mine) attempt = undefined;
    return back;
  }

  async function tryToComeBack(over: boolean, going: () => boolean): Promise<Returned | Asked | undefined> {
    const wanted = claims.refused ?? copied;
    const carried = over && wanted ? await askForCall(wanted) : undefined;
    const { text, key } = carried ?? { text: readKeepsake(), key: readKey() };
    const kept = text === undefined ? undefined : parseKeepsake(text);
    const unsealed = kept && key !== undefined ? await vault.unseal(key, kept.sealed).catch(() => "failed") : undefined;
    if (!going()) return undefined;
    if (typeof unsealed === "string") return over ? undefined : ask("here");
    const belongings = unsealed && parseBelongings(unsealed.aside);
    if (!kept || key === undefined || !belongings) {
      if (!over) writeKeepsake(undefined);
      return undefined;
    }
    const { seat, role, language, policy, banned, consulting, sealed } = kept;
    const { address, open, signed } = unsealed;
    const free = carried && whenOver(seat);
    claims.comeBackTo(seat, over);
    const ours = await claims.take(role === "host" ? address : undefined);
    if (ours) await free;
    if (!going()) return undefined;
    if (!ours) return ask("elsewhere");
    if (carried) {
      writeKey(carried.key);
      writeKeepsake(carried.text);
    }
    const back = role === "host" ? { back: { policy, banned, consulting, ...(signed ? { signed } : {}) } } : {};
    dispatch({ type: "return", key, sealed, open, language, ...back });
    return { ...belongings, role };
  }

  /** A reload of the question is no answer to it. */
  function ask(where: Asked): Asked {
    noteAsked();
    return where;
  }

  function stop(): void {
    if (attempt) claims.release();
    attempt = undefined;
  }

  return {
    async leftover() {
      const text = readKeepsake();
      if (text !== undefined && readKey() !== undefined) {
        return reloaded() && !wasAsked() ? "reloaded" : ask("here");
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
    has(wanted) {
      const now = state();
      if ("seat" in wanted) return wanted.seat === claims.seat;
      return callOf(now)?.role === "host" && wanted.address === addressOf(now);
    },
    stop,
    stayOut() {
      stop();
      writeKeepsake(undefined);
    },
  };
}

function reloaded(): boolean {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return visit?.type === "reload";
}
