import type { JSX } from "solid-js";
import { useCall } from "../app/call.tsx";
import { useLocale } from "../app/locale.tsx";

/** Says so when the picture that leaves the device is not what the person would expect. */
export function BlurNotice(): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  const text = () => {
    const state = media.blur();
    return state === "everything" || state === "stopped" ? t(`background.${state}`) : "";
  };
  return (
    <p role="status" class="notice" data-testid="blur-notice" hidden={text() === ""}>
      {text()}
    </p>
  );
}
