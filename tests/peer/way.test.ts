import { expect, it } from "vitest";
import { wayOf } from "../../src/peer/way.ts";

/**
 * A connection with another pair besides the one in use; `types` are those of its two ends. `marked`: the pair itself says that
 * it is in use, as in Firefox.
 */
function connection(types: readonly [string, string] | undefined, marked = false) {
  const reports = [
    { id: "T", type: "transport", ...(types && !marked ? { selectedCandidatePairId: "P" } : {}) },
    { id: "O", type: "candidate-pair", localCandidateId: "R", remoteCandidateId: "R" },
    { id: "P", type: "candidate-pair", localCandidateId: "L", remoteCandidateId: "F", selected: marked },
    { id: "R", type: "local-candidate", candidateType: "relay" },
    { id: "L", type: "local-candidate", candidateType: types?.[0] },
    { id: "F", type: "remote-candidate", candidateType: types?.[1] },
  ];
  const getStats = () => Promise.resolve(new Map(reports.map((report) => [report.id, report])));
  return { getStats } as unknown as RTCPeerConnection;
}

it.each([
  [["host", "host"], "direct"],
  [["srflx", "prflx"], "direct"],
  [["relay", "srflx"], "relayed"],
  [["host", "relay"], "relayed"],
  [undefined, undefined],
] as const)("between %s is %s", async (types, way) => {
  expect(await wayOf(connection(types))).toBe(way);
  expect(await wayOf(connection(types, types !== undefined))).toBe(way);
});
