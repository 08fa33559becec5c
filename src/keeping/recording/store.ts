import { callWorker } from "../../rpc/rpc.ts";
import { partLost } from "../../site/loading.ts";
import { FOLDER, type Writer } from "./writer.ts";

export type Ending = "mp4" | "webm";

/** A file: `<id>.raw.<ending>` is what the recorder wrote, and `<id>.<ending>` the finished recording. */
export interface Stored {
  readonly id: string;
  readonly ending: Ending;
  readonly raw: boolean;
}

const NAME = /^(\d+-[0-9a-f]+)(\.raw)?\.(mp4|webm)$/;

const nameOf = ({ id, ending, raw }: Stored) => `${id}${raw ? ".raw" : ""}.${ending}`;

export interface OpenFile {
  /**
   * Writes bytes at the offset `at`, or behind what was written last. Once it resolves, they are in the file, and stay
   * there if the tab dies. Rejects with a DOMException, which is QuotaExceededError where there is no room.
   */
  write(data: Blob | Uint8Array<ArrayBuffer>, at?: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens an empty file for writing; an existing one is emptied. Rejects with a DOMException, for instance where a
 * private window has no storage.
 */
export async function openFile(stored: Stored): Promise<OpenFile> {
  let worker: Worker | undefined;
  const start = () =>
    (worker = new Worker(new URL("./store.worker.ts", import.meta.url), { type: "module", name: "store" }));
  const writer = callWorker<Writer>(start, partLost);
  try {
    await writer.open(nameOf(stored));
  } catch (error) {
    worker?.terminate();
    throw error;
  }
  return { write: writer.write, close: () => writer.close().finally(() => worker?.terminate()) };
}

/** All files, including those being written at the moment. Empty where there is no such storage. Never rejects. */
export async function listFiles(): Promise<Stored[]> {
  const found: Stored[] = [];
  try {
    // TypeScript's DOM library does not yet have the iteration of a folder.
    const names = (await folder()) as unknown as { keys(): AsyncIterable<string> };
    for await (const name of names.keys()) {
      const [, id, raw, ending] = NAME.exec(name) ?? [];
      if (id !== undefined) found.push({ id, ending: ending as Ending, raw: raw !== undefined });
    }
  } catch {
    return [];
  }
  return found;
}

/**
 * The stored file itself, not a copy: it can be read until it is deleted. Rejects with NotFoundError where there is
 * none.
 */
export async function readFile(stored: Stored): Promise<File> {
  return (await (await folder()).getFileHandle(nameOf(stored))).getFile();
}

/** Deletes a file, if it exists. Rejects with a DOMException where that fails. */
export async function deleteFile(stored: Stored): Promise<void> {
  try {
    await (await folder()).removeEntry(nameOf(stored));
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "NotFoundError") throw error;
  }
}

const markOf = (id: string) => `${id}.saved`;

/** Notes beside a recording that it was saved just now. Rejects with a DOMException where nothing can be written. */
export async function markSaved(id: string): Promise<void> {
  const root = await folder();
  // Made anew, so that the time is that of the last save.
  await root.removeEntry(markOf(id)).catch(() => undefined);
  await root.getFileHandle(markOf(id), { create: true });
}

/** When the recording was last saved, in ms since 1970; undefined where it was not. Never rejects. */
export async function savedAt(id: string): Promise<number | undefined> {
  try {
    return (await (await (await folder()).getFileHandle(markOf(id))).getFile()).lastModified;
  } catch {
    return undefined;
  }
}

/** Forgets that the recording was saved. Never rejects. */
export async function unmark(id: string): Promise<void> {
  await folder()
    .then((root) => root.removeEntry(markOf(id)))
    .catch(() => undefined);
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}
