import { createEffect, createSignal, type JSX, on, onCleanup, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import type { PeerId } from "../../room/wire/roster.ts";
import type { Way } from "../../room/ports.ts";

/** ms between two looks: the way changes when a network does. */
const LOOK = 2_000;

/** Says whether picture and sound go straight to this person, or through the site's TURN server. */
export function TheWay(props: { readonly id: PeerId }): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const [way, setWay] = createSignal<Way>();
  createEffect(
    on(
      () => props.id,
      (id) => {
        const look = () => void room.way(id).then(setWay);
        look();
        const looking = setInterval(look, LOOK);
        onCleanup(() => clearInterval(looking));
      },
    ),
  );
  return (
    <Show when={way()}>
      {(known) => (
        <p class="muted" data-testid="way" data-way={known()}>
          {t(`person.${known()}`)}
        </p>
      )}
    </Show>
  );
}
