import type { Effect, Event } from "../room/model/events.ts";
import type { State } from "../room/model/state.ts";

type Trace = (before: State, event: Event, after: State, effects: readonly Effect[]) => void;

/**
 * Logs each step of the machine in the console, for whoever has set `localStorage["driewoord/trace"]`, or `?trace` in
 * the address while developing: names of states, events and effects, and never what they carry. Undefined: not asked for.
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
    // Storage is closed to us: nobody has asked there.
  }
  return import.meta.env.DEV && new URLSearchParams(globalThis.location?.search).has("trace");
}
