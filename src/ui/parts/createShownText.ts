import type { Accessor } from "solid-js";
import { useLocale } from "../../site/locale.tsx";
import { useCall } from "../useCall.tsx";

/** What the others see in place of the person's own picture, in a sentence; undefined where that is nothing. */
export function createShownText(): Accessor<string | undefined> {
  const { shown } = useCall();
  const { t } = useLocale();
  return () => {
    const what = shown();
    return what ? t(what.sheet ? "show.ownPaper" : "show.own") : undefined;
  };
}
