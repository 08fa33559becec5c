import { createSignal, type JSX, Show } from "solid-js";
import LockOpen from "~icons/lucide/lock-open";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { Turn } from "../parts/Turns.tsx";

/** Tells everyone in a call without a password, once, who may come in. */
export function NoPassword(): JSX.Element {
  const { t } = useLocale();
  const { together, call } = createTogether();
  const [known, setKnown] = createSignal(false);
  return (
    <Show when={together() && call()?.open && !known()}>
      <Turn is="notice" rank={1}>
        <section class="banner" data-testid="no-password" aria-label={t("room.open")}>
          <LockOpen width="1.8em" height="1.8em" aria-hidden="true" />
          <p>{t("room.open")}</p>
          <div class="actions">
            <button type="button" class="button plain" onClick={() => setKnown(true)}>
              {t("alert.dismiss")}
            </button>
          </div>
        </section>
      </Turn>
    </Show>
  );
}
