import { createSignal, For, type JSX, Show } from "solid-js";
import type { Answer, Identities } from "../../identity/createIdentity.ts";
import type { PeerId } from "../../room/wire/roster.ts";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { Turn } from "../parts/Turns.tsx";
import { createOutcome } from "./createOutcome.ts";

/** Who somebody is whom the host has asked, or that they did not show it, or not yet. */
export function SignedIn(props: { readonly identities: Identities }): JSX.Element {
  const { t } = useLocale();
  const { ids } = createTogether();
  const outcome = createOutcome(() => props.identities);
  const [read, setRead] = createSignal<readonly Answer[]>([]);
  const answer = (id: PeerId) => props.identities.answer(id);
  const isTold = (id: PeerId) => {
    const came = answer(id);
    return came !== undefined && !read().includes(came);
  };
  const dismiss = (id: PeerId) => setRead([...read(), answer(id)!]);
  return (
    <div role="status">
      <For each={ids().filter(isTold)}>
        {(id) => (
          <Turn is={answer(id)?.is === "asked" ? "notice" : "alert"}>
            <div class="banner" data-testid="signed-in" data-is={answer(id)?.is}>
              <p>{outcome(id)}</p>
              <div class="actions">
                <Show when={answer(id)?.is === "asked"}>
                  <button
                    type="button"
                    class="button plain"
                    data-testid="signed-in-call-off"
                    onClick={() => props.identities.callOff(id)}
                  >
                    {t("identity.callOff")}
                  </button>
                </Show>
                <button type="button" class="button plain" data-testid="signed-in-close" onClick={() => dismiss(id)}>
                  {t("alert.dismiss")}
                </button>
              </div>
            </div>
          </Turn>
        )}
      </For>
    </div>
  );
}
