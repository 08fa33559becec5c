import { createRoot, createSignal, type Setter } from "solid-js";
import { createRoom, type Room, type RoomDependencies } from "../../src/call/createRoom.ts";
import type { Presence } from "../../src/room/model/person.ts";
import type { RendezvousEvents } from "../../src/peer/rendezvous.ts";
import type { Tracks } from "../../src/peer/tracks.ts";
import { makeSecrets } from "../../src/vault/secrets.ts";
import { settled } from "../fakes/clock.ts";
import { makeEdge } from "../fakes/edge.ts";
import type { World } from "../fakes/world.ts";

export const WORDS = ["José", "Sint-Niklaas", "Fiets"] as const;
export const PASSWORD = "Appel boom";

/** A page's whole room, at the world's relay and links. */
export interface Opened {
  readonly room: Room;
  /** Its id at the relay. */
  readonly self: string;
  readonly setPresence: Setter<Presence>;
  readonly setTracks: Setter<Tracks>;
  /** What its way to the relay would say, for the test to say it. */
  readonly events: RendezvousEvents;
  /** Tracks that its links were given. */
  readonly sent: readonly (readonly ["audio" | "video", MediaStreamTrack | null])[];
  /** Names of the sounds it made. */
  readonly sounds: readonly string[];
  /** Names of the calls that its vault got. */
  readonly asked: readonly string[];
  /** Has its vault answer nothing until the function that it returns is called: the page is frozen, or its vault busy. */
  freeze(): () => void;
  dispose(): void;
}

/** `name`: the person's, whose browser is known to the relay again. */
export function openRoom(world: World, name: string, change: Partial<RoomDependencies> = {}): Opened {
  const secrets = makeSecrets(world.sodium, () => world.now);
  const [presence, setPresence] = createSignal<Presence>({
    mic: true,
    camera: true,
    name,
    promised: false,
    tried: undefined,
    shows: false,
  });
  const [tracks, setTracks] = createSignal<Tracks>({ audio: null, video: null });
  const sent: ["audio" | "video", MediaStreamTrack | null][] = [];
  const sounds: string[] = [];
  const asked: string[] = [];
  let self = "";
  let alive = true;
  let frozen: Promise<void> | undefined;
  let events: RendezvousEvents | undefined;
  const owner = {
    secrets,
    presence,
    token: () => `the token of ${name}`,
    alive: () => alive,
    opened: (id: string) => void (self = id),
  };
  const edge = makeEdge(world, owner);
  const { vault } = edge;
  return createRoot((dispose) => ({
    room: createRoom({
      ...edge,
      tracks,
      alone: () => undefined,
      expected: () => undefined,
      watched: () => undefined,
      channels: new Map(),
      sound: (sound) => sounds.push(sound),
      vault: async () => () =>
        new Proxy(vault, {
          get:
            (to, call: keyof typeof vault) =>
            async (...given: readonly unknown[]) => {
              asked.push(call);
              await frozen;
              return (to[call] as (...given: readonly unknown[]) => unknown)(...given);
            },
        }),
      rendezvous: async () => {
        const make = await edge.rendezvous();
        return (options, given) => {
          events = given;
          return { ...make(options, given), setTrack: (kind, track) => void sent.push([kind, track]) };
        };
      },
      askFirst: () => false,
      belongings: () => ({ name, promised: presence().promised, mic: true, camera: true, addressHidden: false }),
      locks: undefined,
      ...change,
    }),
    get self() {
      return self;
    },
    get events() {
      if (!events) throw new Error("there is no way to the relay yet");
      return events;
    },
    setPresence,
    setTracks,
    sent,
    sounds,
    asked,
    freeze() {
      let go: () => void = () => undefined;
      frozen = new Promise((resolve) => void (go = resolve));
      return () => {
        frozen = undefined;
        go();
      };
    },
    dispose() {
      alive = false;
      dispose();
    },
  }));
}

/** Through the form and the preview. */
export async function enter(role: "host" | "client", { room }: Opened, password = PASSWORD): Promise<void> {
  room.enter(role, { words: WORDS, password: role === "host" ? password : "" }, "nl");
  // The engine is fetched first.
  while (room.state().at === "idle") await settled();
  room.ready();
  await settled();
}

/** Until both are in the call. */
export async function meet(world: World, host: Opened, client: Opened): Promise<void> {
  await enter("host", host);
  await enter("client", client);
  client.room.password(PASSWORD);
  await world.pass(100);
}
