import type { PeerId } from "../../room/wire/roster.ts";
import "./MutualPromise.css";
import { createEffect, createSignal, type JSX, Show } from "solid-js";
import Handshake from "~icons/lucide/handshake";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { phaseOf } from "../../room/both/keeping.ts";
import { KINDS, type Phase } from "../../room/wire/statement.ts";
import { createTogether } from "../parts/createTogether.ts";
import { Turn } from "../parts/Turns.tsx";

/**
 * Asks the person to promise the others that the call is not recorded and stays between them. Others see the promise on
 * this person's video. Asking to record or stream takes one's own promise back, and once the call has been recorded or
 * streamed, the promise is no longer offered.
 */
export function MutualPromise(): JSX.Element {
  const { promised, promise, phoneDown } = useCall();
  const { t } = useLocale();
  const { together, ids } = createTogether();
  const [putAway, setPutAway] = createSignal(false);
  const phases = (id: PeerId): readonly Phase[] => {
    const state = together();
    return state ? KINDS.map((what) => phaseOf(state, id, what)) : [];
  };
  const own = () => phases(together()?.self ?? "");
  const everyones = () => [...own(), ...ids().flatMap(phases)];
  createEffect(() => {
    if (own().some((phase) => phase !== "off")) promise(false);
    if (everyones().includes("on")) setPutAway(true);
  });
  const offered = () =>
    together()?.since !== undefined &&
    together()?.call.policy.promise &&
    // One thing after the other.
    phoneDown() &&
    !promised() &&
    !putAway() &&
    everyones().every((phase) => phase === "off");
  return (
    <Show when={offered()}>
      <Turn is="notice" rank={3}>
        <section class="banner promise" data-testid="promise" aria-label={t("promise.title")}>
          <Handshake width="1.8em" height="1.8em" aria-hidden="true" />
          <p>{t("promise.text")}</p>
          <div class="actions">
            <button type="button" class="button" data-testid="promise-yes" onClick={() => promise(true)}>
              {t("promise.yes")}
            </button>
            <button type="button" class="button plain" onClick={() => setPutAway(true)}>
              {t("promise.later")}
            </button>
          </div>
        </section>
      </Turn>
    </Show>
  );
}
