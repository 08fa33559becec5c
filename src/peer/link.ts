import * as v from "valibot";
import type { RoomMessage } from "../room/wire/messages.ts";
import {
  type Body,
  negotiate,
  negotiation,
  type NegotiationEffect,
  type NegotiationEvent,
  type Packet,
  parsePacket,
} from "./negotiation.ts";

/** What a participant sends. Either may be missing, and be put in later without a new offer. */
export interface Tracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

/** What a link tells its owner. */
export interface LinkEvents {
  /** The connection is interrupted; the link is mending itself. */
  shaky(): void;
  /** The connection is up again after `shaky`. */
  back(): void;
  /**
   * The link is closed for good: the other side closed it, or it was interrupted for two minutes. Not told after
   * `close`.
   */
  lost(): void;
  /** A message from the other side, each once and in order. */
  message(message: RoomMessage): void;
  /** The other side's picture and sound, once for each track and always in the same stream. */
  remote(stream: MediaStream): void;
  /** A packet to send through the relay, sealed, because the data channel may be dead. */
  relay(packet: Packet): void;
}

/** One RTCPeerConnection: picture, sound and signals between two participants. */
export interface Link {
  /**
   * From now on the link answers for the connection instead of PeerJS. Called once, when PeerJS's own channel is open.
   */
  takeOver(): void;
  /** Takes a packet that came through the relay; one that came before has no effect. */
  receive(packet: Packet): void;
  /** Sends a message, which arrives once and in order for as long as the link lasts. */
  send(message: RoomMessage): void;
  /** Replaces what is sent without a new offer; null sends nothing. */
  setTrack(kind: "audio" | "video", track: MediaStreamTrack | null): void;
  /**
   * Stops sending picture and sound at once. While the data channel is open, messages sent before have a second to
   * arrive.
   */
  close(): void;
}

/** The id of the negotiated channel, well above those that PeerJS's own channel can get. */
const SIGNALS_CHANNEL = 100;
/**
 * In ms: how often to look, when and how often to restart ICE after an interruption, when to give up, and how long a
 * last message may take.
 */
const TIMES = {
  tick: 1_000,
  beforeRestart: 1_000,
  betweenRestarts: 5_000,
  patience: 120_000,
  lastWord: 1_000,
} as const;

/**
 * Makes a link on a fresh RTCPeerConnection. `offers`: this side makes every offer, as PeerJS had it make the first.
 * That keeps the DTLS roles as they were agreed (RFC 8842, section 5.5), and offers never cross. `tracks` is asked when
 * the first offer or answer is made.
 */
export function makeLink(pc: RTCPeerConnection, offers: boolean, tracks: () => Tracks, events: LinkEvents): Link {
  const signals = pc.createDataChannel("signals", { negotiated: true, id: SIGNALS_CHANNEL });
  const remote = new MediaStream();
  let state = negotiation(offers);
  let work = Promise.resolve();
  let shakySince: number | undefined;
  let restartedAt = 0;
  let resentAt = 0;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let closing: ReturnType<typeof setTimeout> | undefined;

  if (offers)
    for (const kind of ["audio", "video"] as const)
      pc.addTransceiver(tracks()[kind] ?? kind, { direction: "sendrecv" });
  else pc.addEventListener("signalingstatechange", answerWithTracks);
  pc.addEventListener("track", ({ track }) => {
    remote.addTrack(track);
    events.remote(remote);
  });
  signals.onmessage = ({ data }) => {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), data);
    const packet = parsed.success ? parsePacket(parsed.output) : undefined;
    if (packet) run({ type: "packet", packet });
  };

  /** Puts our tracks in between the first offer and our answer, so that the answer already carries them. */
  function answerWithTracks(): void {
    if (pc.signalingState !== "have-remote-offer") return;
    pc.removeEventListener("signalingstatechange", answerWithTracks);
    for (const transceiver of pc.getTransceivers()) {
      transceiver.direction = "sendrecv";
      const kind = transceiver.receiver.track.kind as "audio" | "video";
      void transceiver.sender.replaceTrack(tracks()[kind]).catch(ignore);
    }
  }

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
        return inTurn(() => pc.addIceCandidate(effect.candidate));
      case "apply":
        return inTurn(() => pc.setRemoteDescription({ type: "answer", sdp: effect.sdp }));
      case "offer":
        return inTurn(async () => {
          await pc.setLocalDescription(await pc.createOffer({ iceRestart: true }));
          describe("offer", effect.round);
        });
      case "answer":
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

  /**
   * While the connection is down the data channel keeps what it was given, so a repetition goes through the relay
   * alone.
   */
  function transmit(packet: Packet, again: boolean): void {
    const direct = signals.readyState === "open";
    const connected = pc.connectionState === "connected";
    if (direct && (connected || !again)) signals.send(JSON.stringify(packet));
    if (!direct || !connected) events.relay(packet);
  }

  function restart(): void {
    restartedAt = performance.now();
    run({ type: "restart" });
  }

  function watch(): void {
    if (pc.connectionState === "connected") {
      if (shakySince !== undefined) events.back();
      shakySince = undefined;
    } else if (pc.connectionState === "disconnected" || pc.connectionState === "failed") {
      if (shakySince === undefined) events.shaky();
      shakySince ??= performance.now();
      if (pc.connectionState === "failed") restart();
    }
  }

  function tick(): void {
    const now = performance.now();
    // In a long interruption packets are repeated less and less often, because the relay closes a client that floods
    // it.
    const since = shakySince === undefined ? 0 : now - shakySince;
    if (since < 5_000 || now - resentAt >= since / 4) {
      resentAt = now;
      run({ type: "tick" });
    }
    if (shakySince === undefined) return;
    if (now - shakySince > TIMES.patience) return lose();
    if (now - shakySince >= TIMES.beforeRestart && now - restartedAt >= TIMES.betweenRestarts) restart();
  }

  function lose(): void {
    close();
    events.lost();
  }

  function close(): void {
    clearInterval(ticking);
    removeEventListener("online", restart);
    network()?.removeEventListener("change", restart);
    signals.onclose = pc.onconnectionstatechange = null;
    for (const sender of pc.getSenders()) void sender.replaceTrack(null).catch(ignore);
    if (signals.readyState !== "open" || state.unacknowledged.length === 0) pc.close();
    else closing ??= setTimeout(() => pc.close(), TIMES.lastWord);
  }

  return {
    takeOver() {
      // PeerJS would close the connection on "failed", keep candidates to itself after "completed", and take every
      // incoming channel for its own.
      pc.oniceconnectionstatechange = pc.ondatachannel = pc.ontrack = null;
      pc.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) run({ type: "made", body: candidateBody(candidate, state.round) });
      };
      pc.onconnectionstatechange = watch;
      signals.onclose = lose;
      addEventListener("online", restart);
      network()?.addEventListener("change", restart);
      ticking = setInterval(tick, TIMES.tick);
      watch();
    },
    receive: (packet) => run({ type: "packet", packet }),
    send: (message) => run({ type: "made", body: { type: "message", message } }),
    setTrack(kind, track) {
      const sender = pc.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender;
      void sender?.replaceTrack(track).catch(ignore);
    },
    close,
  };
}

/** A track that cannot be replaced belongs to a connection that is closing. */
const ignore = (): void => undefined;

function candidateBody(candidate: RTCIceCandidate, round: number): Body {
  const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
  return {
    type: "candidate",
    round,
    candidate: { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment },
  };
}

/** The Network Information API, where the browser has it: it reports a change from Wi-Fi to mobile at once. */
function network(): EventTarget | undefined {
  return (navigator as Navigator & { connection?: EventTarget }).connection;
}
