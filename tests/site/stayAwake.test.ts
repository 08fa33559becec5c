import { createRoot, createSignal } from "solid-js";
import { afterEach, expect, it, vi } from "vitest";
import { createStayAwake } from "../../src/site/createStayAwake.ts";

afterEach(() => vi.unstubAllGlobals());

it("the screen is kept on once for a whole call, however often the call's state changes", async () => {
  const release = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const request = vi.fn<() => Promise<unknown>>(() => Promise.resolve({ release }));
  vi.stubGlobal("navigator", { wakeLock: { request } });
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  const [state, setState] = createSignal("idle");
  const dispose = createRoot((end) => {
    createStayAwake(() => state() !== "idle" && state() !== "ended");
    return end;
  });
  for (const next of ["waiting", "connecting", "inCall"]) setState(next);
  expect(request).toHaveBeenCalledTimes(1);
  expect(release).not.toHaveBeenCalled();
  setState("ended");
  await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(1), { timeout: 10_000 });
  dispose();
});
