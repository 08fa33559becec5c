import type { RoomMessage } from "../room/wire/messages.ts";
import {
  candidateBody,
  negotiate,
  negotiation,
  type NegotiationEffect,
  type NegotiationEvent,
  type Packet,
  readPacket,
  SIGN_OF_LIFE,
  unanswered,
} from "./negotiation.ts";
import { makeBesides } from "./besides.ts";
import { makeLineWatch } from "./lineWatch.ts";
import { makeSending } from "./sending.ts";
import type { Obstacle } from "../room/model/errors.ts";
import type { Line } from "../room/model/person.ts";
import { watchObstacle } from "./obstacle.ts";
import { makePulse, type Pulse } from "./pulse.ts";
import type { Way } from "../room/ports.ts";
import { wayOf } from "./way.ts";
import { carryTracks, type Tracks } from "./tracks.ts";

/** What a link tells its owner. */
export interface LinkEvents {
  /** Nothing comes in any more; the link is mending itself. */
  shaky(): void;
  /** The connection is up again after `shaky`. */
  back(): void;
  /** How the line serves has changed. */
  serves(line: Line): void;
  /**
   * The link is over. `closed`: the other side closed it while it was well; otherwise it was interrupted for too long. Not
   * told after `close`.
   */
  lost(closed: boolean): void;
  /** A message from the other side, each once and in order. */
  message(message: RoomMessage): void;
  /** What picture and sound come in is there, before an answer is; and again when they may come. */
  remote(stream: MediaStream): void;
  /** A channel that the other side has opened, before its first message. */
  channel(channel: RTCDataChannel): void;
  /** A packet to send through the relay, sealed, because the data channel may be dead. `again`: a repetition. */
  relay(packet: Packet, again: boolean): void;
}

/** One RTCPeerConnection: picture, sound and signals between two participants. */
export interface Link {
  /** From now on the link answers for the connection instead of PeerJS. Called once, when PeerJS's own channel is open. */
  takeOver(): void;
  /** Whether it is interrupted, which `shaky` and `back` tell. */
  readonly isShaky: () => boolean;
  /** What stands in the way, while it has not come up. */
  readonly obstacle: () => Obstacle;
  /** The way it takes; undefined while it is not up. */
  way(): Promise<Way | undefined>;
  /** Takes other ICE servers, and mends itself with them where it was interrupted. */
  configure(configuration: RTCConfiguration): void;
  /** The network is another one: mends the link before anybody notices. Several signs of one change mend it once. */
  moved(): void;
  /** So many links send our picture at the same time, this one among them. */
  share(links: number): void;
  /** The way through the relay is open anew: what waits is sent again at once. */
  relayed(): void;
  /** Takes a packet that came through the relay; one that came before has no effect. */
  receive(packet: Packet): void;
  /** Sends a message, which arrives once and in order for as long as the link lasts. */
  send(message: RoomMessage): void;
  /** Replaces what is sent without a new offer; null sends nothing. */
  setTrack(kind: "audio" | "video", track: MediaStreamTrack | null): void;
  /** Opens a channel beside the link's own, ordered and reliable, which ends with the link; undefined where that is over. */
  openChannel(label: string): RTCDataChannel | undefined;
  /**
   * Stops sending picture and sound at once. While the data channel is open, messages sent before have a second to
   * arrive.
   */
  close(): void;
}

/** The id of the negotiated channel, well above those that PeerJS's own channel can get. */
const SIGNALS_CHANNEL = 100;
/**
 * In ms: between two signs of life, between two repetitions, when to give up, and how long a last message may take.
 * `settle`: what comes this soon after a restart of ICE is a sign of the same change.
 */
const TIMES = { beat: 500, again: 1_000, settle: 1_000, patience: 120_000, lastWord: 1_000 } as const;
/**
 * ms between restarts of ICE while nothing comes in, doubled each time: the browser may have gathered the addresses of the
 * network before. `unanswered`: at least, where the other side has not answered, which may take long on a bad line.
 */
const RESTART = { first: 750, unanswered: 2_000, most: 8_000 } as const;

/**
 * Makes a link on a fresh RTCPeerConnection. `offers`: this side makes every offer, as PeerJS had it make the first.
 * That keeps the DTLS roles as they were agreed (RFC 8842, section 5.5), and offers never cross. `tracks` is asked when
 * the first offer or answer is made.
 */
export function makeLink(pc: RTCPeerConnection, offers: boolean, tracks: () => Tracks, events: LinkEvents): Link {
  const signals = pc.createDataChannel("signals", { negotiated: true, id: SIGNALS_CHANNEL });
  const besides = makeBesides(pc, events.channel);
  const sending = makeSending(pc);
  const watch = makeLineWatch(pc, sending, events.serves);
  const carried = carryTracks(pc, offers, tracks, events.remote, sending.again);
  const obstacle = watchObstacle(pc);
  let state = negotiation(offers);
  let work = Promise.resolve();
  let pulse: Pulse | undefined;
  let restartedAt = -Infinity;
  let pause: number = RESTART.first;
  let resentAt = 0;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;

  const repeat = (): void => void (isSure() && run({ type: "tick" }));
  signals.onopen = repeat;
  pc.addEventListener("connectionstatechange", repeat);
  const isDirect = () => signals.readyState === "open";
  const isSure = () => isDirect() && pc.connectionState === "connected" && !pulse?.doubtful();
  signals.onmessage = ({ data }) => {
    const packet = readPacket(data);
    pulse?.heard();
    if (packet) run({ type: "packet", packet });
  };

  function run(event: NegotiationEvent): void {
    const [next, effects] = negotiate(state, event);
    state = next;
    for (const effect of effects) perform(effect);
    if (closing !== undefined && state.unacknowledged.length === 0) pc.close();
  }

  function perform(effect: NegotiationEffect): void {
    switch (effect.do) {
      case "send":
        return transmit(effect.packet, effect.again);
      case "message":
        return events.message(effect.message);
      case "candidate":
        // One that cannot be used is of another round, and that one goes on.
        return inTurn(() => pc.addIceCandidate(effect.candidate).catch(() => undefined));
      case "apply":
        return inTurn(() => pc.setRemoteDescription({ type: "answer", sdp: effect.sdp }));
      case "offer":
        restartedAt = performance.now();
        return inTurn(async () => {
          await pc.setLocalDescription(await pc.createOffer({ iceRestart: true }));
          describe("offer", effect.round);
        });
      case "answer":
        restartedAt = performance.now();
        return inTurn(async () => {
          await pc.setRemoteDescription({ type: "offer", sdp: effect.sdp });
          await pc.setLocalDescription();
          describe("answer", effect.round);
        });
    }
  }

  function describe(type: "offer" | "answer", round: number): void {
    run({ type: "made", body: { type, round, sdp: pc.localDescription?.sdp ?? "" } });
  }

  /** Runs one operation after the other. Where one fails, its round is over, and the next restart makes a new one. */
  function inTurn(operation: () => Promise<void>): void {
    work = work.then(operation).catch(() => run({ type: "failed" }));
  }

  // A data channel keeps what it was given until the connection is back, so a repetition goes through the relay alone. What is
  // said before it opens, which is a moment later, waits for that: sealing it is work that delays the first picture.
  function transmit(packet: Packet, again: boolean): void {
    const sure = isSure();
    if (isDirect() && (sure || !again)) signals.send(JSON.stringify(packet));
    if (!sure && (again || isDirect())) events.relay(packet, again);
  }

  function restart(): void {
    restartedAt = performance.now();
    run({ type: "restart" });
  }

  /** Mends at once, unless that is being done already: then what it waits for is repeated. */
  function mend(): void {
    if (performance.now() - restartedAt < TIMES.settle) run({ type: "tick" });
    else restart();
  }

  function tick({ due, doubtful, shakySince }: Pulse): void {
    const now = performance.now();
    due();
    if (shakySince() === undefined) watch.beat();
    // One that waits in the channel is enough.
    if (isDirect() && signals.bufferedAmount === 0) signals.send(JSON.stringify(SIGN_OF_LIFE));
    // In a long interruption packets are repeated less and less often: the relay closes a client that floods it.
    const since = now - (shakySince() ?? now);
    if (now - resentAt >= Math.max(TIMES.again, since > 5_000 ? since / 4 : 0)) {
      resentAt = now;
      run({ type: "tick" });
    }
    if (since > TIMES.patience) return lose();
    if (!doubtful()) return void (pause = RESTART.first);
    if (now - restartedAt < (unanswered(state) ? Math.max(pause, RESTART.unanswered) : pause)) return;
    pause = Math.min(2 * pause, RESTART.most);
    restart();
  }

  function lose(): void {
    const closed = pulse?.shakySince() === undefined;
    close();
    events.lost(closed);
  }

  function close(): void {
    clearInterval(ticking);
    pulse?.stop();
    pulse = undefined;
    watch.stop();
    signals.onclose = null;
    carried.stop();
    besides.close();
    if (!isDirect() || state.unacknowledged.length === 0) pc.close();
    else closing ??= setTimeout(() => pc.close(), TIMES.lastWord);
  }

  return {
    takeOver() {
      // PeerJS would close it on "failed", keep candidates to itself after "completed", and take every incoming channel for its own.
      pc.oniceconnectionstatechange = pc.ontrack = null;
      besides.listen();
      pc.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) run({ type: "made", body: candidateBody(candidate, state.round) });
      };
      const watched = makePulse(pc, {
        shaky() {
          events.shaky();
          mend();
        },
        back() {
          watch.back();
          sending.sendKeyFrame();
          events.back();
        },
      });
      pulse = watched;
      signals.onclose = lose;
      ticking = setInterval(() => tick(watched), TIMES.beat);
    },
    isShaky: () => pulse?.shakySince() !== undefined,
    obstacle,
    way: () => wayOf(pc),
    configure(configuration) {
      // PeerJS has closed one that did not come up, and says so only when the machine gives it up.
      if (pc.connectionState === "closed") return;
      pc.setConfiguration(configuration);
      if (pulse?.doubtful()) restart();
    },
    moved() {
      watch.restart();
      pulse?.doubt();
      if (pulse) mend();
    },
    share: watch.share,
    relayed() {
      if (pulse?.doubtful()) mend();
    },
    receive(packet) {
      // The other side no longer relies on the data channel, and is mending the link. A message says nothing of the kind: the
      // first ones are sent before the channel is open.
      if (packet.body && packet.body.type !== "message" && pulse && !pulse.doubtful()) {
        pulse.doubt();
        restartedAt = performance.now();
      }
      run({ type: "packet", packet });
    },
    send: (message) => run({ type: "made", body: { type: "message", message } }),
    setTrack: carried.set,
    openChannel: besides.open,
    close,
  };
}
