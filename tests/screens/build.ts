import { npmRun } from "../browser/harness/build.ts";

export default (): Promise<void> => npmRun("build:gallery");
