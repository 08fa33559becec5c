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

/** What a participant sends: either may be missing, and be put in later without a new offer. */
export interface Tracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

export interface LinkEvents {
  /** Direct contact is interrupted; the link is mending itself. */
  shaky(): void;
  back(): void;
  /** Given up: the other side closed it, or it did not come back. */
  lost(): void;
  message(message: RoomMessage): void;
  /** The other side's picture and sound; tracks may still be added to the stream. */
  remote(stream: MediaStream): void;
  /** The way round a dead data channel: sealed, through the relay. */
  relay(packet: Packet): void;
}

/** One RTCPeerConnection: picture, sound and signals between two participants. */
export interface Link {
  /** From now on the link answers for the connection instead of PeerJS. */
  takeOver(): void;
  /** A packet that came through the relay. */
  receive(packet: Packet): void;
  send(message: RoomMessage): void;
  setTrack(kind: "audio" | "video", track: MediaStreamTrack | null): void;
  /** Stops sending picture and sound at once; what was said last may still arrive before the connection is closed. */
  close(): void;
}

/** Well above the ids that PeerJS's own channel can get. */
const SIGNALS_CHANNEL = 100;
/** ms. Restarts 1 s after an interruption; the other times are pace and patience of the mending. */
const TIMES = {
  tick: 1_000,
  beforeRestart: 1_000,
  betweenRestarts: 5_000,
  patience: 120_000,
  lastWord: 1_000,
} as const;

/**
 * Takes a fresh RTCPeerConnection. `offers` tells which side makes every offer: the one that PeerJS lets make the first.
 * That keeps the DTLS roles as they were agreed (RFC 8842, section 5.5), and offers never meet.
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

  /** The first answer already carries our tracks: they are put in between its offer and itself. */
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

  /** One description or candidate after the other. One that no longer fits is passed over: the next restart replaces it. */
  function inTurn(operation: () => Promise<void>): void {
    work = work.then(operation).catch(() => run({ type: "failed" }));
  }

  /** While the connection is down the data channel keeps what it was given: nothing is put into it twice. */
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
    // In a long interruption less and less often: a relay closes whoever floods it.
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
      // PeerJS would close the connection on "failed", keep candidates to itself after "completed", and take any
      // channel that comes in for its own.
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

/** Where a track cannot be exchanged, the connection is being closed. */
const ignore = (): void => undefined;

function candidateBody(candidate: RTCIceCandidate, round: number): Body {
  const { sdpMid, sdpMLineIndex, usernameFragment } = candidate;
  return {
    type: "candidate",
    round,
    candidate: { candidate: candidate.candidate, sdpMid, sdpMLineIndex, usernameFragment },
  };
}

/** The Network Information API, where the browser has it: it tells of a change from Wi-Fi to mobile at once. */
function network(): EventTarget | undefined {
  return (navigator as Navigator & { connection?: EventTarget }).connection;
}
