/**
 * Which tab a recording belongs to. The tab that makes it, or works on it, holds the Web Lock `recording:<id>`, which
 * the browser releases when the tab dies. A recording whose lock nobody holds was therefore left behind.
 */
const PREFIX = "recording:";

/** The ids that this tab holds, each with the function that releases its lock. */
const mine = new Map<string, () => void>();

/** Takes the recording for this tab; false where another tab holds it. Rejects as `navigator.locks.request` does. */
export async function claim(id: string): Promise<boolean> {
  if (mine.has(id)) return true;
  return new Promise((resolve, reject) => {
    const held = (lock: Lock | null) => {
      resolve(lock !== null);
      return lock ? new Promise<void>((letGo) => mine.set(id, letGo)) : undefined;
    };
    navigator.locks.request(PREFIX + id, { ifAvailable: true }, held).catch(reject);
  });
}

/** Releases the recording, if this tab holds it. */
export function release(id: string): void {
  mine.get(id)?.();
  mine.delete(id);
}

/** The ids of the recordings that other tabs hold. Rejects as `navigator.locks.query` does. */
export async function claimedByOthers(): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query();
  const names = held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
  return new Set(names.filter((id) => !mine.has(id)));
}
