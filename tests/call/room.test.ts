import { createEffect, createRoot } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRoom, type Room } from "../../src/call/createRoom.ts";
import type { Machine } from "../../src/call/performer.ts";
import { IDLE, type State } from "../../src/room/model/state.ts";

/** However busy the machine is. */
const PATIENT = { timeout: 10_000 };

/** What the machine says next, whatever it is told. */
let next: State;
let machine: Machine;

vi.mock("../../src/call/engine.ts", () => ({
  step: () => [next, []],
  createKeepsake: () => undefined,
  makePerformer(_edge: unknown, given: Machine) {
    machine = given;
    return {
      perform: () => undefined,
      rendezvous: () => undefined,
      vault: () => ({ keepsake: () => Promise.reject() }),
    };
  },
}));

const inCall = (...ids: readonly string[]) =>
  ({
    ...IDLE,
    at: "inCall",
    call: { role: "host" },
    people: ids.map((id) => ({ id, link: "up" })),
  }) as unknown as State;
const stream = () => ({}) as MediaStream;

let room: Room;
let dispose: () => void;

beforeEach(() => {
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  createRoot((end) => {
    dispose = end;
    room = createRoom({
      presence: () => ({ mic: true, camera: true, name: "", promised: false }),
      belongings: () => ({ mic: true, camera: true, name: "", promised: false }),
      tracks: () => ({ audio: null, video: null }),
    } as unknown as Parameters<typeof createRoom>[0]);
  });
});
afterEach(() => {
  dispose();
  vi.unstubAllGlobals();
});

async function becomes(state: State): Promise<void> {
  next = state;
  room.ready();
  await vi.waitUntil(() => room.state() === state, PATIENT);
}

it("a picture is set once, whoever else comes and goes", async () => {
  await becomes(inCall("ann", "bob"));
  const seen: (MediaStream | undefined)[] = [];
  createRoot(() => createEffect(() => seen.push(room.remote("ann"))));
  const ann = stream();
  machine.remote("ann", ann);
  machine.remote("bob", stream());
  machine.remote("bob", stream());
  await becomes(inCall("ann"));
  expect(room.remote("bob")).toBeUndefined();
  await becomes(inCall("ann", "cor"));
  machine.remote("cor", stream());
  expect(seen).toEqual([undefined, ann]);
  await becomes(inCall("cor"));
  expect(seen).toEqual([undefined, ann, undefined]);
});

it("a picture of somebody who is not in the call is not kept", async () => {
  await becomes(inCall("ann"));
  machine.remote("eve", stream());
  expect(room.remote("eve")).toBeUndefined();
});
