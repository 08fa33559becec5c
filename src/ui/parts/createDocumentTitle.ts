import { createPageVisibility } from "@solid-primitives/page-visibility";
import { createEffect, createMemo } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { knocking } from "../door/Knocks.tsx";
import { callOf, togetherOf } from "../../room/select.ts";

/** The tab says what one has to come back for: somebody at the door, or the door that has opened. */
export function createDocumentTitle(): void {
  const { room } = useCall();
  const { t } = useLocale();
  const visible = createPageVisibility();
  /** Since the room's screen stands. */
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
