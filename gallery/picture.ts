import type { Page } from "../src/ui/useCall.tsx";
import { aPage, type Given } from "./fixtures/call.ts";
import type { Hand } from "./hand.ts";

/** One screen in one state. */
export interface Picture {
  page(): Page;
  /** What is done on the screen before the picture is taken. */
  readonly acted?: (hand: Hand) => Promise<void>;
  /** Timers fire at once, so that whatever the screen shows after a delay is in the picture. */
  readonly hurried?: boolean;
}

export type Pictures = Readonly<Record<string, Picture>>;

/** The picture of the page that `given` describes (`aPage`), after `acted`. */
export const picture = (given: Given, acted?: Picture["acted"]): Picture => ({
  page: () => aPage(given),
  ...(acted ? { acted } : {}),
});

/** The same pictures with `prefix` and a hyphen in front of their names. */
export const prefixed = (prefix: string, pictures: Pictures): Pictures =>
  Object.fromEntries(Object.entries(pictures).map(([name, one]) => [`${prefix}-${name}`, one]));

/** One picture for each of `keys`, under that key. */
export const each = <Key extends string>(
  keys: readonly Key[],
  make: (key: Key) => Picture,
): Readonly<Record<Key, Picture>> => Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, Picture>;
