import { FOLDER, type Answer, type Order } from "./storeMessages.ts";

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
  const worker = new Worker(new URL("./store.worker.ts", import.meta.url), { type: "module", name: "store" });
  const waiting: ((answer: Answer) => void)[] = [];
  let broken: Answer | undefined;
  worker.onmessage = ({ data }: MessageEvent<Answer>) => waiting.shift()?.(data);
  worker.onerror = worker.onmessageerror = () => {
    broken = { error: { name: "UnknownError", message: "the worker that writes files does not run" } };
    for (const answer of waiting.splice(0)) answer(broken);
  };

  async function ask(order: Order): Promise<void> {
    const { error } =
      broken ??
      (await new Promise<Answer>((resolve) => {
        waiting.push(resolve);
        worker.postMessage(order);
      }));
    if (error) throw new DOMException(error.message, error.name);
  }

  const close = () => ask({ type: "close" }).finally(() => worker.terminate());
  try {
    await ask({ type: "open", name: nameOf(stored) });
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return { write: (data, at) => ask({ type: "write", data, at }), close };
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

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}
