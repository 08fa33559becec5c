/**
 * Makes an AudioContext that runs whenever the browser lets it, until it is closed: browsers hold one back that was not made
 * in response to a press, and iOS interrupts it while the phone rings (Web Audio API, section 1.2.3).
 * @throws DOMException where the browser has no more of them
 */
export function makeAudioContext(): AudioContext {
  const context = new AudioContext();
  function wake(): void {
    if (context.state === "closed") return document.removeEventListener("click", wake, true);
    if (context.state !== "running") void context.resume().catch(() => undefined);
  }
  context.addEventListener("statechange", wake);
  document.addEventListener("click", wake, true);
  wake();
  return context;
}

/**
 * What `make` makes on a context of its own, which it has to close. Undefined where there is no sound card to run it on, or one
 * with another rate than the microphone's (Firefox); the context is closed then, because a phone has few of them.
 */
export function onAudioContext<T>(make: (context: AudioContext) => T): T | undefined {
  let context: AudioContext | undefined;
  try {
    context = makeAudioContext();
    return make(context);
  } catch {
    void context?.close();
    return undefined;
  }
}
