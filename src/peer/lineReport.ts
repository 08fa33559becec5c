import { pairInUse } from "./way.ts";

/** How a connection served over about a second, by the browser's own statistics (W3C webrtc-stats). */
export interface LineReport {
  /** Bits a second that the browser thinks it can send; undefined where it does not say, as in Firefox. */
  readonly available?: number;
  /** A picture was sent, on which the other side reports every second. */
  readonly picture: boolean;
  /** Part of the packets we sent that the other side missed, 0 to 1; undefined where it has not reported anew. */
  readonly lost?: number;
  /** Seconds there and back; likewise. */
  readonly rtt?: number;
  /** Part of the sound that was made up since the report before, because it had not come in time; undefined where none came, as of somebody without a microphone. */
  readonly concealed?: number;
}

type Kind = "audio" | "video";
type Sent = RTCOutboundRtpStreamStats & { readonly kind: Kind };
type Received = RTCInboundRtpStreamStats & { readonly kind: Kind };
/** What the other side reports of what it received (RFC 3550, section 6.4.1). */
type Reported = RTCStats & {
  readonly kind: Kind;
  readonly fractionLost?: number;
  readonly roundTripTime?: number;
};

/** Reads a report of `pc` each time it is called. */
export function makeLineReports(pc: RTCPeerConnection): () => Promise<LineReport> {
  /** Counters of the report before, by name. */
  const counted = new Map<string, number>();
  const since = (name: string, now: number | undefined): number => {
    // A report that is away for a while, as that of a sender without a track, goes on where it was.
    if (now === undefined) return 0;
    const before = counted.get(name) ?? 0;
    counted.set(name, now);
    return Math.max(0, now - before);
  };

  return async () => {
    const reports: RTCStats[] = [...(await pc.getStats()).values()];
    const all = <T>(type: string) => reports.filter((report) => report.type === type) as unknown as T[];
    const reported = all<Reported>("remote-inbound-rtp").filter(
      ({ kind, timestamp }) => since(`${kind} reported`, timestamp) > 0,
    );
    const sound = all<Received>("inbound-rtp").find(({ kind }) => kind === "audio");

    let [lost, sent] = [0, 0];
    const sentOf = (wanted: Kind) => all<Sent>("outbound-rtp").find(({ kind }) => kind === wanted)?.packetsSent;
    for (const { kind, fractionLost = 0 } of reported) {
      const packets = since(`${kind} until reported`, sentOf(kind));
      lost += fractionLost * packets;
      sent += packets;
    }
    const came = since("came", sound?.packetsReceived) > 0;
    const samples = since("samples", sound?.totalSamplesReceived);
    const concealed = since("concealed", sound?.concealedSamples) - since("silent", sound?.silentConcealedSamples);
    const available = pairInUse(reports)?.availableOutgoingBitrate;
    const rtts = reported.flatMap(({ roundTripTime }) => roundTripTime ?? []);
    return {
      picture: since("pictures", sentOf("video")) > 0,
      ...(available === undefined ? {} : { available }),
      ...(sent === 0 ? {} : { lost: lost / sent }),
      ...(rtts.length === 0 ? {} : { rtt: Math.max(...rtts) }),
      ...(came && samples > 0 ? { concealed: Math.max(0, concealed / samples) } : {}),
    };
  };
}
