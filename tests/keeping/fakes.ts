import { vi } from "vitest";

/** A track, as far as scenes and streams look at one. */
export class Track extends EventTarget {
  readyState: "live" | "ended" = "live";
  readonly kind: "audio" | "video";
  readonly name: string;
  constructor(kind: "audio" | "video", name = "") {
    super();
    this.kind = kind;
    this.name = name;
  }
  stop(): void {
    this.readyState = "ended";
  }
}

/** In the place of `MediaStream`. */
export class Stream {
  readonly #tracks: readonly Track[];
  constructor(tracks: readonly Track[] = []) {
    this.#tracks = tracks;
  }
  getTracks = (): readonly Track[] => this.#tracks;
  getVideoTracks = (): readonly Track[] => this.#tracks.filter(({ kind }) => kind === "video");
  getAudioTracks = (): readonly Track[] => this.#tracks.filter(({ kind }) => kind === "audio");
}

export const streamOf = (...tracks: readonly Track[]): MediaStream => new Stream(tracks) as unknown as MediaStream;

export interface Disk {
  /** Of the recordings' folder, by name. */
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Bytes that still fit. */
  room: number;
  /** Bytes that one write takes at most. */
  most: number;
  /** Where a private window has no storage. */
  closed: boolean;
  /** The browser promises to keep what is written. */
  lasting: boolean;
  /** Ids whose lock another tab holds. */
  readonly others: Set<string>;
  /** Names of the locks that this tab holds. */
  readonly held: Set<string>;
}

const notFound = () => new DOMException("no such file", "NotFoundError");

/** Stubs `navigator` with an origin private file system in memory, and with Web Locks. */
export function stubDisk(): Disk {
  const disk: Disk = {
    files: new Map(),
    room: Infinity,
    most: Infinity,
    closed: false,
    lasting: true,
    others: new Set(),
    held: new Set(),
  };
  const { files } = disk;
  /** When each was made. */
  const times = new Map<string, number>();

  function write(name: string, bytes: Uint8Array, at: number): number {
    const before = files.get(name)!;
    const taken = Math.min(bytes.byteLength, disk.most, disk.room);
    disk.room -= taken;
    const after = new Uint8Array(Math.max(before.byteLength, at + taken));
    after.set(before);
    after.set(bytes.subarray(0, taken), at);
    files.set(name, after);
    return taken;
  }

  const folder = {
    async *keys() {
      yield* files.keys();
    },
    async getFileHandle(name: string, { create = false } = {}) {
      if (!files.has(name)) {
        if (!create) throw notFound();
        files.set(name, new Uint8Array());
        times.set(name, Date.now());
      }
      return {
        getFile: async () => new File([files.get(name)!], name, { lastModified: times.get(name) ?? Date.now() }),
        createSyncAccessHandle: async () => ({
          write: (bytes: Uint8Array, { at }: { at: number }) => write(name, bytes, at),
          truncate: (size: number) => void files.set(name, files.get(name)!.slice(0, size)),
          flush: () => undefined,
          close: () => undefined,
        }),
      };
    },
    async removeEntry(name: string) {
      if (!files.delete(name)) throw notFound();
    },
  };

  vi.stubGlobal("navigator", {
    storage: {
      persist: async () => disk.lasting,
      async getDirectory() {
        if (disk.closed) throw new DOMException("", "SecurityError");
        return { getDirectoryHandle: async () => folder };
      },
    },
    locks: {
      async request(name: string, _: unknown, run: (lock: object | null) => Promise<void> | undefined) {
        if (disk.others.has(name.replace("recording:", ""))) return run(null);
        disk.held.add(name);
        await run({});
        return disk.held.delete(name);
      },
      query: async () => ({
        held: [...[...disk.others].map((id) => `recording:${id}`), ...disk.held, "another site's lock"].map((name) => ({
          name,
        })),
      }),
    },
  });
  return disk;
}

/** By name only: the types of a worker are others than those of a page. */
const WORKER: string = "../../src/disk/disk.worker.ts";

/** Stubs `Worker` with one that runs the store's worker in this process. Gives a way to let the newest one die. */
export function stubStoreWorker(): { die(): void } {
  let die = () => undefined as void;
  vi.stubGlobal(
    "Worker",
    class {
      onmessage: ((event: { data: unknown }) => void) | null = null;
      onerror: ((event: object) => void) | null = null;
      dead = false;
      readonly #loaded: Promise<{ onmessage(event: { data: unknown }): void }>;
      constructor() {
        const self = { postMessage: (data: unknown) => !this.dead && this.onmessage?.({ data }) };
        vi.stubGlobal("self", self);
        vi.resetModules();
        this.#loaded = import(WORKER).then(() => self as never);
        die = () => {
          this.dead = true;
          this.onerror?.({ message: "out of memory" });
        };
      }
      postMessage(data: unknown) {
        void this.#loaded.then((self) => !this.dead && self.onmessage({ data }));
      }
      terminate() {
        this.dead = true;
      }
    },
  );
  return { die: () => die() };
}
