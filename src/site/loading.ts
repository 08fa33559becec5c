import { createSignal } from "solid-js";

/** ms between two attempts. */
const PAUSE = 2_000;
/** ms in vain after which the person is told. */
const PATIENCE = 15_000;

/**
 * A part of the page does not come: the network is gone, or a newer release has replaced it and it never will. Loading the
 * page anew helps with both.
 */
const [missing, setMissing] = createSignal(false);
export const partMissing = missing;

/** Makes it at the first call, and gives the same to all later ones. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/**
 * For what the site itself serves: asks again until it comes, for there is nothing else to go on with, and tells the
 * person when that takes long (`partMissing`).
 */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  // Again and again: another part that has come may have put it away.
  const impatience = setInterval(setMissing, PATIENCE, true);
  for (;;) {
    try {
      const part = await attempt();
      clearInterval(impatience);
      setMissing(false);
      return part;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
