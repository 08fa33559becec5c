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

it("a hidden page asks for nothing, and for the screen again when it is looked at", async () => {
  const request = vi.fn<() => Promise<unknown>>(() => Promise.reject(new DOMException("", "NotAllowedError")));
  const page = Object.assign(new EventTarget(), { visibilityState: "hidden" });
  vi.stubGlobal("navigator", { wakeLock: { request } });
  vi.stubGlobal("document", page);
  const dispose = createRoot((end) => {
    createStayAwake(() => true);
    return end;
  });
  expect(request).not.toHaveBeenCalled();
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(request).toHaveBeenCalledTimes(1);
  dispose();
  page.dispatchEvent(new Event("visibilitychange"));
  expect(request).toHaveBeenCalledTimes(1);
});

it("a lock that comes behind the end of the call is given back", async () => {
  let grant!: (lock: unknown) => void;
  const release = vi.fn<() => Promise<void>>(() => Promise.resolve());
  vi.stubGlobal("navigator", { wakeLock: { request: () => new Promise((resolve) => (grant = resolve)) } });
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  const dispose = createRoot((end) => {
    createStayAwake(() => true);
    return end;
  });
  dispose();
  grant({ release });
  await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(1), { timeout: 10_000 });
});

it("a browser without wake locks is let be", () => {
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  createRoot((dispose) => {
    createStayAwake(() => true);
    dispose();
  });
});
