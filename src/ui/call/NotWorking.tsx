import { createSignal, type JSX, Show } from "solid-js";
import type { PeerId } from "../../room/wire/roster.ts";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { Turn } from "../parts/Turns.tsx";

/** Tells of somebody whose camera or sound did not work when they tried them before the call: they may not be heard saying so. */
export function NotWorking(): JSX.Element {
  const { t } = useLocale();
  const { ids, person, nameOf } = createTogether();
  const [read, setRead] = createSignal<readonly PeerId[]>([]);
  const first = () => ids().find((id) => person(id)?.tried === false && !read().includes(id));
  return (
    <div role="status">
      <Show when={first()}>
        {(id) => (
          <Turn is="notice" rank={1}>
            <div class="banner" data-testid="not-working">
              <p>{t("check.toldTroubles", { name: nameOf(id()) })}</p>
              <div class="actions">
                <button type="button" class="button" onClick={() => setRead([...read(), id()])}>
                  {t("alert.dismiss")}
                </button>
              </div>
            </div>
          </Turn>
        )}
      </Show>
    </div>
  );
}
