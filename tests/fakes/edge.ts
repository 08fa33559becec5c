import * as v from "valibot";
import { makeClaims } from "../../src/call/claims.ts";
import type { Edge } from "../../src/call/performer.ts";
import { parseHandshakeFrame } from "../../src/handshake/frames.ts";
import type { MadeRendezvous, RendezvousEvents, RendezvousOptions } from "../../src/peer/rendezvous.ts";
import type { Presence } from "../../src/room/model/person.ts";
import type { Vault } from "../../src/room/ports.ts";
import { RoomMessage } from "../../src/room/wire/messages.ts";
import type { Secrets } from "../../src/vault/secrets.ts";
import type { Parcel, Port, World } from "./world.ts";

/** ms between two tries for an id that is taken. */
const RETRY = 1_000;

/** What the edge of a page has to know of it. */
export interface Owner {
  readonly secrets: Secrets;
  readonly presence: () => Presence;
  readonly token: () => string;
  /** Nothing comes from a page that is gone, and nothing reaches it. */
  readonly alive: () => boolean;
  /** Its id at the relay, once it is in. */
  opened(self: string): void;
}

/** Everything that a page's machine reaches, at the world's relay and links. */
export function makeEdge(world: World, owner: Owner): Edge {
  const { secrets, alive } = owner;
  return {
    vault: vaultOf(secrets, alive),
    config: () => Promise.resolve({ realm: "test", maxPeople: 6 }),
    iceServers: () => Promise.resolve([]),
    relayOnly: () => false,
    rendezvous: () => Promise.resolve((options, events) => openRendezvous(world, owner, options, events)),
    tracks: () => ({ audio: null, video: null }),
    presence: owner.presence,
    sound: () => undefined,
    relay: new URL("http://relay.test"),
    token: () => Promise.resolve(owner.token()),
    claims: makeClaims(undefined, () => undefined),
  };
}

/** In the place of the one over PeerJS. */
function openRendezvous(
  world: World,
  { secrets, alive, opened }: Owner,
  options: RendezvousOptions,
  events: RendezvousEvents,
): MadeRendezvous {
  const self = options.id;
  /** Connections whose offers wait at the seal. */
  const prepared = new Set<string>();
  let open = true;
  let connected = false;
  const live = () => open && alive();
  const port: Port = {
    absent: (peer) => live() && events.absent(peer),
    linkUp: (peer) => live() && events.linkUp(peer),
    linkLost: (peer, closed) => live() && events.linkLost(peer, closed),
    message: (peer, message) => live() && events.message(peer, message),
    seal: (to) => secrets.seal(to, "set-up"),
    opens: (from, sealed) => typeof secrets.open(from, sealed) !== "string",
    receive: (parcel) => void receive(parcel),
  };

  function ask(): void {
    if (!live()) return;
    world.open(options.id, options.token, port, (resting) => {
      if (resting !== undefined) {
        world.soon(() => live() && events.idTaken(resting));
        return void setTimeout(ask, RETRY);
      }
      opened(self);
      connected = true;
      world.soon(() => live() && events.up());
    });
  }

  async function receive({ from, frame, sealed, roster }: Parcel): Promise<void> {
    if (!live()) return;
    if (frame) {
      const parsed = parseHandshakeFrame(frame);
      return parsed && events.frame(from, parsed);
    }
    if (roster !== undefined) {
      const signed = await options.vault.unwrap(roster);
      return signed && live() ? events.roster(signed) : undefined;
    }
    const read = sealed ? await options.vault.open(from, sealed) : "stranger";
    if (read === "forged") events.forged(from);
    if (typeof read === "string" || !live()) return;
    const said = v.safeParse(v.pipe(v.string(), v.parseJson(), RoomMessage), read.message);
    if (said.success) events.message(from, said.output);
  }

  async function whisper(to: string, message: RoomMessage): Promise<void> {
    const sealed = await options.vault.seal(to, JSON.stringify(message));
    if (sealed && alive()) world.post({ from: self, to, sealed, inside: "message" });
  }

  world.soon(ask);
  return {
    sendFrame: (to, frame) => alive() && world.post({ from: self, to, frame }),
    whisper: (to, message) => void whisper(to, message),
    async post(to, seal, signed) {
      const roster = await options.vault.wrap(seal, signed);
      if (alive()) world.post({ from: self, to, roster });
    },
    send: (to, message) => void (alive() && world.say(self, to, message)),
    expect: (peer) => alive() && world.expect(self, peer),
    dial: (peer) => alive() && world.dial(self, peer),
    prepare: (peer) => void prepared.add(peer),
    release(peer) {
      if (!alive()) return;
      if (prepared.has(peer)) world.dial(self, peer);
      else world.answer(self, peer);
    },
    hangUp(peer) {
      prepared.delete(peer);
      if (alive()) world.hangUp(self, peer);
    },
    setTrack: () => undefined,
    openChannel: (_, label) => ({ label }) as RTCDataChannel,
    obstacle: () => "noPath",
    way: () => Promise.resolve("direct"),
    close() {
      if (connected && live()) world.close(self);
      open = false;
    },
  };
}

/**
 * The vault without its worker: what it answers comes later all the same, in the order in which it was asked, and never to a
 * page that is gone.
 */
function vaultOf(secrets: Secrets, alive: () => boolean): Vault {
  let before: Promise<unknown> = Promise.resolve();
  return new Proxy({} as Vault, {
    get:
      (_, name: keyof Vault) =>
      (...given: readonly unknown[]) => {
        if (!alive()) return new Promise(() => undefined);
        const answer = before.then(() => (secrets[name] as (...given: readonly unknown[]) => unknown)(...given));
        before = answer.catch(() => undefined);
        return answer;
      },
  });
}
