import type { Way } from "../room/ports.ts";

/** The candidate pair in use (W3C webrtc-stats, RTCTransportStats and RTCIceCandidatePairStats); undefined where there is none. */
export function pairInUse(reports: readonly RTCStats[]): RTCIceCandidatePairStats | undefined {
  const transport = reports.find(({ type }) => type === "transport") as RTCTransportStats | undefined;
  const chosen = reports.find(({ id }) => id === transport?.selectedCandidatePairId);
  // Firefox marks the pair instead.
  const marked = (report: RTCStats) => report.type === "candidate-pair" && (report as { selected?: boolean }).selected;
  return (chosen ?? reports.find(marked)) as RTCIceCandidatePairStats | undefined;
}

/** The way that a connection takes, by the candidate pair in use; undefined where there is none. */
export async function wayOf(pc: RTCPeerConnection): Promise<Way | undefined> {
  const reports: RTCStats[] = [...(await pc.getStats()).values()];
  const pair = pairInUse(reports);
  if (!pair) return undefined;
  const ends = [pair.localCandidateId, pair.remoteCandidateId].map((of) => reports.find(({ id }) => id === of));
  return ends.some((end) => (end as { candidateType?: string } | undefined)?.candidateType === "relay")
    ? "relayed"
    : "direct";
}
