import { callWorker } from "../../rpc/rpc.ts";
import { partLost } from "../../site/loading.ts";
import { FOLDER, type Writer } from "./writer.ts";

/** Names are `<id>.raw.<ending>` while it is what the recorder wrote, and `<id>.<ending>` once it is finished. */
export type Ending = "mp4" | "webm";

export interface Stored {
  readonly id: string;
  readonly ending: Ending;
  readonly raw: boolean;
}

const NAME = /^(\d+-[0-9a-f]+)(\.raw)?\.(mp4|webm)$/;

const nameOf = ({ id, ending, raw }: Stored) => `${id}${raw ? ".raw" : ""}.${ending}`;

export interface OpenFile {
  /**
   * Puts bytes at `at`, or behind what was written last. When it resolves, they are in the file, and stay there if the tab dies.
   * Rejects with a DOMException, QuotaExceededError when there is no room.
   */
  write(data: Blob | Uint8Array<ArrayBuffer>, at?: number): Promise<void>;
  close(): Promise<void>;
}

/** A new, empty file. Rejects with a DOMException, for instance where a private window has no storage. */
export async function openFile(stored: Stored): Promise<OpenFile> {
  const worker = new Worker(new URL("./store.worker.ts", import.meta.url), { type: "module", name: "store" });
  const writer = callWorker<Writer>(worker, partLost);
  try {
    await writer.open(nameOf(stored));
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return { write: writer.write, close: () => writer.close().finally(() => worker.terminate()) };
}

/** Everything that is there, also what is being written at the moment. Empty where there is no such storage. */
export async function listFiles(): Promise<Stored[]> {
  const found: Stored[] = [];
  try {
    // TypeScript's DOM library does not know yet that a folder can be iterated.
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

/** On the disk still: it can be read as long as the file is not deleted. Rejects with NotFoundError. */
export async function readFile(stored: Stored): Promise<File> {
  return (await (await folder()).getFileHandle(nameOf(stored))).getFile();
}

/** Nothing happens if it is not there. */
export async function deleteFile(stored: Stored): Promise<void> {
  try {
    await (await folder()).removeEntry(nameOf(stored));
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "NotFoundError") throw error;
  }
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}
