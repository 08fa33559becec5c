import { createSignal } from "solid-js";
import { once } from "../site/loading.ts";
import type { Files } from "./files.ts";

/**
 * The files that `load` gives, fetched with the first wish or channel: until then nothing has been handed to anybody. What is asked
 * of it meanwhile is done once it is there, in order.
 */
export function deferred(load: () => Promise<Files>): Files {
  const [loaded, setLoaded] = createSignal<Files>();
  const files = once(async () => {
    const made = await load();
    setLoaded(made);
    return made;
  });
  return new Proxy({} as Files, {
    get(_, name: keyof Files) {
      if (name === "exchanges") return loaded()?.exchanges ?? [];
      // It is no promise, and nothing that can be made a text.
      if (typeof name === "symbol" || (name as string) === "then") return undefined;
      return async (...given: readonly never[]) => {
        const made = await files();
        return (made[name] as (...given: readonly never[]) => unknown)(...given);
      };
    },
  });
}
