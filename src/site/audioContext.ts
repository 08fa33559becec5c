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
