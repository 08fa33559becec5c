/**
 * Whose a recording is. The tab that makes it, or works on it, holds the Web Lock `recording:<id>`, which the browser takes back when
 * the tab dies. So what nobody holds was left behind.
 */
const PREFIX = "recording:";

/** What this tab holds, and how it is let go. */
const mine = new Map<string, () => void>();

/** Makes the recording this tab's. false: it is another's. */
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

/** Lets go of the recording. Nothing happens where this tab does not hold it. */
export function release(id: string): void {
  mine.get(id)?.();
  mine.delete(id);
}

/** The ids of the recordings that other tabs hold. */
export async function claimedByOthers(): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query();
  const names = held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
  return new Set(names.filter((id) => !mine.has(id)));
}
