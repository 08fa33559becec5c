/** Where files stay that have come in, until the call is put away: on the disk, or in memory where the browser has none. */
import { hasDisk, namesIn, openFile, readFile, removeFile } from "../disk/disk.ts";
import { randomId } from "../site/randomId.ts";

/** Room for one file. */
export interface Place {
  /** Behind what was written last. Rejects where there is no room any more. */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Nothing more comes. */
  finish(): Promise<void>;
  /** The finished file, under this name. Rejects where it is gone. */
  file(name: string, media: string): Promise<File>;
  /** The file is not needed any more, finished or not. Never rejects. */
  discard(): Promise<void>;
}

const FOLDER = "received";
/** The Web Lock by which a tab keeps its files; the browser releases it when the tab dies. */
const lockOf = (tab: string) => `received:${tab}`;
/** The largest file that is kept in memory, in bytes. */
const MEMORY = 200_000_000;
/** Bytes that a device needs for itself. */
const SPARE = 50_000_000;

/** This tab's, which its files' names begin with. */
const tab = randomId().slice(0, 8);
let held: Promise<void> | undefined;

/** Room for so many bytes; undefined where there is not as much. Never rejects. */
export async function makePlace(bytes: number): Promise<Place | undefined> {
  try {
    return await placeOnDisk(bytes);
  } catch {
    // A private window may have no disk for a site.
    return bytes <= MEMORY ? placeInMemory() : undefined;
  }
}

async function placeOnDisk(bytes: number): Promise<Place | undefined> {
  if (!hasDisk() || !("locks" in navigator)) throw new DOMException("no disk", "NotSupportedError");
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  if (quota - usage < bytes + SPARE) return undefined;
  held ??= new Promise<void>((resolve, reject) => {
    const hold = () => {
      resolve();
      // Until the tab is gone.
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(lockOf(tab), hold).catch(reject);
  });
  await held;
  const name = `${tab}-${randomId().slice(0, 8)}`;
  const open = await openFile(FOLDER, name);
  return {
    write: open.write,
    finish: open.close,
    async file(as, type) {
      // Bytes of the file itself, which stay on the disk.
      return new File([await readFile(FOLDER, name)], as, { type });
    },
    async discard() {
      await open.close().catch(() => undefined);
      await removeFile(FOLDER, name).catch(() => undefined);
    },
  };
}

function placeInMemory(): Place {
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    async write(bytes) {
      pieces.push(bytes);
    },
    async finish() {},
    file: async (name, type) => new File(pieces, name, { type }),
    async discard() {
      pieces = [];
    },
  };
}

/** Removes what tabs have left behind that are gone: whoever uses the device next has no business with it. Never rejects. */
export async function sweep(): Promise<void> {
  try {
    const names = await namesIn(FOLDER);
    if (names.length === 0) return;
    // Asked after listing them, because each is held before it is made.
    const locks = await navigator.locks.query();
    const alive = new Set(locks.held?.map(({ name }) => name));
    const left = names.filter((name) => !alive.has(lockOf(name.split("-")[0]!)));
    await Promise.all(left.map((name) => removeFile(FOLDER, name).catch(() => undefined)));
  } catch {
    // Without locks nothing was kept.
  }
}
