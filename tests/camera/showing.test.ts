import { afterEach, describe, expect, it, vi } from "vitest";
import { canShow, chooseShown } from "../../src/camera/showing.ts";

afterEach(() => vi.unstubAllGlobals());

const answer = (getDisplayMedia?: () => Promise<unknown>) =>
  vi.stubGlobal("navigator", { mediaDevices: getDisplayMedia ? { getDisplayMedia } : {} });

describe("what is on the screen", () => {
  it("cannot be shown where the browser has no way to, or no devices at all", () => {
    answer();
    expect(canShow()).toBe(false);
    vi.stubGlobal("navigator", {});
    expect(canShow()).toBe(false);
  });

  it("is asked for without its sound and without the call's own tab, and is to be sharp", async () => {
    const track = { contentHint: "" };
    const ask = vi.fn<() => Promise<unknown>>(() => Promise.resolve({ getVideoTracks: () => [track] }));
    answer(ask);
    expect(canShow()).toBe(true);
    expect(await chooseShown()).toBe(track);
    expect(track.contentHint).toBe("detail");
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ audio: false, selfBrowserSurface: "exclude" }));
  });

  it.each([
    ["NotAllowedError", "Permission denied", "calledOff"],
    ["NotAllowedError", "Permission denied by system", "failed"],
    ["NotFoundError", "", "failed"],
    ["NotReadableError", "", "failed"],
  ])("%s, %s: %s", async (name, message, result) => {
    answer(() => Promise.reject(new DOMException(message, name)));
    expect(await chooseShown()).toBe(result);
  });

  it("cannot be had where the browser gives nothing, or fails in a way of its own", async () => {
    answer(() => Promise.resolve({ getVideoTracks: () => [] }));
    expect(await chooseShown()).toBe("failed");
    answer(() => Promise.reject(new Error("out of order")));
    expect(await chooseShown()).toBe("failed");
  });
});
