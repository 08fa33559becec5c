import "./Dictation.css";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import Send from "~icons/lucide/send";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import type { Phrase } from "../../phrase/words.ts";
import { someoneArrived } from "../../room/model/state.ts";
import { cameByLink } from "../parts/cameByLink.ts";
import { siteAddress } from "../parts/siteAddress.ts";
import { Spelled } from "../parts/Spelled.tsx";
import { callOf } from "../../room/select.ts";

/** A page that came back to its call does not have what was typed on the page before. */
const isKnown = ({ words }: Phrase): boolean => words.some((word) => word !== "");

/** Tells the host what to say on the phone: first the words, and the password only once the client can type it. */
export function Dictation(props: { readonly onInvite: () => void }): JSX.Element {
  const { room, route } = useCall();
  const { t } = useLocale();
  const call = () => callOf(room.state());
  const known = () => isKnown(room.phrase());
  /** Whoever came by an appointment's link has sent the other person one too. */
  const linked = () => cameByLink({ room, route });
  const checking = () => room.state().at === "authenticating";
  const arrived = () => someoneArrived(call());

  return (
    <section class="dictation card" data-testid="dictation">
      <Switch>
        <Match when={checking()}>
          <p class="say">{t("room.checking")}</p>
        </Match>
        <Match when={arrived() && !call()?.open}>
          <h2 class="say">{t(linked() ? "room.arrivedByLink" : "room.arrived")}</h2>
          <Show when={room.phrase().password} fallback={<p>{t("room.samePassword")}</p>}>
            <Spelled text={room.phrase().password} />
          </Show>
        </Match>
        <Match when={true}>
          <h2>{t("room.dictateTitle")}</h2>
          <Show when={linked()} fallback={<Steps />}>
            <p class="notice">{t("room.linked")}</p>
            <details>
              <summary>{t("room.noLink")}</summary>
              <Steps />
            </details>
          </Show>
          <Show
            when={call()?.open}
            fallback={<p class="notice">{t(room.phrase().password ? "room.passwordLater" : "room.passwordNotYet")}</p>}
          >
            <p class="notice">{t("room.open")}</p>
          </Show>
          <Show when={known()}>
            <button type="button" class="button plain" data-testid="invite" onClick={() => props.onInvite()}>
              <Send width="1.3em" height="1.3em" aria-hidden="true" />
              {t("invite.title")}
            </button>
          </Show>
        </Match>
      </Switch>
    </section>
  );
}

/** What to say on the phone, step by step. */
function Steps(): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  return (
    <ol class="steps">
      <li>
        <p>{t("room.stepSite")}</p>
        <p class="address">{siteAddress()}</p>
      </li>
      <li>
        <p>{t("room.stepJoin", { join: t("home.join") })}</p>
        <Show when={isKnown(room.phrase())} fallback={<p class="notice">{t("room.sameWords")}</p>}>
          <div class="words">
            <For each={room.phrase().words}>{(word) => <Spelled text={word} />}</For>
          </div>
        </Show>
      </li>
    </ol>
  );
}
