import { FOLDER, type Order, type Report } from "./folder.ts";

/**
 * Writes a recording into the origin private file system as it comes. Only a worker gets a handle whose writes are in the
 * file at once; those of `createWritable` are when it is closed, and a tab that dies closes nothing.
 */
declare const self: DedicatedWorkerGlobalScope;

let file: FileSystemSyncAccessHandle | undefined;
/** One order after the other: opening takes a while. */
let work = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<Order>) => {
  work = work
    .then(() => carryOut(data))
    .then(
      () => self.postMessage({ type: "done" } satisfies Report),
      () => self.postMessage({ type: "failed" } satisfies Report),
    );
};

async function carryOut(order: Order): Promise<void> {
  switch (order.type) {
    case "open": {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
      file = await (await folder.getFileHandle(order.id, { create: true })).createSyncAccessHandle();
      return;
    }
    case "write": {
      if (!file) throw new Error("not open");
      const bytes = new Uint8Array(order.bytes);
      if (file.write(bytes, { at: file.getSize() }) < bytes.length) throw new Error("no more room");
      return file.flush();
    }
    case "close":
      file?.close();
      file = undefined;
  }
}
