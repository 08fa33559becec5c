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

function page(begin: State) {
  const [state, setState] = createSignal(begin);
  createRoot((end) => {
    dispose = end;
    createKeepsake(
      state,
      () => PHRASE,
      () => BELONGINGS,
      () => Promise.resolve("the vault's"),
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
});
