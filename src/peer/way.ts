import type { Way } from "../room/ports.ts";

/**
 * The way that a connection takes, by the candidate pair in use (W3C webrtc-stats, RTCTransportStats and
 * RTCIceCandidatePairStats); undefined where there is none.
 */
export async function wayOf(pc: RTCPeerConnection): Promise<Way | undefined> {
  const reports: RTCStats[] = [...(await pc.getStats()).values()];
  const byId = (id: string | undefined) => reports.find((report) => report.id === id);
  const transport = reports.find(({ type }) => type === "transport") as RTCTransportStats | undefined;
  // Firefox marks the pair instead.
  const marked = (report: RTCStats) => report.type === "candidate-pair" && (report as { selected?: boolean }).selected;
  const pair = (byId(transport?.selectedCandidatePairId) ?? reports.find(marked)) as
    | RTCIceCandidatePairStats
    | undefined;
  if (!pair) return undefined;
  const ends = [pair.localCandidateId, pair.remoteCandidateId].map(byId) as { candidateType?: string }[];
  return ends.some((end) => end?.candidateType === "relay") ? "relayed" : "direct";
}
