import type { Accessor } from "solid-js";
import { useLocale } from "../../site/locale.tsx";
import type { Guest } from "../../room/model/state.ts";
import type { PeerId } from "../../room/wire/roster.ts";
import { createTogether } from "../parts/createTogether.ts";
import { isolated } from "../parts/isolated.ts";

/**
 * The guest with this id at the door, undefined once there is none; and the name to show: the one that was given, `isolated`, or else
 * "someone". Reads the room from the nearest `CallContext`.
 */
export function createGuest(peer: Accessor<PeerId>): {
  readonly guest: Accessor<Guest | undefined>;
  readonly name: Accessor<string>;
} {
  const { t } = useLocale();
  const { call } = createTogether();
  const guest = () => call()?.door.find((one) => one.peer === peer());
  const name = () => {
    const given = guest()?.name;
    return given ? isolated(given) : t("knock.someone");
  };
  return { guest, name };
}
