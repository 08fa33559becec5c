import { createUniqueId, For, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import { mayConsult } from "../../room/host/consulting.ts";
import { MOST_PEOPLE } from "../../room/wire/roster.ts";
import { Switch } from "../parts/Switch.tsx";
import { canKeep } from "../parts/canKeep.ts";
import { createTogether } from "../parts/createTogether.ts";

type Switchable = "ask" | "keep" | "promise";

const SWITCHES: readonly {
  readonly of: Switchable;
  readonly testId: string;
  readonly label: TextKey;
  readonly lead: TextKey;
}[] = [
  { of: "ask", testId: "lock", label: "policy.ask", lead: "policy.askLead" },
  { of: "keep", testId: "allow-keeping", label: "policy.keep", lead: "policy.keepLead" },
  { of: "promise", testId: "allow-promise", label: "policy.promise", lead: "policy.promiseLead" },
];

/** The host's settings for the room. */
export function RoomPolicy(): JSX.Element {
  const { room, live, askFirst, without } = useCall();
  const { t } = useLocale();
  const { call } = createTogether();
  const id = createUniqueId();
  const numbers = () => Array.from({ length: Math.min(call()?.most ?? MOST_PEOPLE, MOST_PEOPLE) - 1 }, (_, i) => i + 2);

  function choose(of: Switchable, on: boolean): void {
    room.setPolicy({ [of]: on });
    if (of === "ask") askFirst(on);
  }
  const consulting = () => call()?.consulting === true;
  const able = () => {
    const state = room.state();
    return "call" in state && mayConsult(state);
  };
  /** There is nothing to allow where nothing can be kept, and in consulting hours everybody is asked about anyway. */
  const switches = () =>
    SWITCHES.filter(({ of }) => (of === "keep" ? canKeep({ live, without }) : of !== "ask" || !consulting()));
  return (
    <div class="form policy">
      <Show when={consulting() || able()}>
        <Switch
          testId="consulting"
          label={t("consulting.title")}
          lead={t("consulting.lead")}
          on={consulting()}
          onChange={(on) => room.consult(on)}
        />
      </Show>
      <For each={switches()}>
        {({ of, testId, label, lead }) => (
          <Switch
            testId={testId}
            label={t(label)}
            lead={t(lead)}
            on={call()?.policy[of] ?? false}
            onChange={(on) => choose(of, on)}
          />
        )}
      </For>
      <Show when={!consulting()}>
        <div class="field">
          <label for={`${id}-people`}>{t("policy.people")}</label>
          <p class="hint" id={`${id}-people-lead`}>
            {t("policy.peopleLead")}
          </p>
          <select
            id={`${id}-people`}
            data-testid="people-agreed"
            aria-describedby={`${id}-people-lead`}
            onChange={(event) => room.setPolicy({ people: Number(event.currentTarget.value) })}
          >
            <For each={numbers()}>
              {(number) => (
                <option value={number} selected={call()?.policy.people === number}>
                  {number}
                </option>
              )}
            </For>
          </select>
        </div>
      </Show>
    </div>
  );
}
