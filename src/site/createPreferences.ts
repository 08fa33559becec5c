import { type Accessor, createEffect, createSignal } from "solid-js";
import { readSettings, remember } from "./settings.ts";

/** What a person finds easier to read and to hear. Remembered in this browser. */
export interface Preferences {
  /** All letters a quarter larger than the browser has them. */
  readonly largeLetters: Accessor<boolean>;
  setLargeLetters(on: boolean): void;
  /** Of the buttons below a call, a client has those alone that nobody does without. */
  readonly simple: Accessor<boolean>;
  setSimple(on: boolean): void;
  /** Whether Driewoord's own sounds are played. */
  readonly signals: Accessor<boolean>;
  setSignals(on: boolean): void;
}

/** The preferences that were remembered, on the page from now on. Needs a Solid owner. */
export function createPreferences(): Preferences {
  const before = readSettings();
  const [largeLetters, setLargeLetters] = createSignal(before.largeLetters ?? false);
  const [simple, setSimple] = createSignal(before.simple ?? false);
  const [signals, setSignals] = createSignal(before.signals ?? true);
  createEffect(() => document.documentElement.toggleAttribute("data-large", largeLetters()));
  return {
    largeLetters,
    setLargeLetters(on) {
      remember({ largeLetters: on });
      setLargeLetters(on);
    },
    simple,
    setSimple(on) {
      remember({ simple: on });
      setSimple(on);
    },
    signals,
    setSignals(on) {
      remember({ signals: on });
      setSignals(on);
    },
  };
}
