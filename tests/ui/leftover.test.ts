import { createSignal } from "solid-js";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Asked, Returned } from "../../src/call/returning.ts";
import { arrive, goBack, stayOut } from "../../src/ui/door/leftover.ts";
import type { Leftover, Page } from "../../src/ui/useCall.tsx";

const BACK: Returned = { role: "client", name: "Zonnebloem", promised: true, mic: false, camera: true };

/** What was done to the page, in order. */
let done: string[];
let found: Asked | "reloaded" | undefined;
let back: Promise<Returned | Asked | undefined>;

beforeEach(() => {
  done = [];
  found = "reloaded";
  back = Promise.resolve(BACK);
});

function aPage(begin?: Leftover): Page {
  const [leftover, setLeftover] = createSignal(begin);
  const note =
    (what: string) =>
    (...given: unknown[]) =>
      void done.push([what, ...given].join(" "));
  return {
    leftover,
    setLeftover,
    setName: note("name"),
    promise: note("promise"),
    media: { mic: { on: true }, camera: { on: true }, toggle: note("toggle"), start: note("start") },
    room: { leftover: async () => found, comeBack: () => back, stayOut: note("stay out") },
  } as unknown as Page;
}

describe("going back", () => {
  it("gives the person's settings back, and camera and microphone as they were", async () => {
    const page = aPage("here");
    expect(await goBack(page, false)).toBe(true);
    expect(page.leftover()).toBeUndefined();
    expect(done).toEqual(["name Zonnebloem", "promise true", "toggle mic", "start "]);
  });

  it("hides a host's background, as before", async () => {
    back = Promise.resolve({ ...BACK, role: "host" });
    await goBack(aPage("here"), false);
    expect(done.at(-1)).toBe("start hidden");
  });

  it.for([
    ["here", "elsewhere", true, "elsewhere"],
    ["here", "here", true, "here"],
    ["here", undefined, false, "here"],
    [undefined, "elsewhere", true, undefined],
  ] as const)("asked %s and answered %s, it touches no camera", async ([asked, answer, possible, next]) => {
    back = Promise.resolve(answer);
    const page = aPage(asked);
    expect([await goBack(page, false), page.leftover(), done]).toEqual([possible, next, []]);
  });
});

describe("a page that has kept something", () => {
  it("goes back by itself where it was reloaded, and asks where it was not", async () => {
    await arrive(aPage("looking"));
    expect(done).toContain("name Zonnebloem");
    done = [];
    for (found of ["here", "elsewhere", undefined] as const) {
      const page = aPage("looking");
      await arrive(page);
      expect([page.leftover(), done]).toEqual([found, []]);
    }
  });

  it.for(["elsewhere", "here", undefined] as const)("asks what is left to ask where that ends %s", async (answer) => {
    back = Promise.resolve(answer);
    const page = aPage("looking");
    await arrive(page);
    expect([page.leftover(), done]).toEqual([answer, []]);
  });

  it("asks nothing any more where the person has turned away meanwhile", async () => {
    found = "here";
    const page = aPage("looking");
    const arrived = arrive(page);
    stayOut(page);
    await arrived;
    expect([page.leftover(), done]).toEqual([undefined, ["stay out"]]);
  });

  it("stays away also where a return was under way", async () => {
    let answer: (back: undefined) => void = () => undefined;
    back = new Promise((resolve) => void (answer = resolve));
    const page = aPage("looking");
    const arrived = arrive(page);
    await vi.waitUntil(() => page.leftover() === "looking");
    stayOut(page);
    answer(undefined);
    await arrived;
    expect([page.leftover(), done]).toEqual([undefined, ["stay out"]]);
  });
});
