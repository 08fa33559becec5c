import type { Page } from "../src/ui/useCall.tsx";
import { aPage, type Given } from "./fixtures/call.ts";
import type { Hand } from "./hand.ts";

/** One screen in one state. */
export interface Picture {
  page(): Page;
  /** What a person has done on the screen before it is looked at. */
  readonly acted?: (hand: Hand) => Promise<void>;
  /** What the screen says only after a while is there at once. */
  readonly hurried?: boolean;
}

export type Pictures = Readonly<Record<string, Picture>>;

export const picture = (given: Given, acted?: Picture["acted"]): Picture => ({
  page: () => aPage(given),
  ...(acted ? { acted } : {}),
});

/** The same pictures, each under a name that begins with `prefix`. */
export const prefixed = (prefix: string, pictures: Pictures): Pictures =>
  Object.fromEntries(Object.entries(pictures).map(([name, one]) => [`${prefix}-${name}`, one]));

/** A picture for each of `keys`. */
export const each = <Key extends string>(
  keys: readonly Key[],
  make: (key: Key) => Picture,
): Readonly<Record<Key, Picture>> => Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, Picture>;
