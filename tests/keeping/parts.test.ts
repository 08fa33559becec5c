import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Tracks } from "../../src/peer/tracks.ts";
import type { Room } from "../../src/call/createRoom.ts";
import { createParts, openScene, ownPhase } from "../../src/keeping/createParts.ts";
import type { Part } from "../../src/keeping/scene/scene.ts";
import type { State } from "../../src/room/model/state.ts";
import { Stream, streamOf, Track } from "./fakes.ts";

/** The parts that the scene was shown, by name, and whether it is closed. */
let shown: string[][];
let closed: boolean;

vi.mock("../../src/keeping/scene/scene.ts", () => ({
  makeScene: () => ({
    stream: {},
    show: (parts: readonly Part[]) => shown.push(parts.map(({ name }) => name)),
    close: () => void (closed = true),
  }),
}));

beforeEach(() => {
  [shown, closed] = [[], false];
  vi.stubGlobal("MediaStream", Stream);
});
afterEach(() => vi.unstubAllGlobals());

const person = (id: string, name: string, camera = true) => ({ id, name, camera });
const inCall = (...people: object[]) =>
  ({ at: "inCall", self: "me", people, keeping: { own: { rec: "asking", live: "off" } } }) as unknown as State;

describe("what a recording shows", () => {
  const theirs = streamOf(new Track("video", "ann"));
  const voice = new Track("audio", "my voice");

  function parts(state: State, camera: Track | null) {
    const room = { state: () => state, remote: (id: string) => (id === "ann" ? theirs : undefined) } as unknown as Room;
    const tracks = () => ({ audio: voice, video: camera }) as unknown as Tracks;
    return createRoot((dispose) => {
      const made = createParts(room, tracks, () => "Hilde")();
      dispose();
      return made;
    });
  }

  it("is oneself as the others see one, and then everybody else", () => {
    const camera = new Track("video", "hidden room");
    const [own, ann, bob] = parts(inCall(person("ann", "Ann"), person("bob", "Bob", false)), camera);
    expect(own).toMatchObject({ id: "me", name: "Hilde", camera: true });
    expect((own!.stream as unknown as Stream).getTracks()).toEqual([camera, voice]);
    expect(ann).toEqual({ id: "ann", name: "Ann", camera: true, stream: theirs });
    expect(bob).toEqual({ id: "bob", name: "Bob", camera: false, stream: undefined });
  });

  it("is dark of oneself while the camera is off", () => {
    const [own] = parts(inCall(), null);
    expect(own).toMatchObject({ camera: false });
    expect((own!.stream as unknown as Stream).getTracks()).toEqual([voice]);
  });

  it("is nobody where there is no call", () => {
    expect(parts({ at: "idle", generation: 0 }, null)).toEqual([]);
  });
});

it("a scene follows who is there until it is closed", async () => {
  const [parts, setParts] = createSignal<readonly Part[]>([]);
  const part = (name: string) => ({ id: name, name, camera: true, stream: undefined });
  // oxlint-disable-next-line solid/reactivity -- what follows it is what is tested
  const scene = await openScene(parts);
  setParts([part("Ann")]);
  scene.close();
  setParts([part("Bob")]);
  expect(shown).toEqual([[], ["Ann"]]);
  expect(closed).toBe(true);
});

it("what this browser keeps is off where there is no call", () => {
  const [state, setState] = createSignal<State>(inCall());
  createRoot((dispose) => {
    const phase = ownPhase({ state } as unknown as Room, "rec");
    expect(phase()).toBe("asking");
    setState({ at: "idle", generation: 0 });
    expect(phase()).toBe("off");
    dispose();
  });
});
