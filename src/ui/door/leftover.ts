import type { Asked } from "../../call/returning.ts";
import { writeKeepsake } from "../../call/tabStorage.ts";
import type { Page } from "../useCall.tsx";

/**
 * Goes back into the call that this tab was in, or with `over` takes over what another tab is in; name, promise, camera,
 * microphone, and whether the IP address is hidden, are as they were. Otherwise as `Returning.comeBack`.
 */
export async function goBack(page: Page, over: boolean): Promise<"back" | Asked | undefined> {
  const { room, media, leftover, setLeftover } = page;
  const before = await room.comeBack(over);
  if (typeof before !== "object") {
    // From the end screen, which asks as well, there is no way to another question.
    if (before && leftover()) setLeftover(before);
    return before;
  }
  setLeftover(undefined);
  page.setName(before.name);
  page.promise(before.promised);
  page.putPhoneDown(true);
  page.hiddenAddress.restore(before.addressHidden);
  for (const kind of ["mic", "camera"] as const) if (media[kind].on !== before[kind]) void media.toggle(kind);
  void media.start(before.role === "host" ? "hidden" : undefined);
  return "back";
}

/** Looks for a call that this tab was in; a page that was reloaded goes back by itself. */
export async function arrive(page: Page): Promise<void> {
  const found = await page.room.leftover();
  // The person may have turned away meanwhile.
  if (found !== "reloaded") page.setLeftover((before) => before && found);
  else if (!(await goBack(page, false))) page.setLeftover(undefined);
}

/** Forgets the call that this tab was in; at once, because what goes back may still be loading, and a reload would go in. */
export function stayOut({ room, setLeftover }: Page): void {
  writeKeepsake(undefined);
  room.stayOut();
  setLeftover(undefined);
}
