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
  const elsewhere = () => props.where === "elsewhere";
  const words = () => (elsewhere() ? ("goingOn.elsewhere" as const) : ("goingOn.here" as const));
  return (
    <Show when={props.where !== "looking"} fallback={<ComingBack />}>
      <Screen title={t(`${words()}.title`)} lead={t(`${words()}.lead`)}>
        <div class="card form" data-testid="return">
          <GoOn elsewhere={elsewhere()} />
          <button type="button" class="button plain wide" data-testid="return-no" onClick={() => stayOut(page)}>
            {t("goingOn.no")}
          </button>
        </div>
      </Screen>
    </Show>
  );
}
