import { batch, createComputed, createRoot, createSignal, untrack } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createKeepsake } from "../../src/call/createKeepsake.ts";
import {
  noteAsked,
  ownKey,
  readKeepsake,
  readKey,
  stillHere,
  wasAsked,
  writeKeepsake,
} from "../../src/call/tabStorage.ts";
import { step } from "../../src/room/step.ts";
import { type Active, IDLE, type State } from "../../src/room/model/state.ts";
import { stubStorage } from "../fakes/storage.ts";

/** However busy the machine is. */
const PATIENT = { timeout: 10_000 };

const BELONGINGS = { name: "", promised: false, mic: true, camera: true, addressHidden: false };

let store: Map<string, string>;
let dispose: () => void;
/** Whether they show each state at once. */
let screens: boolean;

beforeEach(() => {
  screens = true;
  store = stubStorage("sessionStorage");
  vi.stubGlobal("window", Object.assign(new EventTarget(), { name: "" }));
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
});

/** The state behind these events. */
const after = (before: State, ...events: readonly Parameters<typeof step>[1][]): State =>
  events.reduce((state, event) => step(state, event, 0)[0], before);

/** A page that comes back into a call as a client. */
const returning = () =>
  after(
    IDLE,
    { type: "return", key: "key", sealed: "sealed", open: false, language: "nl" },
    { type: "derived", generation: 1, address: "a", most: 6 },
  );

function page(begin: State, seal = (_: string, aside: string) => Promise.resolve(`sealed ${aside}`)) {
  const [state, setState] = createSignal(begin);
  const [shown, setShown] = createSignal(begin);
  const [seat, setSeat] = createSignal<string | undefined>("the seat");
  const given = createRoot((end) => {
    dispose = end;
    // On the screens in the same moment, but for the test that holds them back.
    createComputed(() => screens && setShown(state()));
    return createKeepsake({ state, shown, belongings: () => BELONGINGS, seat: () => untrack(seat), seal });
  });
  return { state, setState, setShown, setSeat, given };
}

describe("what a tab keeps of its call", () => {
  it("is there while there is a call to come back to, and goes with it", async () => {
    const { state, setState } = page(IDLE);
    setState(returning());
    await vi.waitUntil(() => readKeepsake() !== undefined, PATIENT);
    const sealed = `sealed ${JSON.stringify(BELONGINGS)}`;
    expect(JSON.parse(readKeepsake()!)).toMatchObject({ seat: "the seat", role: "client", sealed });
    setState(after(state(), { type: "hangUp" }));
    expect(readKeepsake()).toBeUndefined();
  });

  it("goes also where the person leaves for other words in one step", async () => {
    const { state, setState } = page(IDLE);
    setState(returning());
    await vi.waitUntil(() => readKeepsake() !== undefined, PATIENT);
    batch(() => {
      setState(after(state(), { type: "hangUp" }));
      setState(after(state(), { type: "leave" }));
    });
    expect(readKeepsake()).toBeUndefined();
  });

  it("of the page before stays until this one is in its call", () => {
    writeKeepsake("of the page before");
    const { setState } = page(IDLE);
    setState({ ...IDLE });
    expect(readKeepsake()).toBe("of the page before");
  });

  /** A vault that answers when it is told to, the oldest question first. */
  function slow() {
    const waiting: ((text: string) => void)[] = [];
    return {
      waiting,
      seal: () => new Promise<string>((resolve) => waiting.push(resolve)),
      async answer(text: string) {
        waiting.shift()!(text);
        await vi.waitUntil(() => readKeepsake()?.includes(text), PATIENT);
      },
    };
  }
  const banned = (state: State, ...keys: string[]): State =>
    "call" in state ? ({ ...state, call: { ...state.call, banned: keys } } as State) : state;

  it("holds what has just changed before anything else happens, with what the vault said last", async () => {
    const { seal, answer } = slow();
    const { state, setState } = page(IDLE, seal);
    setState(returning());
    await answer("the first");
    setState(banned(state(), "eve"));
    expect(JSON.parse(readKeepsake()!)).toMatchObject({ sealed: "the first", banned: ["eve"] });
    await answer("the second");
    expect(JSON.parse(readKeepsake()!)).toMatchObject({ sealed: "the second", banned: ["eve"] });
  });

  it("is written although there is always something new before the vault has answered", async () => {
    const { seal, answer, waiting } = slow();
    const { state, setState } = page(IDLE, seal);
    setState(returning());
    for (let change = 0; change < 5; change += 1) {
      for (let more = 0; more < 100; more += 1) setState({ ...state() });
      // One question at a time, whatever happens.
      expect(waiting).toHaveLength(1);
      await answer(`answer ${change}`);
    }
  });

  it("is not asked for any more when the call is over, so that no key is made for it", async () => {
    const { seal, waiting } = slow();
    const { state, setState } = page(IDLE, seal);
    setState(returning());
    setState({ ...state() });
    setState(after(state(), { type: "hangUp" }));
    waiting.shift()!("late");
    await new Promise((resolve) => setTimeout(resolve));
    expect(waiting).toEqual([]);
  });

  it("is not written again by an answer that comes when the call is over, nor with another call's part", async () => {
    const { seal, answer, waiting } = slow();
    const { state, setState } = page(IDLE, seal);
    setState(returning());
    await answer("the first");
    setState({ ...state() });
    setState(after(state(), { type: "hangUp" }));
    waiting.shift()!("late");
    await Promise.resolve();
    expect(readKeepsake()).toBeUndefined();
    setState({ ...returning(), generation: 3 });
    expect(readKeepsake()).toBeUndefined();
    await vi.waitUntil(() => waiting.length > 0, PATIENT);
    await answer("the next");
    expect(JSON.parse(readKeepsake()!)).toMatchObject({ sealed: "the next" });
  });
});

describe("what another tab is given of a call", () => {
  const sealing = (...texts: string[]) => vi.fn<() => Promise<string>>(async () => texts.shift() ?? "no more");

  it("is sealed at that moment, also where nothing was sealed before", async () => {
    screens = false;
    const { setState, given } = page(IDLE, sealing("the first", "the second"));
    setState(returning());
    expect(readKeepsake()).toBeUndefined();
    for (const sealed of ["the first", "the second"]) {
      const { text, key } = (await given())!;
      expect(JSON.parse(text)).toMatchObject({ seat: "the seat", role: "client", sealed });
      expect(key).toBe(readKey());
    }
  });

  it("is nothing before there is a call to come back to, after it, and where the call is over meanwhile", async () => {
    const { state, setState, given } = page(IDLE);
    expect(await given()).toBeUndefined();
    setState(returning());
    const late = given();
    setState(after(state(), { type: "hangUp" }));
    expect(await late).toBeUndefined();
    expect([await given(), readKey()]).toEqual([undefined, undefined]);
  });
});

describe("the vault", () => {
  it("is not asked for another tab while a host hands over: it has named the heir, who may not know", async () => {
    screens = false;
    const seal = vi.fn<() => Promise<string>>(async () => "sealed");
    const { setState, given } = page(IDLE, seal);
    const handing = { ...returning(), at: "inCall", people: [], heir: { peer: "ann" } } as unknown as State;
    setState(handing);
    expect([await given(), seal.mock.calls]).toEqual([undefined, []]);
    setState(returning());
    const late = given();
    setState(handing);
    expect(await late).toBeUndefined();
  });

  it("is asked to seal once a step is shown; what need not be sealed is written before", async () => {
    screens = false;
    const seal = vi.fn<() => Promise<string>>(async () => "sealed");
    const { state, setState, setShown } = page(IDLE, seal);
    setState(returning());
    await Promise.resolve();
    expect(seal).not.toHaveBeenCalled();
    setShown(state());
    await vi.waitUntil(() => readKeepsake() !== undefined, PATIENT);
    expect(seal).toHaveBeenCalledOnce();
    setState({ ...state(), call: { ...(state() as Active).call, banned: ["eve"] } } as State);
    expect(JSON.parse(readKeepsake()!)).toMatchObject({ banned: ["eve"] });
    expect(seal).toHaveBeenCalledOnce();
  });

  it("has sealed for nothing where the tab has no claim on the call yet", async () => {
    const { state, setState, setSeat } = page(IDLE);
    setSeat(undefined);
    setState(returning());
    await new Promise((resolve) => setTimeout(resolve));
    expect(readKeepsake()).toBeUndefined();
    setSeat("the seat");
    setState({ ...state() });
    expect(readKeepsake()).toContain("the seat");
  });
});

describe("a tab's storage", () => {
  beforeEach(() => {
    dispose = () => undefined;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("keeps what was sealed, and the key not beside it", () => {
    const key = ownKey();
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(ownKey()).toBe(key);
    writeKeepsake("sealed");
    expect([...store.values()].join()).not.toContain(key);
    writeKeepsake(undefined);
    expect([readKey(), store.size]).toEqual([undefined, 0]);
    expect(ownKey()).not.toBe(key);
  });

  it("leaves a name that is not ours alone", () => {
    window.name = "their window";
    writeKeepsake(undefined);
    expect([window.name, readKey()]).toEqual(["their window", undefined]);
  });

  it("forgets what is two minutes old, but not while the page is alive", () => {
    vi.useFakeTimers();
    ownKey();
    writeKeepsake("sealed");
    vi.advanceTimersByTime(119_000);
    expect(readKeepsake()).toBe("sealed");
    stillHere();
    vi.advanceTimersByTime(120_000);
    expect(readKeepsake()).toBe("sealed");
    vi.advanceTimersByTime(1);
    expect(readKeepsake()).toBeUndefined();
    expect([readKey(), store.size]).toEqual([undefined, 0]);
  });

  it("forgets also what lies ahead, where the clock was set back, and what has no date", () => {
    vi.useFakeTimers();
    writeKeepsake("sealed");
    vi.setSystemTime(Date.now() - 121_000);
    expect(readKeepsake()).toBeUndefined();
    store.set("driewoord/call", "sealed");
    expect(readKeepsake()).toBeUndefined();
  });

  it("is dated anew when the page goes, also where the device has slept meanwhile", async () => {
    vi.useFakeTimers();
    const { setState } = page(IDLE);
    setState(returning());
    await vi.advanceTimersByTimeAsync(0);
    vi.setSystemTime(Date.now() + 3_600_000);
    window.dispatchEvent(new Event("pagehide"));
    expect(readKeepsake()).toContain("the seat");
  });

  it("knows that the person was asked, until there is a call again or none", () => {
    for (const answer of ["sealed", undefined]) {
      noteAsked();
      expect(wasAsked()).toBe(true);
      writeKeepsake(answer);
      expect(wasAsked()).toBe(false);
    }
  });

  it("is dated anew for as long as there is a call to come back to", async () => {
    vi.useFakeTimers();
    const { state, setState } = page(IDLE);
    setState(returning());
    await vi.advanceTimersByTimeAsync(600_000);
    expect(readKeepsake()).toContain("the seat");
    setState(after(state(), { type: "hangUp" }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.size).toBe(0);
  });

  it("that is not there, or full, ends no call", () => {
    const refuse = () => {
      throw new DOMException("", "QuotaExceededError");
    };
    vi.stubGlobal("sessionStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
    for (const use of [() => writeKeepsake("sealed"), () => writeKeepsake(undefined), stillHere, noteAsked]) use();
    expect([readKeepsake(), wasAsked()]).toEqual([undefined, false]);
  });
});
