import { expect, it } from "vitest";
import { makeLineReports } from "../../src/peer/lineReport.ts";

/** A connection whose statistics a test sets. */
function connection() {
  let stats: readonly object[] = [];
  const pc = { getStats: () => Promise.resolve(new Map(stats.map((one, index) => [String(index), one]))) };
  const read = makeLineReports(pc as unknown as RTCPeerConnection);
  return (next: readonly object[]) => {
    stats = next;
    return read();
  };
}

const sent = (kind: "audio" | "video", packetsSent: number) => ({ type: "outbound-rtp", kind, packetsSent });
const reported = (kind: "audio" | "video", timestamp: number, fractionLost: number, roundTripTime = 0.2) => ({
  type: "remote-inbound-rtp",
  kind,
  timestamp,
  fractionLost,
  roundTripTime,
});
const pair = { id: "pair", type: "candidate-pair", availableOutgoingBitrate: 250_000 };
const transport = { type: "transport", selectedCandidatePairId: "pair" };

it("says nothing of what it does not know", async () => {
  expect(await connection()([])).toEqual({ picture: false });
});

it("weighs what was missed of sound and picture by how much of each was sent", async () => {
  const read = connection();
  const report = await read([sent("audio", 90), sent("video", 10), reported("audio", 1, 0.1), reported("video", 1, 1)]);
  expect(report.lost).toBeCloseTo(0.19);
});

it("takes each report of the other side once", async () => {
  const read = connection();
  await read([sent("audio", 50), reported("audio", 1, 0.5)]);
  expect(await read([sent("audio", 100), reported("audio", 1, 0.5)])).toEqual({ picture: false });
  const again = await read([sent("audio", 150), reported("audio", 2, 0.25, 0.3)]);
  expect(again).toEqual({ picture: false, lost: 0.25, rtt: 0.3 });
});

it("knows whether a picture was sent since the report before", async () => {
  const read = connection();
  expect((await read([sent("video", 10)])).picture).toBe(true);
  expect((await read([sent("video", 10)])).picture).toBe(false);
});

it("does not take somebody without a microphone for sound that breaks up", async () => {
  const read = connection();
  const silence = (totalSamplesReceived: number) => ({
    type: "inbound-rtp",
    kind: "audio",
    packetsReceived: 10,
    totalSamplesReceived,
    concealedSamples: totalSamplesReceived,
  });
  await read([silence(1_000)]);
  expect(await read([silence(2_000)])).toEqual({ picture: false });
});

it("does not count anew what a report that was away for a while had counted before", async () => {
  const read = connection();
  await read([sent("video", 500)]);
  await read([]);
  expect((await read([sent("video", 500)])).picture).toBe(false);
});

it("reads what can be sent off the pair in use, and how much of the sound was made up of late", async () => {
  const read = connection();
  const sound = (totalSamplesReceived: number, concealedSamples: number) => ({
    type: "inbound-rtp",
    kind: "audio",
    packetsReceived: totalSamplesReceived / 100,
    totalSamplesReceived,
    concealedSamples,
  });
  expect(await read([transport, pair, sound(1_000, 100)])).toMatchObject({ available: 250_000, concealed: 0.1 });
  expect(await read([transport, pair, sound(2_000, 600)])).toMatchObject({ concealed: 0.5 });
});
