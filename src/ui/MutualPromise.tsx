import "./MutualPromise.css";
import { createSignal, type JSX, Show } from "solid-js";
import Handshake from "~icons/lucide/handshake";
import { useCall } from "../app/call.tsx";
import { useLocale } from "../app/locale.tsx";
import { keeps } from "../room/keeping.ts";
import { createTogether } from "./createTogether.ts";

/**
 * At the start both promise each other that nothing is recorded; each sees the other's yes on their picture. Where it is
 * recorded with everybody's yes, nobody is asked for the opposite.
 */
export function MutualPromise(): JSX.Element {
  const { promised, promise } = useCall();
  const { t } = useLocale();
  const { together } = createTogether();
  const [later, setLater] = createSignal(false);
  const offered = () => {
    const state = together();
    if (state?.since === undefined || !state.call.policy.promise || promised() || later()) return false;
    return ![state.self, ...state.people.map(({ id }) => id)].some((id) => keeps(state, id));
  };
  return (
    <Show when={offered()}>
      <section class="banner promise" data-testid="promise" aria-label={t("promise.title")}>
        <Handshake width="1.8em" height="1.8em" aria-hidden="true" />
        <p>{t("promise.text")}</p>
        <div class="actions">
          <button type="button" class="button" data-testid="promise-yes" onClick={() => promise()}>
            {t("promise.yes")}
          </button>
          <button type="button" class="button plain" onClick={() => setLater(true)}>
            {t("promise.later")}
          </button>
        </div>
      </section>
    </Show>
  );
}
