import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  makeRecorder,
  type Progress,
  type Recorder,
  recordingType,
  type RecordingTrouble,
} from "../../../src/keeping/recording/recorder.ts";

let supported: readonly string[];
let native: FakeRecorder;

class FakeRecorder {
  static isTypeSupported = (type: string) => supported.includes(type);
  state: "inactive" | "recording" | "paused" = "inactive";
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onerror: (() => void) | null = null;
  onstop: (() => void) | null = null;
  constructor() {
    native = this;
  }
  start() {
    this.state = "recording";
  }
  pause() {
    this.state = "paused";
  }
  resume() {
    this.state = "recording";
  }
  stop() {
    this.state = "inactive";
    // The last piece, and then "stop".
    queueMicrotask(() => {
      this.gives(1);
      this.onstop?.();
    });
  }
  gives(size: number) {
    this.ondataavailable?.({ data: new Blob([new Uint8Array(size)]) });
  }
}

let written: number[];
let progress: Progress[];
let troubles: RecordingTrouble[];
let full: boolean;
let recorder: Recorder;
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("MediaRecorder", FakeRecorder);
  [written, progress, troubles, full] = [[], [], [], false];
  recorder = makeRecorder(
    {} as MediaStream,
    "video/mp4",
    (piece) => {
      if (full) return Promise.reject(new DOMException("", "QuotaExceededError"));
      written.push(piece.size);
      return Promise.resolve();
    },
    { progress: (now) => progress.push(now), failed: (trouble) => troubles.push(trouble) },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("what a browser records as", () => {
  it.each([
    [['video/mp4;codecs="avc1.42E01F,mp4a.40.2"', "video/webm"], "mp4"],
    [["video/webm;codecs=vp8,opus", "video/webm"], "webm"],
  ])("the best of what it can: %j", (able, ending) => {
    supported = able;
    expect(recordingType()).toEqual({ type: able[0], ending });
  });

  it("nothing, where it cannot", () => {
    supported = [];
    expect(recordingType()).toBeUndefined();
    vi.stubGlobal("MediaRecorder", undefined);
    expect(recordingType()).toBeUndefined();
  });
});

describe("a recorder", () => {
  it("writes what comes, in order, and tells how much it is and how long, pauses not counted", async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    native.gives(10);
    native.gives(0);
    await settled();
    expect(progress).toEqual([{ bytes: 10, ms: 1_000 }]);
    recorder.pause();
    recorder.pause();
    await vi.advanceTimersByTimeAsync(5_000);
    recorder.resume();
    recorder.resume();
    await vi.advanceTimersByTimeAsync(500);
    native.gives(5);
    await settled();
    expect(progress[1]).toEqual({ bytes: 15, ms: 1_500 });
    expect(written).toEqual([10, 5]);
  });

  it("has written its last piece when it has stopped, also paused, and a second time", async () => {
    native.gives(10);
    recorder.pause();
    await recorder.stop();
    expect(written).toEqual([10, 1]);
    await recorder.stop();
    expect(written).toEqual([10, 1]);
    expect(troubles).toEqual([]);
  });

  it("says once that the disk is full, and ends", async () => {
    full = true;
    native.gives(10);
    native.gives(10);
    await settled();
    expect(troubles).toEqual(["storage"]);
    expect(native.state).toBe("inactive");
    await recorder.stop();
  });

  it("says that the device gives nothing any more: an error, an end of its own, or ten seconds without a piece", async () => {
    native.onerror!();
    expect(troubles).toEqual(["device"]);
  });

  it("that stops by itself has failed", () => {
    native.onstop!();
    expect(troubles).toEqual(["device"]);
  });

  it("that is silent for ten seconds has failed, and one that is paused has not", async () => {
    recorder.pause();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(troubles).toEqual([]);
    recorder.resume();
    await vi.advanceTimersByTimeAsync(9_000);
    native.gives(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(troubles).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(troubles).toEqual(["device"]);
  });
});
