import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deleteStored, listStored, openStored, readStored } from "../../../src/keeping/recording/store.ts";
import { type Disk, stubDisk, stubStoreWorker } from "../fakes.ts";

const RAW = { id: "1700000000000-abcd", ending: "mp4", raw: true } as const;
const NAME = "1700000000000-abcd.raw.mp4";
const bytes = (...values: number[]) => Uint8Array.from(values);

let disk: Disk;
let worker: { die(): void };

beforeEach(() => {
  disk = stubDisk();
  worker = stubStoreWorker();
});
afterEach(() => vi.unstubAllGlobals());

describe("a file that is written", () => {
  it("holds what was written, one behind the other, or where it was said", async () => {
    const file = await openStored(RAW);
    await file.write(bytes(1, 2, 3));
    await file.write(new Blob([bytes(4)]));
    await file.write(bytes(9), 1);
    await file.write(bytes(8));
    await file.close();
    expect(disk.files.get(NAME)).toEqual(bytes(1, 9, 8, 4));
  });

  it("is empty again when it is opened again", async () => {
    disk.files.set(NAME, bytes(1, 2, 3));
    await (await openStored(RAW)).close();
    expect(disk.files.get(NAME)).toEqual(bytes());
  });

  it("is written whole where the system takes it in parts", async () => {
    disk.most = 2;
    const file = await openStored(RAW);
    await file.write(bytes(1, 2, 3, 4, 5));
    expect(disk.files.get(NAME)).toEqual(bytes(1, 2, 3, 4, 5));
  });

  it("says that the disk is full, and keeps what fitted", async () => {
    disk.room = 3;
    const file = await openStored(RAW);
    await expect(file.write(bytes(1, 2, 3, 4))).rejects.toMatchObject({ name: "QuotaExceededError" });
    expect(disk.files.get(NAME)).toEqual(bytes(1, 2, 3));
  });

  it("cannot be opened where there is no storage", async () => {
    disk.closed = true;
    await expect(openStored(RAW)).rejects.toMatchObject({ name: "SecurityError" });
  });

  it("fails at once, and from then on, when its worker dies", async () => {
    const file = await openStored(RAW);
    const writing = file.write(bytes(1));
    worker.die();
    await expect(writing).rejects.toMatchObject({ name: "UnknownError" });
    await expect(file.write(bytes(2))).rejects.toMatchObject({ name: "InvalidStateError" });
  });
});

describe("the folder", () => {
  it("lists recordings, finished or not, and nothing that has another name", async () => {
    for (const name of [NAME, "1700000000001-ef.webm", "notes.txt", "x-1.mp4"]) disk.files.set(name, bytes(1));
    expect(await listStored()).toEqual([RAW, { id: "1700000000001-ef", ending: "webm", raw: false }]);
  });

  it("is empty where there is no storage", async () => {
    disk.closed = true;
    expect(await listStored()).toEqual([]);
  });

  it("gives a file to read, and says so where there is none", async () => {
    disk.files.set(NAME, bytes(1, 2));
    expect((await readStored(RAW)).size).toBe(2);
    await expect(readStored({ ...RAW, raw: false })).rejects.toMatchObject({ name: "NotFoundError" });
  });

  it("loses a file that is deleted, also one that is gone already", async () => {
    disk.files.set(NAME, bytes(1));
    await deleteStored(RAW);
    await deleteStored(RAW);
    expect(disk.files.size).toBe(0);
    disk.closed = true;
    await expect(deleteStored(RAW)).rejects.toMatchObject({ name: "SecurityError" });
  });
});

it("a write before a file is open is refused", async () => {
  const said: unknown[] = [];
  const self = { postMessage: (data: unknown) => said.push(data) } as {
    onmessage?(event: { data: unknown }): void;
    postMessage(data: unknown): void;
  };
  vi.stubGlobal("self", self);
  vi.resetModules();
  const module: string = "../../../src/disk/disk.worker.ts";
  await import(module);
  self.onmessage!({ data: { id: 1, name: "write", given: [bytes(1)] } });
  await vi.waitUntil(() => said.length > 0);
  expect(said).toEqual([{ id: 1, failure: { name: "InvalidStateError", message: "no file is open" } }]);
});
