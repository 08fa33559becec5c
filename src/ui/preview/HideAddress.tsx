import { type JSX, onMount, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { Switch } from "../parts/Switch.tsx";

/** Offers to go through the site's TURN server alone, where it has one. */
export function HideAddress(): JSX.Element {
  const { hiddenAddress } = useCall();
  const { t } = useLocale();
  onMount(() => hiddenAddress.look());
  return (
    <Show when={hiddenAddress.offered() || hiddenAddress.on()}>
      <section class="card form">
        <Switch
          testId="hide-address"
          label={t("preview.hideAddress")}
          lead={t("preview.hideAddressLead")}
          on={hiddenAddress.on()}
          onChange={hiddenAddress.hide}
        />
      </section>
    </Show>
  );
}
