/** ms between two attempts. */
const PAUSE = 2_000;

/** Makes it at the first call, and gives the same to all later ones. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** For what the relay's own site serves: it is there or about to be back, and there is nothing to do but to ask again. */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
