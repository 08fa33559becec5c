import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  canRecord,
  deleteRecording,
  discardRecording,
  finishRecording,
  listRecordings,
  saveRecording,
  startRecording,
} from "../../../src/keeping/recording/recording.ts";
import { type Disk, stubDisk, stubStoreWorker } from "../fakes.ts";

/** What becomes of a file that is to be finished, and how long it says it is. */
const media = vi.hoisted(() => ({ broken: false, ms: 1_234 as number | undefined, finished: 0 }));
vi.mock("../../../src/keeping/recording/remux.ts", () => ({
  async remux(from: Blob, _: string, to: { write(data: Blob): Promise<void> }) {
    media.finished += 1;
    if (media.broken) throw new Error("not to be understood");
    await to.write(from);
  },
  lengthOf: () => Promise.resolve(media.ms),
}));

const EVENTS = { progress: () => undefined, failed: () => undefined };
const bytes = (count: number) => new Uint8Array(count).fill(7);
const at = (time: number, letter: string) => `${time}-${letter}`;
const [OLD, NEW] = [at(1_700_000_000_000, "aa"), at(1_700_000_100_000, "bb")];

let disk: Disk;
/** The recorder that was made last. */
let native: { gives(size: number): void };
let refuses: boolean;

beforeEach(() => {
  disk = stubDisk();
  stubStoreWorker();
  refuses = false;
  Object.assign(media, { broken: false, ms: 1_234, finished: 0 });
  vi.stubGlobal(
    "MediaRecorder",
    class {
      static isTypeSupported = (type: string) => type === "video/mp4";
      state = "inactive";
      ondataavailable: ((event: { data: Blob }) => void) | null = null;
      onstop: (() => void) | null = null;
      constructor() {
        if (refuses) throw new DOMException("", "NotSupportedError");
        native = this;
      }
      start() {
        this.state = "recording";
      }
      stop() {
        this.state = "inactive";
        queueMicrotask(() => this.onstop?.());
      }
      gives(size: number) {
        this.ondataavailable?.({ data: new Blob([bytes(size)]) });
      }
    },
  );
});
afterEach(async () => {
  // What this tab has claimed it keeps over the tests of this file.
  for (const { id } of await listRecordings()) await deleteRecording(id);
  vi.unstubAllGlobals();
});

describe("whether a browser records", () => {
  it("is so where it has all that it takes", () => {
    expect(canRecord()).toBe(true);
    const { locks, storage } = navigator;
    vi.stubGlobal("navigator", { storage });
    expect(canRecord()).toBe(false);
    vi.stubGlobal("navigator", { locks });
    expect(canRecord()).toBe(false);
    vi.stubGlobal("MediaRecorder", undefined);
    expect(canRecord()).toBe(false);
    stubDisk();
  });
});

describe("a recording", () => {
  it("is this tab's while it is made, is not offered meanwhile, and is there afterwards", async () => {
    const recording = await startRecording({} as MediaStream, EVENTS);
    native.gives(10);
    await vi.waitUntil(() => [...disk.files.values()].some(({ byteLength }) => byteLength === 10));
    expect(await listRecordings()).toEqual([]);
    expect(disk.held).toContain(`recording:${recording.id}`);
    await recording.stop();
    await recording.stop();
    expect(await listRecordings()).toMatchObject([{ id: recording.id, bytes: 10 }]);
  });

  it("that cannot be begun leaves nothing behind", async () => {
    refuses = true;
    await expect(startRecording({} as MediaStream, EVENTS)).rejects.toMatchObject({ name: "NotSupportedError" });
    expect(disk.files.size).toBe(0);
    expect(disk.held.size).toBe(0);
    vi.stubGlobal("MediaRecorder", undefined);
    await expect(startRecording({} as MediaStream, EVENTS)).rejects.toMatchObject({ name: "NotSupportedError" });
  });
});

describe("what is there", () => {
  it("is listed from the oldest on, one that another tab makes is not, nor an empty one", async () => {
    disk.files.set(`${NEW}.mp4`, bytes(5));
    disk.files.set(`${OLD}.raw.webm`, bytes(3));
    disk.files.set(`${at(1_700_000_200_000, "cc")}.raw.mp4`, bytes(0));
    disk.files.set(`${at(1_700_000_300_000, "dd")}.raw.mp4`, bytes(9));
    disk.others.add(at(1_700_000_300_000, "dd"));
    expect(await listRecordings()).toEqual([
      { id: OLD, startedAt: new Date(1_700_000_000_000), bytes: 3, saved: false },
      { id: NEW, startedAt: new Date(1_700_000_100_000), bytes: 5, saved: false },
    ]);
  });

  it("counts as what is not finished, where both are there", async () => {
    disk.files.set(`${OLD}.raw.mp4`, bytes(7));
    disk.files.set(`${OLD}.mp4`, bytes(3));
    expect(await listRecordings()).toMatchObject([{ id: OLD, bytes: 7 }]);
  });

  it("is deleted for good, all of it, and its lock let go", async () => {
    disk.files.set(`${OLD}.raw.mp4`, bytes(7));
    disk.files.set(`${OLD}.mp4`, bytes(3));
    expect(await discardRecording(OLD)).toBe("done");
    expect(disk.files.size).toBe(0);
    await vi.waitUntil(() => disk.held.size === 0);
  });

  it("is not touched where another tab has it", async () => {
    disk.files.set(`${OLD}.raw.mp4`, bytes(7));
    disk.others.add(OLD);
    expect(await discardRecording(OLD)).toBe("elsewhere");
    expect(await saveRecording(OLD)).toBe("elsewhere");
    expect(disk.files.size).toBe(1);
  });
});

describe("what was saved", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date", "setTimeout"] });
    vi.stubGlobal("document", { createElement: () => ({ click: () => undefined }) });
  });
  afterEach(() => void vi.useRealTimers());
  const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

  it("is still there, as saved, for an hour; whoever comes then does not find it", async () => {
    disk.files.set(`${OLD}.raw.mp4`, bytes(7));
    expect(await saveRecording(OLD)).toBe("done");
    later(3_500_000);
    expect(await listRecordings()).toMatchObject([{ id: OLD, saved: true }]);
    later(200_000);
    expect(await listRecordings()).toEqual([]);
    expect(disk.files.size).toBe(0);
  });

  it("has an hour from the last time that it was saved", async () => {
    disk.files.set(`${OLD}.raw.mp4`, bytes(7));
    await saveRecording(OLD);
    later(3_500_000);
    await saveRecording(OLD);
    later(3_500_000);
    expect(await listRecordings()).toMatchObject([{ id: OLD, saved: true }]);
  });

  it("is deleted with the note that it was", async () => {
    disk.files.set(`${OLD}.raw.mp4`, bytes(7));
    await saveRecording(OLD);
    expect(await discardRecording(OLD)).toBe("done");
    expect(disk.files.size).toBe(0);
  });

  it("is not deleted by itself where it was never saved, or could not be", async () => {
    disk.files.set(`${OLD}.raw.mp4`, bytes(7));
    disk.others.add(OLD);
    expect(await saveRecording(OLD)).toBe("elsewhere");
    disk.others.clear();
    later(100_000_000);
    expect(await listRecordings()).toMatchObject([{ id: OLD, saved: false }]);
  });
});

it.for([true, false])("the browser is asked to keep what is recorded, and says %s", async (lasting) => {
  disk.lasting = lasting;
  const recording = await startRecording({} as MediaStream, EVENTS);
  expect(await recording.lasting).toBe(lasting);
  await recording.stop();
});

it("what fails for any other reason is said to have failed, and is still there", async () => {
  disk.files.set(`${OLD}.raw.mp4`, bytes(7));
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("recordings");
  vi.spyOn(folder, "removeEntry").mockRejectedValueOnce(new DOMException("", "NoModificationAllowedError"));
  expect([await discardRecording(OLD), disk.files.size]).toEqual(["failed", 1]);
});

it("what is gone already needs nothing more", async () => {
  expect(await saveRecording(OLD)).toBe("done");
});

describe("finishing", () => {
  it("makes of what was recorded a file with its length, under the day and time of its beginning, and only once", async () => {
    disk.files.set(`${OLD}.raw.mp4`, bytes(7));
    const [one, other] = await Promise.all([finishRecording(OLD), finishRecording(OLD)]);
    expect(one).toBe(other);
    expect(one.ms).toBe(1_234);
    expect(one.file.name).toMatch(/^driewoord-2023-11-14-\d{4}\.mp4$/);
    expect(one.file.type).toBe("video/mp4");
    expect(one.file.size).toBe(7);
    expect([...disk.files.keys()]).toEqual([`${OLD}.mp4`]);
    await finishRecording(OLD);
    expect(media.finished).toBe(1);
  });

  it("gives what the recorder wrote where it cannot be finished, and leaves nothing half made", async () => {
    media.broken = true;
    disk.files.set(`${OLD}.raw.webm`, bytes(7));
    const { file, ms } = await finishRecording(OLD);
    expect(ms).toBeUndefined();
    expect(file.size).toBe(7);
    expect(file.name).toMatch(/\.webm$/);
    expect([...disk.files.keys()]).toEqual([`${OLD}.raw.webm`]);
  });

  it("says that there is none", async () => {
    await expect(finishRecording(OLD)).rejects.toMatchObject({ name: "NotFoundError" });
    // Who wanted it saved or deleted has what was wanted: it is not there.
    expect(await saveRecording(OLD)).toBe("done");
  });

  it("hands the file to the browser's downloads, under its name", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const clicked: unknown[] = [];
    const link = { click: () => clicked.push({ ...link }) };
    vi.stubGlobal("document", { createElement: () => link });
    const revoked = vi.spyOn(URL, "revokeObjectURL");
    disk.files.set(`${OLD}.mp4`, bytes(7));
    expect(await saveRecording(OLD)).toBe("done");
    expect(clicked).toMatchObject([
      { download: expect.stringMatching(/^driewoord-.*\.mp4$/), href: expect.any(String) },
    ]);
    expect(revoked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(revoked).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});
