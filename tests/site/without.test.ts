import { createRoot } from "solid-js";
import { expect, it, vi } from "vitest";
import { createWithout } from "../../src/site/createWithout.ts";

it("everything is offered until the site has said what it does without, which is asked once", async () => {
  const config = vi.fn<() => Promise<{ without?: string[] }>>(() =>
    Promise.resolve({ without: ["files", "a later one"] }),
  );
  const without = createRoot(() => createWithout(config));
  expect(config).not.toHaveBeenCalled();
  expect(without("files")).toBe(false);
  await vi.waitUntil(() => without("files"));
  expect([without("recording"), without("open-rooms")]).toEqual([false, false]);
  expect(config).toHaveBeenCalledOnce();
});

it("a site that says nothing does without nothing", async () => {
  const asked = Promise.resolve({});
  const without = createRoot(() => createWithout(() => asked));
  without("files");
  await asked;
  await Promise.resolve();
  expect(without("files")).toBe(false);
});
