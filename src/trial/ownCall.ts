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
  /** Pictures a second that came through. */
  readonly pictures: number;
  /** Those that were given to the call; undefined where the browser does not say. */
  readonly given: number | undefined;
  /** Whether there was more to hear than a quiet room; undefined where the browser cannot tell. */
  readonly sound: boolean | undefined;
  /** Both, to be looked at; undefined where the browser cannot record. */
  readonly film: Blob | undefined;
}

/** ms until a call is no longer waited for. */
const PATIENCE = 8_000;
/** ms that a recording may take to end. */
const ENDING = 2_000;
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
  const ends: RTCPeerConnection[] = [];
  const stream = new MediaStream();
  const close = () => {
    for (const end of ends) end.close();
  };
  try {
    const here = new RTCPeerConnection(configuration);
    ends.push(here);
    const there = new RTCPeerConnection(configuration);
    ends.push(there);
    trickle(here, there);
    trickle(there, here);
    there.addEventListener("track", ({ track }) => stream.addTrack(track));
    const connected = new Promise<true>((resolve) => {
      here.createDataChannel("").addEventListener("open", () => resolve(true));
    });
    for (const track of tracks) here.addTrack(track, stream);
    await here.setLocalDescription();
    await there.setRemoteDescription(here.localDescription!);
    await there.setLocalDescription();
    await here.setRemoteDescription(there.localDescription!);
    if (await within(PATIENCE, connected)) {
      const way = relayed ? "relayed" : ((await wayOf(here)) ?? "direct");
      return { way, stream, listen: (ms) => listen(here, there, stream, ms), close };
    }
  } catch {
    // Something allows no connection at all.
  }
  close();
  return undefined;
}

function trickle(from: RTCPeerConnection, to: RTCPeerConnection): void {
  from.addEventListener("icecandidate", ({ candidate }) => {
    if (candidate) void to.addIceCandidate(candidate).catch(() => undefined);
  });
}

async function listen(
  here: RTCPeerConnection,
  there: RTCPeerConnection,
  stream: MediaStream,
  ms: number,
): Promise<Heard> {
  // Chromium opens no sound that nobody plays. Aloud it would go round and round.
  const player = new Audio();
  player.muted = true;
  player.srcObject = stream;
  void player.play().catch(() => undefined);
  const ear = listenFor(stream);
  const film = record(stream);
  const [sent, came, began] = [await count(here, "frames"), await count(there, "framesDecoded"), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, ms));
  const seconds = (performance.now() - began) / 1_000;
  const pictures = ((await count(there, "framesDecoded")) - came) / seconds;
  const given = ((await count(here, "frames")) - sent) / seconds;
  player.srcObject = null;
  return { pictures, given: given > 0 ? given : undefined, sound: ear(), film: await film?.() };
}

/**
 * The pictures so far: of one's own ("frames"; W3C webrtc-stats, RTCVideoSourceStats) or of those that have come in
 * ("framesDecoded"; RTCInboundRtpStreamStats). 0 where the browser does not say.
 */
async function count(end: RTCPeerConnection, what: "frames" | "framesDecoded"): Promise<number> {
  return [...(await end.getStats()).values()].reduce((sum, report) => sum + (report[what] ?? 0), 0);
}

/** Listens until what is returned is called, which tells whether there was a voice; undefined where that cannot be known. */
function listenFor(stream: MediaStream): () => boolean | undefined {
  const [track] = stream.getAudioTracks();
  const level = track && makeLevel(track);
  let [looks, heard, loud] = [0, 0, 0];
  const looking = setInterval(() => {
    looks += 1;
    if (!level?.isRunning()) return;
    heard += 1;
    if (level.read() > VOICE) loud += 1;
  }, LOOK);
  return () => {
    clearInterval(looking);
    level?.close();
    return heard > looks / 2 ? loud >= ENOUGH : undefined;
  };
}

/** Begins a recording; what is returned ends it, and gives it where there is anything in it. */
function record(stream: MediaStream): (() => Promise<Blob | undefined>) | undefined {
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
        await within(ENDING, stopped);
      }
      const film = new Blob(parts, { type: recorder.mimeType });
      return film.size > 0 ? film : undefined;
    };
  } catch {
    return undefined;
  }
}
