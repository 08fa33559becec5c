import type { TextKey } from "../../site/locale.tsx";

/** ms before an appointment: until then one comes back later, and from then on one need not wait any more. */
const [LATER, SOON] = [60 * 60_000, 15 * 60_000];
/** ms behind its beginning after which an appointment is over, however long it was meant to be. */
const OVER = 3 * 60 * 60_000;

/** What is said of an appointment that does not begin now. */
export function hintFor(at: Date): TextKey | undefined {
  const left = at.getTime() - Date.now();
  if (left > LATER) return "invited.later";
  if (left > SOON) return "invited.early";
  return left < -OVER ? "invited.over" : undefined;
}
