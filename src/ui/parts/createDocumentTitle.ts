import { createPageVisibility } from "@solid-primitives/page-visibility";
import { createEffect, createMemo } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { callOf, knocking, togetherOf } from "../../room/select.ts";

/**
 * Sets the tab's title in the room. The title calls the person back to the tab if somebody is at the door, or if they
 * were let in while the tab was hidden.
 */
export function createDocumentTitle(): void {
  const { room } = useCall();
  const { t } = useLocale();
  const visible = createPageVisibility();
  /** Whether the tab has been visible since the room's screen appeared. */
  const seen = createMemo((before: boolean) => before || visible(), false);
  const urgent = () => {
    const call = callOf(room.state());
    if (call && knocking(call).length > 0) return t("knock.title");
    return !seen() && togetherOf(room.state()) ? t("door.opened") : undefined;
  };
  createEffect(() => {
    const what = urgent();
    document.title = what ? `● ${what}` : t("appName");
  });
}
