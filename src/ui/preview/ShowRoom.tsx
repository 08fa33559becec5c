import { type Accessor, createSignal, type JSX } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import type { Background } from "../../camera/blur/background.ts";
import { callOf } from "../../room/select.ts";
import { Dialog } from "../parts/Dialog.tsx";

/** Every choice of a background goes through this, so that a host does not show the room by mistake. */
export interface BackgroundChoice {
  /** Whether showing the room has to be confirmed. */
  readonly guarded: Accessor<boolean>;
  /** The question is open, and `ShowRoom` asks it. */
  readonly asking: Accessor<boolean>;
  choose(background: Background): void;
  toggle(): void;
  /** Answers the question. `show`: others may see the room. */
  answer(show: boolean): void;
}

/** The background choice of one screen, which must also show `ShowRoom` with it. Only a host is asked. */
export function createBackgroundChoice(): BackgroundChoice {
  const { room, media } = useCall();
  const [asking, setAsking] = createSignal(false);
  const guarded = () => callOf(room.state())?.role === "host";
  const mustAsk = () => guarded() && media.background() !== "none";
  return {
    guarded,
    asking,
    choose(background) {
      if (background === "none" && mustAsk()) setAsking(true);
      else media.setBackground(background);
    },
    toggle() {
      if (mustAsk()) setAsking(true);
      else media.toggleBlur();
    },
    answer(show) {
      setAsking(false);
      if (show) media.setBackground("none");
    },
  };
}

/** Asks whether others may see the room. Closing the dialog without an answer keeps the room hidden. */
export function ShowRoom(props: { readonly choice: BackgroundChoice }): JSX.Element {
  const { t } = useLocale();
  return (
    <Dialog open={props.choice.asking()} onClose={() => props.choice.answer(false)} label={t("background.askTitle")}>
      <h2>{t("background.askTitle")}</h2>
      <p>{t("background.ask")}</p>
      <button type="button" class="button wide" data-testid="keep-hidden" onClick={() => props.choice.answer(false)}>
        {t("background.keep")}
      </button>
      <button type="button" class="button plain" data-testid="show-room" onClick={() => props.choice.answer(true)}>
        {t("background.show")}
      </button>
    </Dialog>
  );
}
