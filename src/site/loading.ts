import { type Component, createSignal, lazy } from "solid-js";

/** ms before the second attempt; each further pause is twice as long. */
const PAUSE = 1_000;
/** ms. After a pause this long, there is no further attempt. */
const LONGEST = 64_000;
/** ms without success after which the person is told. */
const PATIENCE = 15_000;

/** How many parts are overdue or have been given up. */
const [overdue, setOverdue] = createSignal(0);

/**
 * Whether a part of the page is overdue or has been given up, because the network is down or a newer release has
 * replaced the part. Reloading the page helps with both.
 */
export const partMissing = (): boolean => overdue() > 0;

const [replaced, setReplaced] = createSignal(false);
/** Whether a part is missing because the server has a newer release than this page is from. */
export const partReplaced: () => boolean = replaced;

/** Reports a part that is missing for good: `partMissing` is true until the page is reloaded. */
export const partLost = (): void => void setOverdue((count) => count + 1);

/** A function that calls `make` the first time and returns the same promise from then on, even a rejected one. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** Whether the server's page names another script than this page has; false where it cannot be asked. */
async function isOutdated(): Promise<boolean> {
  try {
    const page = await (await fetch(location.pathname, { cache: "no-store" })).text();
    const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src.split("/").pop();
    // A network that wants a login first answers with a page of its own.
    return script !== undefined && page.includes('id="app"') && !page.includes(script);
  } catch {
    return false;
  }
}

/**
 * Calls `attempt`, which fetches a part of the site, until it succeeds: up to eight times, with pauses that grow to
 * a minute. After 15 s without success, `partMissing` is true until it succeeds; at once, and for good, where the server has
 * a newer release (`partReplaced`). Never rejects: when the last
 * attempt has failed, the promise stays pending, and the screen asks the person to reload the page.
 */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  let late = false;
  const impatience = setTimeout(() => {
    late = true;
    partLost();
  }, PATIENCE);
  for (let pause = PAUSE; ; pause *= 2) {
    try {
      const part = await attempt();
      clearTimeout(impatience);
      if (late) setOverdue((count) => count - 1);
      return part;
    } catch {
      if (await isOutdated()) {
        clearTimeout(impatience);
        setReplaced(true);
        partLost();
        return new Promise(() => undefined);
      }
      if (pause > LONGEST) return new Promise(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/**
 * The component `name` of the module from `load`, which is fetched at `preload()` or when the component first shows.
 */
export function part<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, Component<Props>>>,
  name: Name,
): Component<Props> & { preload: () => Promise<unknown> } {
  return lazy(async () => ({ default: (await retrying(load))[name] }));
}
