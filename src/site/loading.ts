import { type Component, createSignal, lazy } from "solid-js";

/** ms before the second attempt; each further pause is twice as long. */
const PAUSE = 1_000;
/** ms: with a longer pause than this there is no further attempt. */
const LONGEST = 64_000;
/** ms in vain after which the person is told. */
const PATIENCE = 15_000;

/** How many parts are waited for too long, or in vain. */
const [overdue, setOverdue] = createSignal(0);

/**
 * Whether a part of the page has not come for a while: the network is gone, or a newer release has replaced the part.
 * Loading the page anew helps with both.
 */
export const partMissing = (): boolean => overdue() > 0;

/** Says that a part is missing: for good, unless `retrying` takes it back. */
export const partLost = (): void => void setOverdue((count) => count + 1);

/** Gives a function that makes the value at its first call and returns the same promise ever after. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/**
 * Repeats `attempt`, which fetches a part of the site, until it succeeds, for about two minutes; after 15 s `partMissing`
 * becomes true. Never rejects: when the last attempt has failed the promise stays pending, the screen says so, and the
 * way on is to load the page anew.
 */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  let late = false;
  const impatience = setTimeout(() => {
    late = true;
    partLost();
  }, PATIENCE);
  for (let pause = PAUSE; pause <= LONGEST; pause *= 2) {
    try {
      const part = await attempt();
      clearTimeout(impatience);
      if (late) setOverdue((count) => count - 1);
      return part;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return new Promise(() => undefined);
}

/** The component `name` of a module that is fetched when it is first shown, or at `preload()`. */
export function part<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, Component<Props>>>,
  name: Name,
): Component<Props> & { preload: () => Promise<unknown> } {
  return lazy(async () => ({ default: (await retrying(load))[name] }));
}
