import { type JSX, Show } from "solid-js";
import PhoneOff from "~icons/lucide/phone-missed";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { Turn } from "../parts/Turns.tsx";

/**
 * Tells both people, once they see each other, to hang up the telephone on which the words were dictated: what is heard twice
 * is hard to understand. Not to whoever comes back after a reload.
 */
export function PhoneDown(): JSX.Element {
  const { phoneDown, putPhoneDown } = useCall();
  const { t } = useLocale();
  const { together } = createTogether();
  const asked = () => together()?.since !== undefined && !phoneDown();
  return (
    <div role="status">
      <Show when={asked()}>
        <Turn is="notice" rank={2}>
          <section class="banner" data-testid="phone" aria-label={t("phone.title")}>
            <PhoneOff width="1.8em" height="1.8em" aria-hidden="true" />
            <p>{t("phone.text")}</p>
            <div class="actions">
              <button type="button" class="button" data-testid="phone-down" onClick={() => putPhoneDown(true)}>
                {t("phone.done")}
              </button>
            </div>
          </section>
        </Turn>
      </Show>
    </div>
  );
}
