import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, createSignal } from "solid-js";

/** Whether the page has the whole screen, which the person can also end with Escape. */
export interface FullScreen {
  readonly on: Accessor<boolean>;
  /** Asks for it or gives it back. A browser that refuses leaves it as it is; never rejects. */
  set(on: boolean): Promise<void>;
}

/**
 * Undefined where the browser has no full screen for pages, as on an iPhone. It is the page that fills the screen and not a
 * picture, so that whatever has to be said is still seen. Needs a Solid owner.
 */
export function createFullScreen(): FullScreen | undefined {
  if (!document.fullscreenEnabled) return undefined;
  const isOn = () => document.fullscreenElement !== null;
  const [on, setOn] = createSignal(isOn());
  const follow = () => setOn(isOn());
  makeEventListener(document, "fullscreenchange", follow);
  return {
    on,
    async set(wanted) {
      // The switch shows it already, and follows from here: it may be over before its event has come.
      setOn(wanted);
      try {
        await (wanted ? document.documentElement.requestFullscreen() : document.exitFullscreen());
      } catch {
        // Refused, or over already.
        follow();
      }
    },
  };
}
