/** Pictures and sound on their way to a streaming service: WHIP, the WebRTC-HTTP Ingestion Protocol (RFC 9725). */

/** Why nothing is streamed, or nothing any more, in terms a sentence can be made of. */
export type LiveProblem =
  /** Not an address that may be streamed to: https:, or http: on this very device. */
  | "address"
  /** The service does not take this token, or asks for one. */
  | "token"
  /** Nothing takes streams at this address. */
  | "notFound"
  /** The service cannot take another stream now, or somebody else streams there already. */
  | "busy"
  /** No answer in time, or none that the browser lets us read; or the two found no way for the media. */
  | "unreachable"
  /** Any other refusal, or an answer that makes no sense. */
  | "refused"
  /** This browser cannot compose what is to be streamed. */
  | "device"
  /** It ran, and then the connection broke or the service ended it. */
  | "lost";

export interface LiveTarget {
  /** The URL of the WHIP endpoint. */
  readonly address: string;
  /** The bearer token; "" where the service asks for none. */
  readonly token: string;
}

export interface LiveEvents {
  /** Connected: what the stream holds from now on arrives at the service. */
  started(): void;
  /** Nothing is sent any more. Called at most once, never after `stop`. */
  ended(problem: LiveProblem): void;
}

export interface Live {
  /** May be called at any time, more than once. Resolves when the service was told or could not be; never rejects. */
  stop(): Promise<void>;
}

/** What came of the offer. There may be a session although something is wrong; it must be deleted all the same. */
interface Answer {
  readonly problem?: LiveProblem;
  readonly session?: URL | undefined;
  readonly sdp?: string;
}

/** ms. Without ICE servers all candidates are there at once; a network that is slow to name its own does not hold us up. */
const GATHERING_MS = 2_000;
const HTTP_MS = 15_000;
const CONNECTING_MS = 15_000;
/** A change of network may take this long to come right by itself. */
const OUTAGE_MS = 10_000;

/**
 * Streams the first audio and the first video track of `stream` until `stop` or `events.ended`; whatever goes wrong is a
 * named problem there. A page that is left stops too. The tracks stay the caller's.
 */
export function startLive(stream: MediaStream, { address, token }: LiveTarget, events: LiveEvents): Live {
  // All media over one transport (RFC 9725, section 4.4.1). No ICE servers: a service that takes streams can be reached.
  // Those that its answer may name (section 4.6) come when our candidates have gone out; they would need a second offer.
  const pc = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  const authorization: Record<string, string> = token === "" ? {} : { Authorization: `Bearer ${token}` };
  let posted: Promise<Answer> | undefined;
  let ending: Promise<void> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let running = false;

  async function start(): Promise<void> {
    const endpoint = endpointOf(address);
    if (!endpoint) return end("address");
    // The visible characters of ASCII: a header cannot hold others.
    if (!/^[!-~]*$/.test(token)) return end("token");
    await offer(pc, stream);
    if (ending) return;
    posted = post(endpoint, authorization, pc.localDescription?.sdp ?? "");
    const { problem, sdp = "" } = await posted;
    if (problem) return end(problem);
    await pc.setRemoteDescription({ type: "answer", sdp });
    // Half a stream is none (section 4.4.3).
    if (pc.getTransceivers().some(({ currentDirection }) => currentDirection !== "sendonly")) return end("refused");
    follow();
  }

  function follow(): void {
    const broken = () => end(running ? "lost" : "unreachable");
    patience = setTimeout(broken, CONNECTING_MS);
    const change = () => {
      if (pc.connectionState === "failed") return broken();
      if (pc.connectionState !== "connected" && pc.connectionState !== "disconnected") return;
      clearTimeout(patience);
      if (pc.connectionState === "disconnected") patience = setTimeout(broken, OUTAGE_MS);
      else if (!running) {
        running = true;
        events.started();
      }
    };
    pc.addEventListener("connectionstatechange", change);
    // The service ends a session by tearing DTLS down (section 4.2); the connection's own state may not tell of it.
    const [transport] = pc.getSenders().map((sender) => sender.transport);
    transport?.addEventListener("statechange", () => {
      if (transport.state === "closed") broken();
    });
    change();
  }

  function end(problem?: LiveProblem): void {
    if (ending) return;
    clearTimeout(patience);
    removeEventListener("pagehide", stop);
    pc.close();
    // An offer on its way is not called back: only its answer says which session there is to delete.
    ending = (posted ?? Promise.resolve<Answer>({})).then(({ session }) => remove(session, authorization));
    if (problem) events.ended(problem);
  }

  function stop(): Promise<void> {
    end();
    return ending ?? Promise.resolve();
  }

  addEventListener("pagehide", stop);
  // Not at once: whoever is told that it ended shall have got what it began with.
  queueMicrotask(() => void start().catch(() => end("refused")));
  return { stop };
}

/** Whether it may be streamed to: https:, or http: on this very device. */
export const usableAddress = (address: string): boolean => endpointOf(address) !== undefined;

function endpointOf(address: string, base?: string): URL | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  const { protocol, hostname, username, password } = url;
  const isHere = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  const isSafe = protocol === "https:" || (protocol === "http:" && isHere);
  // fetch takes no URL with a name and password in it.
  return isSafe && username === "" && password === "" ? url : undefined;
}

/** Makes the offer, with all candidates: a service need not take any that come later (RFC 9725, section 4.4.5). */
async function offer(pc: RTCPeerConnection, stream: MediaStream): Promise<void> {
  for (const track of [stream.getAudioTracks()[0], stream.getVideoTracks()[0]]) {
    // One MediaStream for both (section 4.4.2).
    if (track) pc.addTransceiver(track, { direction: "sendonly", streams: [stream] });
  }
  await pc.setLocalDescription();
  await new Promise<void>((resolve) => {
    const change = () => {
      if (pc.iceGatheringState === "complete") resolve();
    };
    pc.addEventListener("icegatheringstatechange", change);
    setTimeout(resolve, GATHERING_MS);
    change();
  });
}

/** Never rejects. fetch follows the redirects that balance load (section 4.5); the token goes along within one origin. */
async function post(endpoint: URL, authorization: Record<string, string>, body: string): Promise<Answer> {
  const headers = { ...authorization, "Content-Type": "application/sdp" };
  try {
    const response = await fetch(endpoint, { method: "POST", headers, body, signal: AbortSignal.timeout(HTTP_MS) });
    const location = response.ok ? response.headers.get("Location") : null;
    const session = location === null ? undefined : endpointOf(location, response.url);
    if (response.status !== 201 || !session) return { problem: problemOf(response.status), session };
    // An answer that breaks off is none; the session is there.
    return { session, sdp: await response.text().catch(() => "") };
  } catch {
    return { problem: "unreachable" };
  }
}

function problemOf(status: number): LiveProblem {
  if (status === 401 || status === 403) return "token";
  if (status === 404 || status === 405 || status === 410) return "notFound";
  if (status === 409 || status === 429 || status === 503) return "busy";
  return "refused";
}

/** Ends the session at the service (section 4.2), also from a page that is being left. Never rejects. */
async function remove(session: URL | undefined, headers: Record<string, string>): Promise<void> {
  if (!session) return;
  const signal = AbortSignal.timeout(HTTP_MS);
  await fetch(session, { method: "DELETE", headers, keepalive: true, signal }).catch(() => undefined);
}
