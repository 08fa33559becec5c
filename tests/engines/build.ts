import { npmRun } from "../browser/harness/build.ts";
import { HAS_FIREFOX } from "./firefox.ts";
import { HAS_WEBKIT } from "./webkit.ts";

/** Builds what is shown, where there is a browser to show it in. */
export default async function build(): Promise<void> {
  if (!HAS_FIREFOX && !HAS_WEBKIT) return;
  await npmRun("build");
  await npmRun("build:gallery");
  await npmRun("build:quick");
}
