import { FOLDER, type Order, type Report } from "./folder.ts";

/** A recording on this device that is not being made any more. */
export interface Stored {
  /** Its name in the folder: when it began, and the kind of file. */
  readonly id: string;
  /** When it began, ms since 1970. */
  readonly at: number;
  readonly bytes: number;
}

/** A file that is being written. Everything rejects where there is no room, or no such file system. */
export interface Writing {
  write(blob: Blob): Promise<void>;
  close(): Promise<void>;
}

/** Held as long as the recording is made, so that no other tab takes it for one that was left behind. */
const lockOf = (id: string): string => `recording:${id}`;

export async function openRecording(id: string): Promise<Writing> {
  const worker = new Worker(new URL("./store.worker.ts", import.meta.url), { type: "module", name: "recording" });
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  worker.onmessage = ({ data }: MessageEvent<Report>) => {
    const call = waiting.shift();
    if (data.type === "done") call?.resolve();
    else call?.reject(new Error("the recording cannot be written"));
  };
  worker.onerror = () => {
    for (const call of waiting.splice(0)) call.reject(new Error("the recording's worker stopped"));
  };
  const ask = (order: Order, transfer: Transferable[] = []) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(order, transfer);
    });

  const release = await hold(lockOf(id));
  await ask({ type: "open", id });
  return {
    async write(blob) {
      const bytes = await blob.arrayBuffer();
      await ask({ type: "write", bytes }, [bytes]);
    },
    async close() {
      await ask({ type: "close" }).finally(() => {
        worker.terminate();
        release();
      });
    },
  };
}

/** Resolves with the lock's release once it is held. */
function hold(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(name, () => new Promise<void>((release) => resolve(release)));
    held.catch(reject);
  });
}

const folder = async (name = FOLDER): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });

/** Beside it, what is made of a recording when it is saved. */
const FINISHED = `${FOLDER}-finished`;

export async function openFinished(id: string): Promise<FileSystemFileHandle> {
  return (await folder(FINISHED)).getFileHandle(id, { create: true });
}

/** All that were made or left behind, oldest first; none where the browser has no such file system. */
export async function storedRecordings(): Promise<readonly Stored[]> {
  try {
    const { held = [] } = await navigator.locks.query();
    const stored: Stored[] = [];
    for await (const handle of (await folder()).values()) {
      if (handle.kind !== "file" || held.some(({ name }) => name === lockOf(handle.name))) continue;
      const { size, lastModified } = await (handle as FileSystemFileHandle).getFile();
      if (size > 0) stored.push({ id: handle.name, at: beganAt(handle.name) ?? lastModified, bytes: size });
      else await (await folder()).removeEntry(handle.name);
    }
    return stored.toSorted((a, b) => a.at - b.at);
  } catch {
    return [];
  }
}

/** "2026-11-24T14-05-33-120.mp4": a colon is no letter for a file's name. */
export function recordingId(began: Date, kind: "mp4" | "webm"): string {
  return `${began.toISOString().replaceAll(/[:.]/g, "-").replace("Z", "")}.${kind}`;
}

function beganAt(id: string): number | undefined {
  const match = /^(.{10})T(\d\d)-(\d\d)-(\d\d)-(\d{3})\./.exec(id);
  if (!match) return undefined;
  const [, day, hours, minutes, seconds, ms] = match;
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
}

export async function readRecording(id: string): Promise<File> {
  return (await (await folder()).getFileHandle(id)).getFile();
}

export async function deleteRecording(id: string): Promise<void> {
  await (await folder(FINISHED)).removeEntry(id).catch(() => undefined);
  await (await folder()).removeEntry(id);
}
