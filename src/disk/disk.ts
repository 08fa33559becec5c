/**
 * Files that the browser keeps for this site alone (File System Standard, section 3.4: the origin private file system), in
 * folders of one level.
 */
import { callWorker } from "../rpc/rpc.ts";
import { partLost } from "../site/loading.ts";
import type { Writer } from "./writer.ts";

export interface OpenFile {
  /**
   * Writes bytes at the offset `at`, or behind what was written last. Once it resolves, they are in the file, and stay
   * there if the tab dies. Rejects with a DOMException, which is QuotaExceededError where there is no room.
   */
  write(data: Blob | Uint8Array<ArrayBuffer>, at?: number): Promise<void>;
  /** Nothing is written any more. A second call is the first one's. */
  close(): Promise<void>;
}

/** Whether the browser has such files at all; a private window may still refuse them. */
export const hasDisk = (): boolean => "getDirectory" in (navigator.storage ?? {});

/** How many bytes more the browser lets this site store; Infinity where it does not say. Never rejects. */
export async function roomLeft(): Promise<number> {
  try {
    const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
    return quota - usage;
  } catch {
    // Not in Safari before 17.
    return Infinity;
  }
}

/**
 * Opens an empty file for writing; an existing one is emptied. Rejects with a DOMException, for instance where a
 * private window has no storage.
 */
export async function openFile(folder: string, name: string): Promise<OpenFile> {
  let worker: Worker | undefined;
  const start = () =>
    (worker = new Worker(new URL("./disk.worker.ts", import.meta.url), { type: "module", name: "disk" }));
  const writer = callWorker<Writer>(start, partLost);
  try {
    await writer.open(folder, name);
  } catch (error) {
    worker?.terminate();
    throw error;
  }
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= writer.close().finally(() => worker?.terminate()));
  return { write: writer.write, close };
}

/** The names of all files in the folder. Empty where there is no such storage. Never rejects. */
export async function namesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  try {
    // TypeScript's DOM library does not yet have the iteration of a folder.
    const names = (await open(folder)) as unknown as { keys(): AsyncIterable<string> };
    for await (const name of names.keys()) found.push(name);
  } catch {
    return [];
  }
  return found;
}

/** The stored file itself, not a copy: it can be read until it is removed. Rejects with NotFoundError where there is none. */
export async function readFile(folder: string, name: string): Promise<File> {
  return (await (await open(folder)).getFileHandle(name)).getFile();
}

/** Makes an empty file where there is none. Rejects with a DOMException where nothing can be written. */
export async function touchFile(folder: string, name: string): Promise<void> {
  await (await open(folder)).getFileHandle(name, { create: true });
}

/** Removes a file, if it exists. Rejects with a DOMException where that fails. */
export async function removeFile(folder: string, name: string): Promise<void> {
  try {
    await (await open(folder)).removeEntry(name);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "NotFoundError") throw error;
  }
}

async function open(folder: string): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
}
