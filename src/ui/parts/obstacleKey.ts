import type { Locale, TextKey } from "../../site/locale.tsx";
import type { Obstacle } from "../../room/model/errors.ts";
import type { Role } from "../../room/model/state.ts";

/**
 * The text that says what stands in the way of a connection, and what to do. What the site lacks is for the host to hear,
 * who knows whose site it is.
 */
export function obstacleKey(why: Obstacle, role: Role): TextKey {
  return `obstacle.${why === "noRelay" && role === "client" ? "noPath" : why}`;
}

/** That a connection did not come about, and what stood in its way. */
export const failedBy = ({ t }: Pick<Locale, "t">, why: Obstacle, role: Role): string =>
  `${t("obstacle.title")} ${t(obstacleKey(why, role))}`;
