import { expect, it } from "vitest";
import { sendKeyFrame } from "../../src/peer/keyFrame.ts";

function connection(kind: string, fails = false) {
  const set: boolean[] = [];
  const sender = {
    track: { kind },
    getParameters: () => ({ encodings: [{ active: true }] }),
    setParameters({ encodings: [encoding] }: { encodings: { active: boolean }[] }) {
      set.push(encoding!.active);
      return fails ? Promise.reject(new Error("closed")) : Promise.resolve();
    },
  };
  return { set, pc: { getSenders: () => [{ track: null }, sender] } as unknown as RTCPeerConnection };
}

it("switches the picture off and on, and leaves the sound alone", async () => {
  const { set, pc } = connection("video");
  await sendKeyFrame(pc);
  expect(set).toEqual([false, true]);
  const sound = connection("audio");
  await sendKeyFrame(sound.pc);
  expect(sound.set).toEqual([]);
});

it("leaves the picture on, and says nothing, where the connection is closing", async () => {
  const { set, pc } = connection("video", true);
  await sendKeyFrame(pc);
  expect(set.at(-1)).toBe(true);
});
