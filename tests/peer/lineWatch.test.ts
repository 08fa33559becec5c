import { beforeEach, expect, it } from "vitest";
import { FIRST, type Level, LEVELS } from "../../src/peer/bandwidth.ts";
import { type LineWatch, makeLineWatch } from "../../src/peer/lineWatch.ts";
import type { Line } from "../../src/room/model/person.ts";

let watch: LineWatch;
let levels: (Level | undefined)[];
let told: Line[];
let camera: boolean;
/** What the browser's statistics say from now on, each second. */
let now: { lost: number; concealed: number; available: number };

beforeEach(() => {
  levels = [];
  told = [];
  now = { lost: 0, concealed: 0, available: 10_000_000 };
  let [second, samples, concealed, packets] = [0, 0, 0, 0];
  const getStats = () => {
    second += 1;
    packets += 50;
    samples += 1_000;
    concealed += 1_000 * now.concealed;
    const reports = [
      { type: "outbound-rtp", kind: "video", packetsSent: camera ? packets : 0 },
      { type: "remote-inbound-rtp", kind: "video", timestamp: second, fractionLost: now.lost, roundTripTime: 0.1 },
      {
        type: "inbound-rtp",
        kind: "audio",
        packetsReceived: samples,
        totalSamplesReceived: samples,
        concealedSamples: concealed,
      },
      { type: "transport", selectedCandidatePairId: "pair" },
      { id: "pair", type: "candidate-pair", availableOutgoingBitrate: now.available },
    ];
    return Promise.resolve(new Map(reports.map((report, index) => [String(index), report])));
  };
  camera = true;
  const sending = {
    set: (level: Level) => levels.push(level),
    again: () => undefined,
    picture: () => camera,
    sendKeyFrame: () => undefined,
  };
  watch = makeLineWatch({ getStats } as unknown as RTCPeerConnection, sending, (line) => told.push(line));
});

async function pass(seconds: number): Promise<void> {
  for (let half = 0; half < 2 * seconds; half += 1) {
    watch.beat();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const TOP = LEVELS.length - 1;
const weak = { lost: 0.4, concealed: 0.3, available: 60_000 };

it("sends all there is over a good line, and has nothing to tell", async () => {
  await pass(20);
  expect(levels.at(-1)).toBe(LEVELS[TOP]);
  expect(told).toEqual([]);
});

it("tells that the picture is held back, and that it is sent again", async () => {
  await pass(10);
  now = weak;
  await pass(10);
  expect(levels.at(-1)).toBe(LEVELS[0]);
  expect(told.at(-1)).toEqual({ weak: true, held: true });
  now = { lost: 0, concealed: 0, available: 10_000_000 };
  await pass(40);
  expect(levels.at(-1)).toBe(LEVELS[TOP]);
  expect(told.at(-1)).toEqual({ weak: false, held: false });
});

it("tells of sound that breaks up for five seconds, though our own packets arrive, and once only", async () => {
  now.concealed = 0.3;
  await pass(4);
  expect(told).toEqual([]);
  await pass(10);
  expect(told).toEqual([{ weak: true, held: false }]);
  now.concealed = 0.05;
  await pass(10);
  expect(told).toHaveLength(1);
  now.concealed = 0;
  await pass(5);
  expect(told.at(-1)).toEqual({ weak: false, held: false });
});

it("begins anew on another line", async () => {
  now = weak;
  await pass(10);
  watch.restart();
  expect(levels.at(-1)).toBe(LEVELS[FIRST]);
});

it("makes nothing of a time in which the line was away", async () => {
  await pass(10);
  now = weak;
  watch.beat();
  watch.back();
  await pass(1);
  now = { lost: 0, concealed: 0, available: 10_000_000 };
  await pass(20);
  expect(told).toEqual([]);
  expect(levels.at(-1)).toBe(LEVELS[TOP]);
});

it("says nothing about the picture of somebody whose camera is off", async () => {
  camera = false;
  now = { ...weak, concealed: 0 };
  await pass(20);
  expect(told).toEqual([]);
});

it("tells nothing any more once it is stopped", async () => {
  now = weak;
  await pass(3);
  watch.beat();
  watch.beat();
  watch.stop();
  const before = told.length;
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toHaveLength(before);
});

it("sends each of many less", async () => {
  watch.share(5);
  await pass(60);
  expect(levels.at(-1)).toBe(LEVELS[3]);
});
