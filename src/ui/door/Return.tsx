import { type JSX, Show } from "solid-js";
import { type Leftover, useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { Screen } from "../parts/Screen.tsx";
import { ComingBack } from "./ComingBack.tsx";
import { GoOn } from "./GoOn.tsx";
import { stayOut } from "./leftover.ts";

/**
 * Asks whether the person wants back into the call that this tab was in, or into the one that another tab goes on with.
 * Camera and microphone are off, and nothing has been sent.
 */
export function Return(props: { readonly where: Leftover }): JSX.Element {
  const page = useCall();
  const { t } = useLocale();
  const asked = () => (props.where === "looking" ? undefined : props.where);
  return (
    <Show when={asked()} fallback={<ComingBack />}>
      {(where) => (
        <Screen title={t(`goingOn.${where()}.title`)} lead={t(`goingOn.${where()}.lead`)}>
          <div class="card form" data-testid="return">
            <GoOn where={where()} />
            <button type="button" class="button plain wide" data-testid="return-no" onClick={() => stayOut(page)}>
              {t("goingOn.no")}
            </button>
          </div>
        </Screen>
      )}
    </Show>
  );
}
