import { type JSX, onMount, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { createDeepLink } from "../parts/createDeepLink.ts";
import { hintFor } from "../parts/hintFor.ts";
import { momentOf } from "../parts/momentOf.ts";
import { Screen } from "../parts/Screen.tsx";

/** The client who came by a link, which has the words and perhaps an appointment: one press leads on. */
export function Invited(props: { readonly onEnter: () => void; readonly onOther: () => void }): JSX.Element {
  const { room, go } = useCall();
  const { t, language } = useLocale();
  const link = createDeepLink();
  onMount(() => room.prepareWords(link.words));
  return (
    <Screen title={t("invited.title")} lead={t("invited.lead", { next: t("join.submit") })} onBack={() => go("home")}>
      <div class="card form">
        <Show when={link.at}>
          {(at) => (
            <div>
              <p class="muted">{t("invited.appointment")}</p>
              <p class="typed" data-testid="appointment">
                {momentOf(at(), language())}
              </p>
              <Show when={hintFor(at())}>{(key) => <p>{t(key())}</p>}</Show>
            </div>
          )}
        </Show>
        <div>
          <p class="muted">{t("invited.words")}</p>
          <p class="typed">{link.words.join(" · ")}</p>
        </div>
        <button type="button" class="button wide" data-testid="join-submit" onClick={() => props.onEnter()}>
          {t("join.submit")}
        </button>
        <button type="button" class="button plain" data-testid="join-other" onClick={() => props.onOther()}>
          {t("join.otherWords")}
        </button>
      </div>
    </Screen>
  );
}
