import type { Page } from "../useCall.tsx";

/** Whether this site lets people record or stream a call at all. */
export const canKeep = ({ live, without }: Pick<Page, "live" | "without">): boolean =>
  !without("recording") || live.allowed();
