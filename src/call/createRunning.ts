import { type Accessor, createEffect, on, onCleanup } from "solid-js";
import type { State } from "../room/model/state.ts";
import { callOf } from "../room/select.ts";
import { createStayAwake } from "../site/createStayAwake.ts";
import { makeCarrier } from "./carrying.ts";
import { makeClaims } from "./claims.ts";
import { createKeepsake } from "./createKeepsake.ts";
import { createShown } from "./createShown.ts";
import { type Machine, makeMachine, type View } from "./machine.ts";
import type { Belongings } from "./keepsake.ts";
import type { Edge } from "./performer.ts";
import { makePresence } from "./presence.ts";
import { makeReturning, type Returning } from "./returning.ts";

/** What calls need of the page and the browser. */
export interface Surroundings extends Omit<Edge, "claims"> {
  /** The person's settings in this call, which have to survive a reload of the page. */
  readonly belongings: Accessor<Belongings>;
  /** By which the tabs of this browser agree on which of them is in a call; undefined where the browser has none. */
  readonly locks: LockManager | undefined;
}

/** A machine, and the ways back into its calls. */
export interface Running {
  readonly machine: Machine;
  readonly returning: Returning;
}

/** What runs a room is told of its screens. */
export interface Screens extends View {
  /** The machine's state, as `View.show` was told. */
  readonly state: Accessor<State>;
  /** The same, as the screens show it. */
  readonly shown: Accessor<State>;
  setShown(state: State): void;
}

/**
 * Everything that runs calls: loaded only when a person begins one, and started once. Needs a Solid owner, with which it
 * ends.
 */
export function createRunning(around: Surroundings, screens: Screens): Running {
  const { vault, locks, belongings, presence } = around;
  const { state, shown } = screens;
  const claims = makeClaims(locks, (seat) => {
    machine.dispatch({ type: "carriedOff" });
    carrier.over(seat);
  });
  const machine: Machine = makeMachine({ ...around, claims }, screens);
  const { dispatch, performer } = machine;
  const returning = makeReturning({ vault, claims, locks, state: machine.state, dispatch });
  const seal = (key: string, aside: string) => vault.keepsake(key, aside);
  const keepsake = createKeepsake({ state, shown, belongings, seat: () => claims.seat, seal });
  const tell = makePresence((peer, message) => performer.rendezvous()?.send(peer, message));

  createShown(state, screens.setShown);
  const carrier = makeCarrier(async (wanted) => (returning.has(wanted) ? keepsake() : undefined));
  onCleanup(carrier.close);
  createStayAwake(() => callOf(state()) !== undefined);
  createEffect(on([state, presence], ([now, here]) => tell(now, here)));
  return { machine, returning };
}
