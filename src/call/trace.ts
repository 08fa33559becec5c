import type { Effect, Event } from "../room/model/events.ts";
import type { State } from "../room/model/state.ts";

type Trace = (before: State, event: Event, after: State, effects: readonly Effect[]) => void;

/**
 * A function that logs each step of the machine to the console: the names of states, events and effects, never what
 * they carry. Undefined unless `localStorage["driewoord/trace"]` is set or, in development, the URL has `?trace`.
 */
export function makeTrace(): Trace | undefined {
  if (!asked()) return undefined;
  return (before, event, after, effects) => {
    const done = effects.map((effect) => effect.do).join(" ");
    // oxlint-disable-next-line no-console
    console.debug(`${event.type}: ${before.at} → ${after.at}${done && `, ${done}`}`);
  };
}

function asked(): boolean {
  try {
    if (localStorage.getItem("driewoord/trace") !== null) return true;
  } catch {
    // Storage is not available, so nothing can be set there.
  }
  return import.meta.env.DEV && new URLSearchParams(globalThis.location?.search).has("trace");
}
