import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeAudioContext } from "../../src/site/audioContext.ts";

/** A context that runs once it may. */
class Context extends EventTarget {
  state: "suspended" | "running" | "interrupted" | "closed" = "suspended";
  /** Whether the browser lets it run. */
  static allowed: boolean;
  asked = 0;
  resume(): Promise<void> {
    this.asked += 1;
    if (!Context.allowed) return Promise.reject(new DOMException("", "NotAllowedError"));
    this.become("running");
    return Promise.resolve();
  }
  become(state: Context["state"]): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

let page: EventTarget;
const make = () => makeAudioContext() as unknown as Context;

beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal("document", page);
  vi.stubGlobal("AudioContext", Context);
  Context.allowed = true;
});
afterEach(() => vi.unstubAllGlobals());

it("runs at once where it may", () => {
  expect(make().state).toBe("running");
});

it("that had to wait for a press runs with the first one", () => {
  Context.allowed = false;
  const context = make();
  expect(context.state).toBe("suspended");
  Context.allowed = true;
  page.dispatchEvent(new Event("click"));
  expect(context.state).toBe("running");
});

it("that was interrupted goes on when it may again", () => {
  const context = make();
  Context.allowed = false;
  context.become("interrupted");
  Context.allowed = true;
  context.become("suspended");
  expect(context.state).toBe("running");
});

it("that is closed is left alone", () => {
  const context = make();
  context.become("closed");
  const { asked } = context;
  page.dispatchEvent(new Event("click"));
  page.dispatchEvent(new Event("click"));
  expect(context).toMatchObject({ state: "closed", asked });
});
