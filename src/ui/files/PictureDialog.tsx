import "./PictureDialog.css";
import { createMemo, type JSX, Show } from "solid-js";
import { isReceived } from "../../files/exchange.ts";
import { useLocale } from "../../site/locale.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { useCall } from "../useCall.tsx";
import { Preview } from "./Received.tsx";

/** A picture that has come in, as large as the window. Open while one is `enlarged`. */
export function PictureDialog(): JSX.Element {
  const { files } = useCall();
  const { t } = useLocale();
  const one = createMemo(() => files.exchanges.find((each) => each.enlarged && isReceived(each)));
  function close(): void {
    const now = one();
    if (now) files.enlarge(now.id, false);
  }
  return (
    <Dialog open={one() !== undefined} onClose={close} label={t("files.preview", { file: one()?.file?.name ?? "" })}>
      <Show when={one()}>
        {(shown) => (
          <div class="enlarged" data-testid="enlarged">
            <Preview one={shown()} />
          </div>
        )}
      </Show>
    </Dialog>
  );
}
