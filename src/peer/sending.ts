import { FIRST, type Level, LEVELS } from "./bandwidth.ts";

/** How sound and picture are sent over one connection, whatever their tracks are. */
export interface Sending {
  /** Sends this much from now on, once there are senders. */
  set(level: Level): void;
  /** There are senders now, or other tracks. */
  again(): void;
  /** Whether there is a picture to send. */
  picture(): boolean;
  /**
   * Sends a whole picture. The other side shows nothing before one comes, for which its browser asks every three seconds
   * only. One also comes when an encoding is switched on.
   */
  sendKeyFrame(): void;
}

/** Pixels of the shorter side of a picture that does not say how large it is: what we ask cameras for. */
const UNKNOWN = 720;

/** A picture that is read rather than watched gets so many times the lines, and as many times fewer frames. */
const DETAIL = 3;

/** Answers for the parameters of the senders of `pc`, from the first level on. A connection that is closing has no use for them. */
export function makeSending(pc: RTCPeerConnection): Sending {
  let level = LEVELS[FIRST]!;
  // A sender's parameters may be changed only as they were read last (W3C webrtc, RTCRtpSender.setParameters).
  let work = Promise.resolve();
  const inTurn = (change: () => Promise<unknown>) => {
    work = work.then(change).then(
      () => undefined,
      () => undefined,
    );
  };

  const senderOf = (kind: "audio" | "video") =>
    pc.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender;

  async function change(
    kind: "audio" | "video",
    how: (encoding: RTCRtpEncodingParameters, sender: RTCRtpSender) => void,
  ): Promise<void> {
    const sender = senderOf(kind);
    if (!sender) return;
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) how(encoding, sender);
    await sender.setParameters(parameters);
  }

  const setVideo = (active: boolean) =>
    change("video", (encoding, { track }) => {
      // Not every track says how large it is before its first frame.
      const { width = UNKNOWN, height = UNKNOWN } = track?.getSettings() ?? {};
      encoding.active = active;
      const sharper = track?.contentHint === "detail" ? DETAIL : 1;
      encoding.maxFramerate = level.frames / sharper;
      encoding.scaleResolutionDownBy = Math.max(1, Math.min(width, height) / (level.height * sharper));
      if (level.video > 0) encoding.maxBitrate = level.video;
    });

  const setAudio = () =>
    change("audio", (encoding) => {
      encoding.maxBitrate = level.audio;
    });

  const setVideoAsItIs = () => setVideo(level.video > 0);

  function again(): void {
    inTurn(setAudio);
    inTurn(setVideoAsItIs);
  }

  // The answering side's have no parameters before its answer is made. What comes once pictures flow begins the encoder anew.
  pc.addEventListener("signalingstatechange", begin);
  function begin(): void {
    if (pc.signalingState !== "stable") return;
    pc.removeEventListener("signalingstatechange", begin);
    again();
  }

  return {
    set(next) {
      level = next;
      again();
    },
    again,
    picture: () => (senderOf("video")?.track ?? null) !== null,
    sendKeyFrame() {
      if (level.video === 0) return;
      inTurn(() => setVideo(false));
      // Whatever comes between, it must not stay switched off.
      for (let tries = 0; tries < 2; tries += 1) inTurn(setVideoAsItIs);
    },
  };
}
