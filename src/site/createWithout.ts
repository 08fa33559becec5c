import { createSignal } from "solid-js";
import type { DISPENSABLE, SiteConfig } from "../../signalling/protocol.ts";
import { once } from "./loading.ts";

/** Whether this site does without something, by the choice of whoever runs it. False until that is known. */
export type Without = (what: (typeof DISPENSABLE)[number]) => boolean;

/** Asks `config` when the first answer is wanted. Needs a Solid owner where it is used. */
export function createWithout(config: () => Promise<Pick<SiteConfig, "without">>): Without {
  const [left, setLeft] = createSignal<readonly string[]>([]);
  const ask = once(() => config().then(({ without = [] }) => setLeft(without)));
  const isWithout: Without = (what) => {
    void ask();
    return left().includes(what);
  };
  return isWithout;
}
