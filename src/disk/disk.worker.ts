import { answers } from "../rpc/rpc.ts";
import type { Writer } from "./writer.ts";

/**
 * Writes one file. In a worker, because pages do not have `createSyncAccessHandle` (File System Standard, section 2.5).
 * What that has written stays when the tab dies; what `createWritable` has written does not.
 */
declare const self: DedicatedWorkerGlobalScope;

/**
 * The part of FileSystemSyncAccessHandle that is used here. TypeScript has that type only in its library for workers.
 */
interface Handle {
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

let handle: Handle | undefined;
let end = 0;

const writer: Writer = {
  async open(folder, name) {
    const within = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
    handle = await (await within.getFileHandle(name, { create: true })).createSyncAccessHandle();
    handle.truncate(0);
  },
  async write(data, at = end) {
    const bytes = data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data;
    writeAll(bytes, at);
    end = at + bytes.byteLength;
  },
  async close() {
    handle?.close();
  },
};

/** Writes and flushes all bytes. Throws QuotaExceededError where the disk, or the site's share of it, is full. */
function writeAll(bytes: Uint8Array<ArrayBuffer>, at: number): void {
  if (!handle) throw new DOMException("no file is open", "InvalidStateError");
  for (let done = 0; done < bytes.byteLength;) {
    const written = handle.write(bytes.subarray(done), { at: at + done });
    if (written === 0) throw new DOMException("nothing more can be written", "QuotaExceededError");
    done += written;
  }
  handle.flush();
}

function tell(error: unknown) {
  const { name, message } = error instanceof Error || error instanceof DOMException ? error : new Error(String(error));
  return { name, message };
}

self.onmessage = answers(writer, tell, (reply) => self.postMessage(reply));
