import { makeLevel } from "../camera/level.ts";
import { wayOf } from "../peer/way.ts";
import { within } from "./within.ts";

/** A call of the page with itself, over the network where `relayed`. */
export interface OwnCall {
  readonly way: "relayed" | "direct";
  /** The person's own picture and sound, as somebody else would get them. */
  readonly stream: MediaStream;
  /** Looks at what comes over for `ms`. */
  listen(ms: number): Promise<Heard>;
  close(): void;
}

/** What has come over the call. */
export interface Heard {
  /** Pictures a second. */
  readonly pictures: number;
  /** Whether there was more to hear than a quiet room; undefined where the browser cannot tell. */
  readonly sound: boolean | undefined;
  /** Both, to be looked at; undefined where the browser cannot record. */
  readonly film: Blob | undefined;
}

/** ms until a call is no longer waited for. */
const PATIENCE = 8_000;
/** ms between two looks at how loud it is. */
const LOOK = 50;
/** As `Level` has it: what a browser leaves of a quiet room is below. */
const VOICE = 0.2;
/** In how many looks it has to be. A click is shorter. */
const ENOUGH = 4;

/**
 * Calls the page itself, by way of a TURN server where `relayed`. Undefined where the call does not come about in 8 s.
 * `tracks` stay the caller's.
 */
export async function callOneself(
  tracks: readonly MediaStreamTrack[],
  iceServers: RTCIceServer[],
  relayed: boolean,
): Promise<OwnCall | undefined> {
  const configuration: RTCConfiguration = { iceServers, iceTransportPolicy: relayed ? "relay" : "all" };
  const ends = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)] as const;
  const [here, there] = ends;
  const stream = new MediaStream();
  const close = () => {
    for (const end of ends) end.close();
  };
  for (const [from, to] of [[here, there] as const, [there, here] as const])
    from.addEventListener("icecandidate", ({ candidate }) => {
      if (candidate) void to.addIceCandidate(candidate).catch(() => undefined);
    });
  there.addEventListener("track", ({ track }) => stream.addTrack(track));
  const connected = new Promise<void>((resolve) => {
    here.createDataChannel("").addEventListener("open", () => resolve());
  });
  for (const track of tracks) here.addTrack(track, stream);
  try {
    await here.setLocalDescription();
    await there.setRemoteDescription(here.localDescription!);
    await there.setLocalDescription();
    await here.setRemoteDescription(there.localDescription!);
    const up = await within(
      PATIENCE,
      connected.then(() => true),
    );
    if (!up) throw new Error("no way");
  } catch {
    close();
    return undefined;
  }
  return {
    way: (await wayOf(here)) ?? "direct",
    stream,
    listen: (ms) => listen(there, stream, ms),
    close,
  };
}

async function listen(end: RTCPeerConnection, stream: MediaStream, ms: number): Promise<Heard> {
  // Chromium opens no sound that nobody plays. Aloud it would go round and round.
  const player = new Audio();
  player.muted = true;
  player.srcObject = stream;
  void player.play().catch(() => undefined);
  const ear = listenFor(stream);
  const film = record(stream);
  const [before, began] = [await decoded(end), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, ms));
  const seconds = (performance.now() - began) / 1_000;
  const pictures = ((await decoded(end)) - before) / seconds;
  player.srcObject = null;
  return { pictures, sound: ear(), film: await film?.() };
}

/** Pictures that have come in and been read so far (W3C webrtc-stats, RTCInboundRtpStreamStats). */
async function decoded(end: RTCPeerConnection): Promise<number> {
  const incoming = [...(await end.getStats()).values()].filter(({ type }) => type === "inbound-rtp");
  return incoming.reduce((sum, { framesDecoded = 0 }) => sum + framesDecoded, 0);
}

/** Listens until what is returned is called, which tells whether there was a voice; undefined where that cannot be known. */
function listenFor(stream: MediaStream): () => boolean | undefined {
  const [track] = stream.getAudioTracks();
  const level = track && makeLevel(track);
  let loud = 0;
  const looking = setInterval(() => {
    if (level && level.read() > VOICE) loud += 1;
  }, LOOK);
  return () => {
    clearInterval(looking);
    level?.close();
    return level && loud >= ENOUGH;
  };
}

/** Begins a recording; what is returned ends it. */
function record(stream: MediaStream): (() => Promise<Blob>) | undefined {
  if (stream.getTracks().length === 0) return undefined;
  try {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    recorder.start();
    return async () => {
      const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve));
      // It ends by itself with the tracks.
      if (recorder.state !== "inactive") {
        recorder.stop();
        await stopped;
      }
      return new Blob(parts, { type: recorder.mimeType });
    };
  } catch {
    return undefined;
  }
}
