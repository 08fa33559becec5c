import type { PeerId } from "../../room/wire/roster.ts";

/** The element in which somebody's picture plays; undefined while it is not on the screen. */
export const pictureOf = (id: PeerId): HTMLVideoElement | undefined =>
  document.querySelector<HTMLVideoElement>(`[data-person="${CSS.escape(id)}"] video`) ?? undefined;
