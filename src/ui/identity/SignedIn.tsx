import { createSignal, For, type JSX } from "solid-js";
import type { Identities } from "../../identity/createIdentity.ts";
import type { PeerId } from "../../room/wire/roster.ts";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { Turn } from "../parts/Turns.tsx";
import { createOutcome } from "./createOutcome.ts";

/** Who somebody is whom the host has asked, or that they did not show it. */
export function SignedIn(props: { readonly identities: Identities }): JSX.Element {
  const { t } = useLocale();
  const { ids } = createTogether();
  const outcome = createOutcome(() => props.identities);
  const [read, setRead] = createSignal<readonly unknown[]>([]);
  const told = () =>
    ids().filter(
      (id) =>
        props.identities.answer(id) &&
        props.identities.answer(id)?.is !== "asked" &&
        !read().includes(props.identities.answer(id)),
    );
  const dismiss = (id: PeerId) => setRead([...read(), props.identities.answer(id)]);
  return (
    <div role="status">
      <For each={told()}>
        {(id) => (
          <Turn is="alert">
            <div class="banner" data-testid="signed-in" data-is={props.identities.answer(id)?.is}>
              <p>{outcome(id)}</p>
              <div class="actions">
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
