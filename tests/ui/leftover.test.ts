import { createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Asked, Returned } from "../../src/call/returning.ts";
import { arrive, goBack, stayOut } from "../../src/ui/door/leftover.ts";
import { writeKeepsake } from "../../src/call/tabStorage.ts";
import type { Leftover, Page } from "../../src/ui/useCall.tsx";
import { stubStorage } from "../fakes/storage.ts";

const BACK: Returned = {
  role: "client",
  name: "Zonnebloem",
  promised: true,
  mic: false,
  camera: true,
  addressHidden: true,
};

let tab: Map<string, string>;
/** What was done to the page, in order. */
let done: string[];
let found: Asked | "reloaded" | undefined;
let back: Promise<Returned | Asked | undefined>;

beforeEach(() => {
  tab = stubStorage("sessionStorage");
  vi.stubGlobal("window", { name: "" });
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
    putPhoneDown: note("phone down"),
    hiddenAddress: { restore: note("hide") },
    media: { mic: { on: true }, camera: { on: true }, toggle: note("toggle"), start: note("start") },
    room: { leftover: async () => found, comeBack: () => back, stayOut: note("stay out") },
  } as unknown as Page;
}
afterEach(() => void vi.unstubAllGlobals());

describe("going back", () => {
  it("gives the person's settings back, and camera and microphone as they were", async () => {
    const page = aPage("here");
    expect(await goBack(page, false)).toBe("back");
    expect(page.leftover()).toBeUndefined();
    expect(done).toEqual(["name Zonnebloem", "promise true", "phone down true", "hide true", "toggle mic", "start "]);
  });

  it("hides a host's background, as before", async () => {
    back = Promise.resolve({ ...BACK, role: "host" });
    await goBack(aPage("here"), false);
    expect(done.at(-1)).toBe("start hidden");
  });

  it.for([
    ["here", "elsewhere", "elsewhere"],
    ["here", "here", "here"],
    ["here", undefined, "here"],
    [undefined, "elsewhere", undefined],
  ] as const)("asked %s and answered %s, it touches no camera", async ([asked, answer, next]) => {
    back = Promise.resolve(answer);
    const page = aPage(asked);
    expect([await goBack(page, false), page.leftover(), done]).toEqual([answer, next, []]);
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

  it("has forgotten its call the moment the person says no, also where nothing is loaded yet that could", () => {
    writeKeepsake("kept");
    stayOut(aPage("looking"));
    expect(tab.size).toBe(0);
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
