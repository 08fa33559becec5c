import { type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { mayInherit } from "../../room/both/handover.ts";
import { createTogether } from "../parts/createTogether.ts";
import { Dialog } from "../parts/Dialog.tsx";

/**
 * Asks a host with several others whether to end the call for everyone or to leave and let them go on; in consulting hours,
 * whether the conversation is over or the whole of it.
 */
export function LeaveDialog(props: { readonly open: boolean; readonly onClose: () => void }): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const { call, together, nameOf } = createTogether();
  function finish(): void {
    room.finish();
    props.onClose();
  }
  /** The next host, if this one leaves: the first person who can take over. Undefined if nobody can. */
  const heir = () => {
    const state = together();
    return state?.people.find(({ id }) => mayInherit(state, id))?.id;
  };
  const title = () => t(call()?.consulting && together() ? "consulting.leaveTitle" : "leave.title");
  return (
    <Dialog open={props.open} onClose={props.onClose} label={title()}>
      <h2>{title()}</h2>
      <Show when={call()?.consulting && together()}>
        <button type="button" class="button wide" data-testid="finish" onClick={finish}>
          {t("consulting.finish")}
        </button>
        <p class="muted">{t("consulting.finishLead")}</p>
      </Show>
      <button type="button" class="button danger wide" data-testid="end-for-all" onClick={() => room.hangUp()}>
        {t(call()?.consulting ? "consulting.close" : "leave.end")}
      </button>
      <Show when={call()?.consulting}>
        <p class="muted">{t("consulting.closeLead")}</p>
      </Show>
      <Show when={heir()}>
        {(id) => (
          <>
            <button
              type="button"
              class="button plain wide"
              data-testid="leave-others"
              onClick={() => room.handOver(id(), false)}
            >
              {t("leave.others")}
            </button>
            <p class="muted">{t("leave.heir", { name: nameOf(id()) })}</p>
          </>
        )}
      </Show>
    </Dialog>
  );
}
