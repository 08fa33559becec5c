/** What a participant sends. Either may be missing, and be put in later without a new offer. */
export interface Tracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

/** Picture and sound in both directions on one connection. */
export interface CarriedTracks {
  /** Replaces what is sent without a new offer; null sends nothing. */
  set(kind: "audio" | "video", track: MediaStreamTrack | null): void;
  /** Sends nothing any more. */
  stop(): void;
}

/**
 * Puts `tracks` into the first offer (`offers`) or the first answer, when it is made. `remote` is called once for each track
 * of the other side, always with the same stream.
 */
export function carryTracks(
  pc: RTCPeerConnection,
  offers: boolean,
  tracks: () => Tracks,
  remote: (stream: MediaStream) => void,
): CarriedTracks {
  const stream = new MediaStream();

  if (offers)
    for (const kind of ["audio", "video"] as const)
      pc.addTransceiver(tracks()[kind] ?? kind, { direction: "sendrecv" });
  else pc.addEventListener("signalingstatechange", answer);
  pc.addEventListener("track", ({ track }) => {
    stream.addTrack(track);
    remote(stream);
  });

  /** Between the first offer and our answer, so that the answer already carries our tracks. */
  function answer(): void {
    if (pc.signalingState !== "have-remote-offer") return;
    pc.removeEventListener("signalingstatechange", answer);
    for (const transceiver of pc.getTransceivers()) {
      transceiver.direction = "sendrecv";
      const kind = transceiver.receiver.track.kind as "audio" | "video";
      void transceiver.sender.replaceTrack(tracks()[kind]).catch(ignore);
    }
  }

  return {
    set(kind, track) {
      const sender = pc.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender;
      void sender?.replaceTrack(track).catch(ignore);
    },
    stop() {
      for (const sender of pc.getSenders()) void sender.replaceTrack(null).catch(ignore);
    },
  };
}

/** A track that cannot be replaced belongs to a connection that is closing. */
const ignore = (): void => undefined;
