import { batch, createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createKeepsake } from "../../src/call/createKeepsake.ts";
import { readKeepsake } from "../../src/call/tabStorage.ts";
import { step } from "../../src/room/step.ts";
import { IDLE, type State } from "../../src/room/model/state.ts";
import { stubStorage } from "../fakes/storage.ts";

/** However busy the machine is. */
const PATIENT = { timeout: 10_000 };

const WORDS = ["anna", "gent", "fiets"] as const;
const PHRASE = { words: WORDS, password: "appelboom" };
const BELONGINGS = { name: "", promised: false, mic: true, camera: true };

let store: Map<string, string>;
let dispose: () => void;

beforeEach(() => {
  store = stubStorage("sessionStorage");
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
    { type: "join", words: WORDS, language: "nl", password: "appelboom" },
    { type: "derived", generation: 1, address: "a", most: 6 },
    { type: "ready" },
  );

function page(begin: State, vault = () => Promise.resolve("the vault's")) {
  const [state, setState] = createSignal(begin);
  createRoot((end) => {
    dispose = end;
    createKeepsake(
      state,
      () => PHRASE,
      () => BELONGINGS,
      vault,
    );
  });
  return { state, setState };
}

describe("what a tab keeps of its call", () => {
  it("is there while there is a call to come back to, and goes with it", async () => {
    const { state, setState } = page(IDLE);
    setState(returning());
    await vi.waitUntil(() => readKeepsake() !== null, PATIENT);
    expect(JSON.parse(readKeepsake()!)).toMatchObject({ words: WORDS, password: "appelboom", vault: "the vault's" });
    setState(after(state(), { type: "hangUp" }));
    expect(readKeepsake()).toBeNull();
  });

  it("goes also where the person leaves for other words in one step", async () => {
    const { state, setState } = page(IDLE);
    setState(returning());
    await vi.waitUntil(() => readKeepsake() !== null, PATIENT);
    batch(() => {
      setState(after(state(), { type: "hangUp" }));
      setState(after(state(), { type: "leave" }));
    });
    expect(readKeepsake()).toBeNull();
  });

  it("of the page before stays until this one is in its call", () => {
    store.set("driewoord/call", "of the page before");
    const { setState } = page(IDLE);
    setState({ ...IDLE });
    expect(readKeepsake()).toBe("of the page before");
  });

  /** A vault that answers when it is told to, the oldest question first. */
  function slow() {
    const waiting: ((text: string) => void)[] = [];
    return {
      waiting,
      vault: () => new Promise<string>((resolve) => waiting.push(resolve)),
      async answer(text: string) {
        waiting.shift()!(text);
        await vi.waitUntil(() => readKeepsake()?.includes(text), PATIENT);
      },
    };
  }
  const banned = (state: State, ...keys: string[]): State =>
    "call" in state ? ({ ...state, call: { ...state.call, banned: keys } } as State) : state;

  it("holds what has just changed before anything else happens, with what the vault said last", async () => {
    const { vault, answer } = slow();
    const { state, setState } = page(IDLE, vault);
    setState(returning());
    await answer("the first");
    setState(banned(state(), "eve"));
    expect(JSON.parse(readKeepsake()!)).toMatchObject({ vault: "the first", banned: ["eve"] });
    await answer("the second");
    expect(JSON.parse(readKeepsake()!)).toMatchObject({ vault: "the second", banned: ["eve"] });
  });

  it("is written although there is always something new before the vault has answered", async () => {
    const { vault, answer, waiting } = slow();
    const { state, setState } = page(IDLE, vault);
    setState(returning());
    for (let change = 0; change < 5; change += 1) {
      for (let more = 0; more < 100; more += 1) setState({ ...state() });
      // One question at a time, whatever happens.
      expect(waiting).toHaveLength(1);
      await answer(`answer ${change}`);
    }
  });

  it("is not written again by an answer that comes when the call is over, nor with another call's part", async () => {
    const { vault, answer, waiting } = slow();
    const { state, setState } = page(IDLE, vault);
    setState(returning());
    await answer("the first");
    setState({ ...state() });
    setState(after(state(), { type: "hangUp" }));
    waiting.shift()!("late");
    await Promise.resolve();
    expect(readKeepsake()).toBeNull();
    setState({ ...returning(), generation: 3 });
    expect(readKeepsake()).toBeNull();
    await vi.waitUntil(() => waiting.length > 0, PATIENT);
    await answer("the next");
    expect(JSON.parse(readKeepsake()!)).toMatchObject({ vault: "the next" });
  });
});
