import { answers } from "../../rpc/rpc.ts";
import { FOLDER, type Writer } from "./writer.ts";

/**
 * Writes one file. Here and not in the page, because only workers have `createSyncAccessHandle` (File System Standard,
 * section 2.5): what it has written stays when the tab dies, and what `createWritable` has written does not.
 */
declare const self: DedicatedWorkerGlobalScope;

/** The part used of a FileSystemSyncAccessHandle, which only a worker's types know. */
interface Handle {
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

let handle: Handle | undefined;
let end = 0;

const writer: Writer = {
  async open(name) {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
    handle = await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle();
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

/** Throws QuotaExceededError when the disk, or the share of it that the site has, is full. */
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
