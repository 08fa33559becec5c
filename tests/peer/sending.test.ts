import { expect, it } from "vitest";
import { FIRST, LEVELS } from "../../src/peer/bandwidth.ts";
import { makeSending } from "../../src/peer/sending.ts";

interface Encoding {
  active: boolean;
  maxBitrate?: number;
  scaleResolutionDownBy?: number;
}

/** A connection that notes what its senders are told. `breaks`: none of it is taken. */
function connection(breaks = false) {
  const told = { audio: [] as Encoding[], video: [] as Encoding[] };
  let changing = false;
  const transceiver = (kind: "audio" | "video") => ({
    receiver: { track: { kind } },
    sender: {
      track: { getSettings: () => ({ width: 1280, height: 720 }) },
      getParameters: () => ({ encodings: [{ active: true }] }),
      async setParameters({ encodings: [encoding] }: { encodings: Encoding[] }) {
        expect(changing).toBe(false);
        changing = true;
        await Promise.resolve();
        changing = false;
        told[kind].push(encoding!);
        if (breaks) throw new Error("closed");
      },
    },
  });
  const transceivers = [transceiver("audio"), transceiver("video")];
  const pc = Object.assign(new EventTarget(), { getTransceivers: () => transceivers, signalingState: "stable" });
  return {
    told,
    transceivers,
    pc: pc as unknown as RTCPeerConnection,
    /** The description that was under way is made, and its answer taken. */
    settle: (signalingState: string) => {
      Object.assign(pc, { signalingState });
      pc.dispatchEvent(new Event("signalingstatechange"));
    },
  };
}

/** Until nothing is left to be told. */
const done = () => new Promise((resolve) => setTimeout(resolve));

it("begins at the first level as soon as there are senders", async () => {
  const { told, pc } = connection();
  makeSending(pc).again();
  await done();
  const { audio, video, height } = LEVELS[FIRST]!;
  expect(told.audio).toMatchObject([{ maxBitrate: audio }]);
  expect(told.video).toMatchObject([{ active: true, maxBitrate: video, scaleResolutionDownBy: 720 / height }]);
});

it("tells the answering side's senders as soon as the answer is made, and not when pictures flow", async () => {
  const { told, transceivers, pc, settle } = connection();
  const without = transceivers.splice(0);
  makeSending(pc).again();
  settle("have-remote-offer");
  await done();
  expect(told).toEqual({ audio: [], video: [] });
  transceivers.push(...without);
  settle("stable");
  await done();
  expect(told.video).toMatchObject([{ maxBitrate: LEVELS[FIRST]!.video }]);
  expect(told.audio).toMatchObject([{ maxBitrate: LEVELS[FIRST]!.audio }]);
});

it("gives a picture that is read three times the lines, and a third of the frames", async () => {
  const { told, transceivers, pc } = connection();
  const track = { contentHint: "detail", getSettings: () => ({ width: 3840, height: 2160 }) };
  for (const { sender } of transceivers) Object.assign(sender, { track });
  const sending = makeSending(pc);
  for (const level of [LEVELS[1]!, LEVELS.at(-1)!]) {
    sending.set(level);
    await done();
  }
  expect(told.video).toMatchObject([
    { scaleResolutionDownBy: 2160 / 540, maxFramerate: 4 },
    { scaleResolutionDownBy: 1, maxFramerate: 10 },
  ]);
});

it("says nothing to senders that are not there yet", async () => {
  const { told, transceivers, pc } = connection();
  const both = transceivers.splice(0);
  const sending = makeSending(pc);
  sending.set(LEVELS[1]!);
  await done();
  transceivers.push(...both);
  sending.again();
  await done();
  expect(told.video).toMatchObject([{ maxBitrate: LEVELS[1]!.video }]);
});

it("takes a picture that does not say how large it is for a large one", async () => {
  const { told, transceivers, pc } = connection();
  for (const { sender } of transceivers) sender.track.getSettings = () => ({}) as never;
  makeSending(pc).again();
  await done();
  expect(told.video).toMatchObject([{ scaleResolutionDownBy: 720 / LEVELS[FIRST]!.height }]);
});

it("switches the picture off where there is room for sound alone, and on again", async () => {
  const { told, pc } = connection();
  const sending = makeSending(pc);
  for (const level of [0, 1]) {
    sending.set(LEVELS[level]!);
    await done();
  }
  expect(told.video.map(({ active }) => active)).toEqual([false, true]);
  expect(told.audio.map(({ maxBitrate }) => maxBitrate)).toEqual([LEVELS[0]!.audio, LEVELS[1]!.audio]);
});

it("sends a whole picture by switching it off and on, and leaves the sound alone", async () => {
  const { told, pc } = connection();
  makeSending(pc).sendKeyFrame();
  await done();
  expect(told.video.map(({ active }) => active)).toEqual([false, true, true]);
  expect(told.audio).toEqual([]);
});

it("sends no picture at all, not even a whole one, while it is held back", async () => {
  const { told, pc } = connection();
  const sending = makeSending(pc);
  sending.set(LEVELS[0]!);
  sending.sendKeyFrame();
  await done();
  expect(told.video.map(({ active }) => active)).toEqual([false]);
});

it("leaves the picture on, and says nothing, where the connection is closing", async () => {
  const { told, pc } = connection(true);
  makeSending(pc).sendKeyFrame();
  await done();
  expect(told.video.at(-1)).toMatchObject({ active: true });
});
