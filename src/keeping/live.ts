/** Streams to a service with WHIP, the WebRTC-HTTP Ingestion Protocol (RFC 9725). */

/** Why nothing is streamed, or no longer, in the distinctions that the screens explain. */
export type LiveProblem =
  /** Not an address that may be streamed to; see `usableAddress`. */
  | "address"
  /** The service refuses the token, or requires one. */
  | "token"
  /** Nothing accepts streams at this address. */
  | "notFound"
  /** The service cannot take another stream now, or somebody else is already streaming there. */
  | "busy"
  /** No answer in time, or none that the browser lets us read; or no connection for the media. */
  | "unreachable"
  /** Any other refusal, or an answer that makes no sense. */
  | "refused"
  /** This browser cannot compose the picture and sound. */
  | "device"
  /** The stream was running, and then the connection broke or the service ended it. */
  | "lost";

export interface LiveTarget {
  /** The URL of the WHIP endpoint. */
  readonly address: string;
  /** The bearer token; "" where the service asks for none. */
  readonly token: string;
}

export interface LiveEvents {
  /** The stream is connected, and reaches the service from now on. */
  started(): void;
  /** The stream has ended by itself. Called at most once, and never after `stop`. */
  ended(problem: LiveProblem): void;
}

export interface Live {
  /**
   * Ends the stream; may be called at any time and more than once. Resolves when the service has been told, or could
   * not be told. Never rejects.
   */
  stop(): Promise<void>;
}

/**
 * The result of the offer. Even with a `problem` there may be a `session`, which then has to be deleted all the same.
 */
interface Answer {
  readonly problem?: LiveProblem;
  readonly session?: URL | undefined;
  readonly sdp?: string;
}

/**
 * Without ICE servers, all candidates are normally there at once; an interface that is slow must not delay the offer.
 */
const GATHERING_MS = 2_000;
const HTTP_MS = 15_000;
const CONNECTING_MS = 15_000;
/** How long an interrupted connection, as after a change of network, is given to recover by itself. */
const OUTAGE_MS = 10_000;

/**
 * Streams the first audio and the first video track of `stream`, until `stop`, `events.ended`, or the end of the page.
 * Every failure from then on is a problem given to `events.ended`. The tracks stay the caller's.
 */
export function startLive(stream: MediaStream, { address, token }: LiveTarget, events: LiveEvents): Live {
  // All media over one transport (RFC 9725, section 4.4.1). No ICE servers, because a service that accepts streams is
  // reachable without. The ones that its answer may name (section 4.6) come after our candidates were sent, and using
  // them would take a second offer.
  const pc = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  const endpoint = endpointOf(address);
  const authorization: Record<string, string> = token === "" ? {} : { Authorization: `Bearer ${token}` };
  let posted: Promise<Answer> | undefined;
  let ending: Promise<void> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let running = false;

  async function start(): Promise<void> {
    if (!endpoint) return end("address");
    // Only visible ASCII characters are allowed, because the token goes into a header.
    if (!/^[!-~]*$/.test(token)) return end("token");
    await offer(pc, stream);
    if (ending) return;
    posted = post(endpoint, authorization, pc.localDescription?.sdp ?? "");
    const { problem, sdp = "" } = await posted;
    if (problem) return end(problem);
    await pc.setRemoteDescription({ type: "answer", sdp });
    // A service that takes only one of the two tracks is as good as none (section 4.4.3).
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
    // The service ends a session by closing DTLS (section 4.2), which the connection's own state may not show.
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
    // A POST under way is not aborted, because only its answer tells which session has to be deleted.
    ending = (posted ?? Promise.resolve<Answer>({})).then(({ session }) => {
      // The answer may name a session anywhere; the token is meant for the endpoint's own origin.
      const known = session?.origin === endpoint?.origin;
      return remove(session, known ? authorization : {});
    });
    if (problem) events.ended(problem);
  }

  function stop(): Promise<void> {
    end();
    return ending ?? Promise.resolve();
  }

  addEventListener("pagehide", stop);
  // Deferred, so that `events.ended` is never called before the caller has the returned value.
  queueMicrotask(() => void start().catch(() => end("refused")));
  return { stop };
}

/** Whether the address may be streamed to: https:, or http: to this very device, without a user name or password. */
export const usableAddress = (address: string): boolean => endpointOf(address) !== undefined;

function parsed(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

function endpointOf(address: string, base?: string): URL | undefined {
  const url = parsed(address, base);
  if (!url) return undefined;
  const { protocol, hostname, username, password } = url;
  const isHere = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  const isSafe = protocol === "https:" || (protocol === "http:" && isHere);
  // fetch rejects URLs that contain a user name or password.
  return isSafe && username === "" && password === "" ? url : undefined;
}

/** Makes the offer with all its candidates, because a service need not accept later ones (RFC 9725, section 4.4.5). */
async function offer(pc: RTCPeerConnection, stream: MediaStream): Promise<void> {
  for (const track of [stream.getAudioTracks()[0], stream.getVideoTracks()[0]]) {
    // Both tracks have to be in one MediaStream (section 4.4.2).
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

/**
 * Posts the offer; never rejects. fetch follows the redirects that balance load (section 4.5), and passes the token on
 * only within one origin.
 */
async function post(endpoint: URL, authorization: Record<string, string>, body: string): Promise<Answer> {
  const headers = { ...authorization, "Content-Type": "application/sdp" };
  try {
    const response = await fetch(endpoint, { method: "POST", headers, body, signal: timeLimit(HTTP_MS) });
    const location = response.ok ? response.headers.get("Location") : null;
    const session = location === null ? undefined : endpointOf(location, response.url);
    if (response.status !== 201 || !session) return { problem: problemOf(response.status), session };
    // A truncated answer counts as none, but the session exists all the same.
    return { session, sdp: await response.text().catch(() => "") };
  } catch {
    return { problem: "unreachable" };
  }
}

/** Aborts after `ms`. */
function timeLimit(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
}

function problemOf(status: number): LiveProblem {
  if (status === 401 || status === 403) return "token";
  if (status === 404 || status === 405 || status === 410) return "notFound";
  if (status === 409 || status === 429 || status === 503) return "busy";
  return "refused";
}

/**
 * Deletes the session at the service (section 4.2). With `keepalive`, that also works while the page is being left.
 * Never rejects.
 */
async function remove(session: URL | undefined, headers: Record<string, string>): Promise<void> {
  if (!session) return;
  const signal = timeLimit(HTTP_MS);
  await fetch(session, { method: "DELETE", headers, keepalive: true, signal }).catch(() => undefined);
}
