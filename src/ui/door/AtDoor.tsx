import { type JSX, Show } from "solid-js";
import DoorClosed from "~icons/lucide/door-closed";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import type { Note } from "../../room/wire/messages.ts";
import { BackAsks } from "../call/BackAsks.tsx";
import { CheckIn } from "../preview/CheckIn.tsx";
import { Screen } from "../parts/Screen.tsx";

/**
 * The screen of a client who has proved the password and waits to be let in. Camera and sound can be tried meanwhile.
 */
export function AtDoor(): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const note = () => {
    const state = room.state();
    return state.at === "knocking" ? state.note : undefined;
  };
  return (
    <Screen title={t("door.title")} lead={t("door.lead")}>
      <div class="card" data-testid="join-waiting" data-at="door">
        <p class="busy">
          <DoorClosed width="1.6em" height="1.6em" aria-hidden="true" />
          {t("door.wait")}
        </p>
        <div role="status">
          <Show when={note()}>
            {(given) => (
              <p class="notice" data-testid="door-note">
                {t("door.says")} <strong>{words(given())}</strong>
              </p>
            )}
          </Show>
        </div>
        <button type="button" class="button plain" data-testid="hang-up" onClick={() => room.hangUp()}>
          {t("door.leave")}
        </button>
      </div>
      <CheckIn />
      <BackAsks stop={t("door.leave")} onStop={() => room.hangUp()} />
    </Screen>
  );

  function words(given: Note): string {
    return given.is === "own" ? `“${given.text}”` : t(`note.${given.which}`);
  }
}
