import { createSignal, type JSX, Show } from "solid-js";
import PictureInPicture from "~icons/lucide/picture-in-picture-2";
import { useLocale } from "../../site/locale.tsx";
import type { PeerId } from "../../room/wire/roster.ts";
import { createTogether } from "../parts/createTogether.ts";
import { pictureOf } from "../parts/pictureOf.ts";
import { TextError } from "../parts/TextError.tsx";

/**
 * Puts somebody's picture into a window above all other programs (W3C Picture-in-Picture), where the browser can and there is a
 * picture that moves. `onOpened`: it is there.
 */
export function OwnWindow(props: { readonly id: PeerId; readonly onOpened: () => void }): JSX.Element {
  const { t } = useLocale();
  const { person } = createTogether();
  const [refused, setRefused] = createSignal(false);
  const moves = () => {
    const them = person(props.id);
    return them?.link === "up" && them.camera && !them.holds;
  };

  async function open(): Promise<void> {
    try {
      await pictureOf(props.id)!.requestPictureInPicture();
      props.onOpened();
    } catch {
      setRefused(true);
    }
  }
  return (
    <Show when={document.pictureInPictureEnabled && moves()}>
      <section class="form">
        <p>{t("person.windowLead")}</p>
        <button type="button" class="button plain" data-testid="own-window" onClick={() => void open()}>
          <PictureInPicture width="1.3em" height="1.3em" aria-hidden="true" />
          {t("person.window")}
        </button>
        <TextError text={refused() ? t("person.windowRefused") : undefined} />
      </section>
    </Show>
  );
}
