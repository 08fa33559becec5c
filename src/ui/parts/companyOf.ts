import type { Accessor } from "solid-js";
import type { PeerId } from "../../room/wire/roster.ts";

/** Remembers who is there now, and tells later whether any of them still is: what was begun for one is not for the next. */
export function companyOf(ids: Accessor<readonly PeerId[]>): () => boolean {
  const before = ids();
  return () => ids().some((id) => before.includes(id));
}
