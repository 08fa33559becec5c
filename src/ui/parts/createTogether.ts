import type { PeerId } from "../../room/wire/roster.ts";
import type { Person } from "../../room/model/person.ts";
import { type Accessor, createMemo } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { personOf } from "../../room/both/people.ts";
import { isWriter } from "../../room/both/writing.ts";
import type { Text } from "../../room/model/chat.ts";
import type { Call, Role, Together } from "../../room/model/state.ts";
import { callOf, togetherOf } from "../../room/select.ts";
import { isolated } from "./isolated.ts";

/** What the parts of the room read from the call's state. */
export interface InRoom {
  readonly call: Accessor<Call | undefined>;
  /** The state while others are in the room; undefined while nobody else is. */
  readonly together: Accessor<Together | undefined>;
  /** "client" if there is no call. */
  readonly role: Accessor<Role>;
  /** The ids of everyone else. The array changes only when somebody comes or goes. */
  readonly ids: Accessor<readonly PeerId[]>;
  person(id: PeerId): Person | undefined;
  /** The name that the person gave, `isolated`, or else "the other person", numbered if there are several others. */
  nameOf(id: PeerId): string;
  /** The same of whoever has written a text, under the name that they had then where they have left. */
  nameOfWriter(text: Text): string;
}

/** Reads the room's state from the nearest `CallContext`. Throws if there is none. */
export function createTogether(): InRoom {
  const { room } = useCall();
  const { t } = useLocale();
  const call = () => callOf(room.state());
  const together = () => togetherOf(room.state());
  const ids = createMemo<readonly PeerId[]>(() => together()?.people.map(({ id }) => id) ?? [], [], {
    equals: (before, after) => before.length === after.length && before.every((id, index) => id === after[index]),
  });
  const person = (id: PeerId) => {
    const state = together();
    return state && personOf(state, id);
  };
  const nameOf = (id: PeerId) => {
    const name = person(id)?.name;
    if (name) return isolated(name);
    return ids().length > 1 ? t("room.otherNumber", { number: ids().indexOf(id) + 1 }) : t("room.other");
  };
  return {
    call,
    together,
    role: () => call()?.role ?? "client",
    ids,
    person,
    nameOf,
    nameOfWriter({ from, name }) {
      const writer = from && together()?.people.find((one) => isWriter(one, from));
      if (writer) return nameOf(writer.id);
      return name ? isolated(name) : t("room.other");
    },
  };
}
