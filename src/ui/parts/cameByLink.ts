import { readDeepLink } from "../../site/deepLink.ts";
import type { Page } from "../useCall.tsx";

/** Whether the call's words are those of the link that the page was opened by. Then nobody has to dictate them. */
export function cameByLink({ room, route }: Pick<Page, "room" | "route">): boolean {
  const { words } = room.phrase();
  const linked = readDeepLink(route().link).words;
  return words.some((word) => word !== "") && words.every((word, index) => word === linked[index]);
}
