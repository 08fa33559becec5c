/** What a participant sends. Either may be missing, and be put in later without a new offer. */
export interface Tracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

const KINDS = ["audio", "video"] as const;
type Sent = (typeof KINDS)[number];

/** Picture and sound in both directions on one connection. */
export interface CarriedTracks {
  /** Replaces what is sent without a new offer; null sends nothing. */
  set(kind: Sent, track: MediaStreamTrack | null): void;
  /** Sends nothing any more. */
  stop(): void;
}

/**
 * Puts `tracks` into the first offer (`offers`) or the first answer, when it is made. `remote` is called with the stream in
 * which all comes that the other side will send: as soon as it may come, and for an offer also beforehand. `sending`: there is a sender of our video, or it has another track.
 */
export function carryTracks(
  pc: RTCPeerConnection,
  offers: boolean,
  tracks: () => Tracks,
  remote: (stream: MediaStream) => void,
  sending: () => void,
): CarriedTracks {
  const incoming = new MediaStream();
  let stopped = false;
  /** What `set` was last told. */
  const latest: Partial<Record<Sent, MediaStreamTrack | null>> = {};

  if (offers) {
    for (const kind of KINDS) pc.addTransceiver(tracks()[kind] ?? kind, { direction: "sendrecv" });
    prepare();
    announce();
  } else pc.addEventListener("signalingstatechange", answer);
  pc.addEventListener("track", announce, { once: true });

  /** Sound and picture come together, and the tracks of both are there before anything is in them. */
  function announce(): void {
    for (const { track } of pc.getReceivers()) incoming.addTrack(track);
    remote(incoming);
  }

  /** Between the first offer and our answer, so that the answer already carries our tracks. */
  function answer(): void {
    if (pc.signalingState !== "have-remote-offer") return;
    pc.removeEventListener("signalingstatechange", answer);
    for (const transceiver of pc.getTransceivers()) {
      transceiver.direction = "sendrecv";
      const kind = transceiver.receiver.track.kind as Sent;
      void transceiver.sender.replaceTrack(tracks()[kind]).catch(ignore);
    }
    prepare();
  }

  /** A sender that will not change from one track to the other may still take it after none. */
  async function replace(sender: RTCRtpSender, kind: Sent, track: MediaStreamTrack | null): Promise<void> {
    try {
      await sender.replaceTrack(track);
    } catch {
      if (stopped || latest[kind] !== track) return;
      await sender.replaceTrack(null);
      if (!stopped && latest[kind] === track) await sender.replaceTrack(track);
    }
  }

  function prepare(): void {
    preferRedundancy(pc);
    sending();
  }

  return {
    set(kind, track) {
      const sender = pc.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender;
      latest[kind] = track;
      if (sender) void replace(sender, kind, track).then(sending, ignore);
    },
    stop() {
      stopped = true;
      for (const sender of pc.getSenders()) void sender.replaceTrack(null).catch(ignore);
    },
  };
}

/**
 * Each packet of sound carries the one before as well, so that one that gets lost is not missed (RFC 2198), where both
 * browsers can. Opus itself can do that for speech alone, and only where it takes it for speech.
 */
function preferRedundancy(pc: RTCPeerConnection): void {
  // An older Firefox has one and not the other.
  if (!("getCapabilities" in RTCRtpReceiver)) return;
  const isRed = ({ mimeType }: RTCRtpCodec) => mimeType.toLowerCase() === "audio/red";
  const codecs = RTCRtpReceiver.getCapabilities("audio")?.codecs ?? [];
  if (!codecs.some(isRed)) return;
  const preferred = [...codecs.filter(isRed), ...codecs.filter((codec) => !isRed(codec))];
  for (const transceiver of pc.getTransceivers())
    if (transceiver.receiver.track.kind === "audio") transceiver.setCodecPreferences?.(preferred);
}

/** A track that cannot be replaced belongs to a connection that is closing. */
const ignore = (): void => undefined;
