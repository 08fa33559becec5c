import { type Accessor, createSignal } from "solid-js";
import { readSettings, remember } from "./settings.ts";

/** The person's choice that nobody in a call learns this device's IP address, which only works through a TURN server. */
export interface HiddenAddress {
  readonly on: Accessor<boolean>;
  /** Whether the site has a TURN server; false until it is known. */
  readonly offered: Accessor<boolean>;
  /** Looks whether the site has one. */
  look(): void;
  /** Counts for the next call, and is remembered. */
  hide(on: boolean): void;
  /** As it was in a call that is gone back to; later calls are as the person last chose. */
  restore(on: boolean): void;
}

/** `possible`: whether the site has a TURN server. It is asked once the choice might be offered. */
export function createHiddenAddress(possible: () => Promise<boolean>): HiddenAddress {
  const [on, setOn] = createSignal(readSettings().hideAddress ?? false);
  const [offered, setOffered] = createSignal(false);
  return {
    on,
    offered,
    look() {
      void possible().then(setOffered);
    },
    restore: setOn,
    hide(hidden) {
      setOn(hidden);
      remember({ hideAddress: hidden });
    },
  };
}
