/** What has come in, on a disk of this process. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makePlace, sweep } from "../../src/files/inbox.ts";
import { type Disk, stubDisk, stubStoreWorker } from "../keeping/fakes.ts";

let disk: Disk;
beforeEach(() => {
  disk = stubDisk();
  stubStoreWorker();
});
afterEach(() => vi.unstubAllGlobals());

const ABOUT = { name: "brief.png", bytes: 5, media: "image/png" };
const bytes = (...all: number[]) => new Uint8Array(all);

it("is on the disk, as it came, until it is not needed any more, and is gone then at once", async () => {
  const place = (await makePlace({ bytes: 5 }))!;
  await place.write(bytes(1, 2, 3));
  await place.write(bytes(4, 5));
  expect(disk.files.size).toBe(1);
  await place.finish();
  const file = await place.file(ABOUT);
  expect(file).toMatchObject({ name: "brief.png", type: "image/png" });
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes(1, 2, 3, 4, 5));
  await place.discard();
  expect(disk.files.size).toBe(0);
  await place.discard();
  await expect(place.file(ABOUT)).rejects.toMatchObject({ name: "NotFoundError" });
});

it("is never on the disk where it is to be looked at alone", async () => {
  const place = (await makePlace({ bytes: 5, look: true }))!;
  await place.write(new TextEncoder().encode("hello"));
  await place.finish();
  expect(disk.files.size).toBe(0);
  expect(await (await place.file(ABOUT)).text()).toBe("hello");
});

it("what was not finished is gone as well", async () => {
  const place = (await makePlace({ bytes: 5 }))!;
  await place.write(bytes(1));
  await place.discard();
  expect(disk.files.size).toBe(0);
});

it.for([
  ["text/html", "application/octet-stream"],
  ["image/svg+xml", "application/octet-stream"],
  ["", "application/octet-stream"],
  ["image/jpeg", "image/jpeg"],
])("what is said to be %j is handed on as %s", async ([media, type]) => {
  const place = (await makePlace({ bytes: 1 }))!;
  await place.finish();
  expect((await place.file({ ...ABOUT, media: media! })).type).toBe(type);
});

it("where there is less room than it takes there is no place; where the browser does not say, there is", async () => {
  Object.assign(navigator.storage, { estimate: async () => ({ quota: 100_000_000, usage: 45_000_000 }) });
  expect(await makePlace({ bytes: 5_000_001 })).toBeUndefined();
  expect(await makePlace({ bytes: 5_000_000 })).toBeDefined();
  Object.assign(navigator.storage, { estimate: undefined });
  expect(await makePlace({ bytes: 2_000_000_000 })).toBeDefined();
});

it("without a disk it is in memory, if it is not too large", async () => {
  disk.closed = true;
  const place = (await makePlace({ bytes: 200_000_000 }))!;
  const piece = bytes(1, 2, 3);
  await place.write(piece);
  // The caller's again.
  piece.fill(0);
  await place.finish();
  expect(new Uint8Array(await (await place.file(ABOUT)).arrayBuffer())).toEqual(bytes(1, 2, 3));
  await place.discard();
  expect((await place.file(ABOUT)).size).toBe(0);
  expect(await makePlace({ bytes: 200_000_001 })).toBeUndefined();
});

it("what a tab that is gone has left is swept away, and nothing of one that lives", async () => {
  const place = (await makePlace({ bytes: 1 }))!;
  await place.write(bytes(1));
  const [ours] = disk.files.keys();
  disk.files.set("deadbeef-01", bytes(9));
  disk.files.set("cafecafe-01", bytes(9));
  vi.spyOn(navigator.locks, "query").mockResolvedValue({
    held: [{ name: `received:${ours!.split("-")[0]}` }, { name: "received:cafecafe" }],
  });
  await sweep();
  expect([...disk.files.keys()].toSorted()).toEqual([ours!, "cafecafe-01"].toSorted());
});
