import { type BufferedConnection, Peer } from "peerjs";
import * as v from "valibot";
import { type HandshakeFrame, parseHandshakeFrame } from "../handshake/frames.ts";
import type { Line } from "../room/model/person.ts";
import type { Obstacle } from "../room/model/errors.ts";
import type { RoomMessage } from "../room/wire/messages.ts";
import type { Packet } from "./negotiation.ts";
import type { Rendezvous, Vault } from "../room/ports.ts";
import { connectionClass } from "./connection.ts";
import { CARRIER, type Inside, parseInside, RosterPayload, SealedPayload, SERIALIZATION } from "./sealedFrames.ts";
import type { SignedRoster, PeerId } from "../room/wire/roster.ts";
import { type Link, makeLink } from "./link.ts";
import type { Tracks } from "./tracks.ts";
import { makeHeldFrames } from "./heldFrames.ts";
import { watchNetwork } from "./networkSigns.ts";
import { type IceOptions, makeIce } from "./ice.ts";
import { makeRelayLine, type RelayLineEvents } from "./relayLine.ts";
import { type Greeting, openSocket, type ServerMessage } from "./relaySocket.ts";

/** What happens at the relay and on the links. */
export interface RendezvousEvents extends Omit<RelayLineEvents, "message"> {
  /** A frame before authentication: its sender has proved nothing. */
  frame(from: PeerId, frame: HandshakeFrame): void;
  /** A frame for this peer was not delivered, as a rule because nobody holds the id at the relay. */
  absent(peer: PeerId): void;
  /** A roster that came through the relay: its sender has proved nothing. */
  roster(signed: SignedRoster): void;
  /** A sealed frame under the id of `from` that `from` did not make. */
  forged(from: PeerId): void;
  /** The connection is open, and the link answers for it. */
  linkUp(peer: PeerId): void;
  /** The link is interrupted and mending itself. */
  linkShaky(peer: PeerId): void;
  /** The link is up again after `linkShaky`. */
  linkBack(peer: PeerId): void;
  /** How the line of a link that is up serves has changed. */
  linkServes(peer: PeerId, line: Line): void;
  /**
   * The link, or the attempt to make one, has failed. `closed`: the other side closed it while it was well. `why`: what stood
   * in the way, where it never came up. Not told after `hangUp`.
   */
  linkLost(peer: PeerId, closed: boolean, why?: Obstacle): void;
  /** A message from an authenticated peer, over the link or sealed through the relay. */
  message(peer: PeerId, message: RoomMessage): void;
  /** What the peer's picture and sound come in is there, for an offer of ours already before it is answered; and again when they may come. */
  remote(peer: PeerId, stream: MediaStream): void;
  /** A channel that the peer has opened beside the link's own, before its first message. */
  channel(peer: PeerId, channel: RTCDataChannel): void;
}

/** How to reach the relay, and what a connection is made of. */
export interface RendezvousOptions extends IceOptions, Greeting {
  readonly vault: Vault;
  /** Gives the tracks to send; called when a connection is made. */
  readonly tracks: () => Tracks;
}

/** ms that the vault may take to seal our last messages. */
const LAST_WORDS = 1_000;

/** A rendezvous with what the machine does not see: tracks and channels. */
export interface MadeRendezvous extends Rendezvous {
  /** Replaces what all links send; null sends nothing. */
  setTrack(kind: "audio" | "video", track: MediaStreamTrack | null): void;
  /** Opens a channel beside the link's own, ordered and reliable; undefined where there is no link. */
  openChannel(peer: PeerId, label: string): RTCDataChannel | undefined;
}

/**
 * Opens `id` at the relay, over a line in place of PeerJS's own socket: what PeerJS sends is sealed, and it sees only what
 * came out of a seal. An OFFER, ANSWER, CANDIDATE or LEAVE in the clear never reaches it. Failures come as events.
 */
export function makeRendezvous(options: RendezvousOptions, events: RendezvousEvents): MadeRendezvous {
  const { vault } = options;
  const links = new Map<PeerId, Link>();
  /** Peers whose first offer or answer is still due. Once a link is up, PeerJS gets nothing more from that peer. */
  const settingUp = new Map<PeerId, "dialled" | "expected">();
  const held = makeHeldFrames();
  /** The id of the newest connection with each peer, as PeerJS calls it on both sides, also when it is over. */
  const connections = new Map<PeerId, string>();
  let closed = false;
  let left = false;
  /** Messages that the vault is sealing. */
  const underSeal = new Set<Promise<unknown>>();

  const line = makeRelayLine(
    { id: options.id, open: () => openSocket(options) },
    {
      ...events,
      up() {
        events.up();
        for (const link of links.values()) link.relayed();
      },
      message: (message) => void receive(message),
    },
  );
  const unwatch = watchNetwork({
    moved() {
      ice.check();
      line.renew();
      for (const link of links.values()) link.moved();
    },
    doubt: () => line.check(),
  });
  let toPeerJs: (message: ServerMessage) => void = () => undefined;
  /** All that PeerJS does with its socket. */
  const socket = {
    start() {},
    send({ type, dst, payload }: { type: string; payload?: unknown; dst: PeerId }) {
      if (held.pass(dst, { type, payload })) void seal(dst, { type, payload });
    },
  };
  /** PeerJS makes its socket in the first, while it is being made itself, and takes what comes from it in the second. */
  class PeerOnOurLine extends Peer {
    declare protected _handleMessage: typeof toPeerJs;
    protected _createServerConnection(): typeof socket {
      toPeerJs = (message) => this._handleMessage(message);
      return socket;
    }
  }
  const ice = makeIce(options, () => {
    for (const link of links.values()) link.configure(ice.configuration);
  });
  const peer = new PeerOnOurLine(options.id, {
    config: ice.configuration,
    serializers: { [SERIALIZATION]: connectionClass(prepare) },
  });

  async function seal(to: PeerId, inside: unknown): Promise<void> {
    const sealing = vault.seal(to, JSON.stringify(inside)).catch(() => undefined);
    underSeal.add(sealing);
    const sealed = await sealing;
    underSeal.delete(sealing);
    if (sealed && !left) line.send({ type: CARRIER, dst: to, payload: { sealed } });
  }

  /** Gives up our id once our last messages are out; otherwise the relay would keep it for us for a minute. */
  async function leave(): Promise<void> {
    const patience = new Promise((resolve) => setTimeout(resolve, LAST_WORDS));
    await Promise.race([Promise.all(underSeal), patience]);
    left = true;
    line.close();
  }

  async function receive(message: ServerMessage): Promise<void> {
    const { type, src, payload } = message;
    if (typeof src !== "string") return;
    if (type === "EXPIRE") return events.absent(src);
    if (type !== CARRIER) return;
    const sealed = v.safeParse(SealedPayload, payload);
    if (sealed.success) {
      const opened = await vault.open(src, sealed.output.sealed).catch(() => "stranger" as const);
      if (opened === "forged") events.forged(src);
      if (typeof opened === "string" || closed) return;
      const inside = parseInside(opened.message);
      if (inside) accept(src, inside);
      return;
    }
    const roster = v.safeParse(RosterPayload, payload);
    if (roster.success) {
      const signed = await vault.unwrap(roster.output.roster).catch(() => undefined);
      if (signed && !closed) events.roster(signed);
      return;
    }
    const frame = parseHandshakeFrame(payload);
    if (frame) events.frame(src, frame);
  }

  function accept(src: PeerId, inside: Inside): void {
    if (inside.type === "PACKET") return links.get(src)?.receive(inside.packet);
    if (inside.type === "SAID") {
      const link = links.get(src);
      if (link && inside.over === connections.get(src)) {
        const why = settingUp.has(src) ? link.obstacle() : undefined;
        link.close();
        drop(src, link, false, why);
      }
      return events.message(src, inside.message);
    }
    const due = settingUp.get(src);
    const wanted = inside.type === "OFFER" ? due === "expected" && !links.has(src) : due !== undefined;
    if (wanted) toPeerJs({ ...inside, src });
  }

  function prepare(connection: BufferedConnection, pc: RTCPeerConnection, offers: boolean): void {
    const id = connection.peer;
    const link = makeLink(pc, offers, options.tracks, {
      shaky() {
        // Where some links are well it is not our network.
        if ([...links.values()].every(({ isShaky }) => isShaky())) line.renew();
        else line.check();
        events.linkShaky(id);
      },
      back: () => events.linkBack(id),
      serves: (line) => events.linkServes(id, line),
      lost: (closed) => drop(id, link, closed),
      message: (message) => events.message(id, message),
      remote: (stream) => events.remote(id, stream),
      channel: (channel) => events.channel(id, channel),
      relay(packet: Packet, again: boolean) {
        if (!again || !line.busy()) void seal(id, { type: "PACKET", packet } satisfies Inside);
      },
    });
    links.set(id, link);
    connections.set(id, connection.connectionId);
    share();
    connection.once("open", () => {
      settingUp.delete(id);
      held.delete(id);
      link.takeOver();
      connection.dataChannel.onclose = null;
      events.linkUp(id);
    });
    connection.on("close", () => drop(id, link, false, link.obstacle()));
  }

  function drop(id: PeerId, link: Link, closed: boolean, why?: Obstacle): void {
    if (links.get(id) !== link) return;
    forget(id);
    events.linkLost(id, closed, why);
  }

  function forget(id: PeerId): void {
    for (const known of [links, settingUp, held]) known.delete(id);
    share();
  }

  function share(): void {
    for (const link of links.values()) link.share(links.size);
  }

  function dial(id: PeerId): void {
    settingUp.set(id, "dialled");
    peer.connect(id, { serialization: SERIALIZATION, reliable: true });
  }

  return {
    sendFrame: (to, frame) => line.send({ type: CARRIER, dst: to, payload: frame }),
    dial,
    prepare(id) {
      held.keep(id, true);
      dial(id);
    },
    release(id) {
      for (const inside of held.release(id)) void seal(id, inside);
    },
    expect(id) {
      held.keep(id, false);
      settingUp.set(id, "expected");
    },
    send: (id, message) => links.get(id)?.send(message),
    whisper(id, message) {
      const over = message.type === "here" && !links.has(id) ? connections.get(id) : undefined;
      void seal(id, { type: "SAID", message, over } satisfies Inside);
    },
    async post(id, key, signed) {
      const roster = await vault.wrap(key, signed).catch(() => undefined);
      if (roster !== undefined && !closed) line.send({ type: CARRIER, dst: id, payload: { roster } });
    },
    hangUp(id) {
      links.get(id)?.close();
      forget(id);
    },
    setTrack(kind, track) {
      for (const link of links.values()) link.setTrack(kind, track);
    },
    openChannel: (id, label) => links.get(id)?.openChannel(label),
    obstacle: (id) => links.get(id)?.obstacle(),
    way: async (id) => links.get(id)?.way(),
    close() {
      closed = true;
      ice.stop();
      unwatch();
      for (const link of links.values()) link.close();
      links.clear();
      void leave();
    },
  };
}
