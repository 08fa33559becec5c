/** Where files stay that have come in, until the call is put away: on the disk, or in memory where the browser has none. */
import { hasDisk, namesIn, openFile, readFile, removeFile, roomLeft } from "../disk/disk.ts";
import { type About, isPicture } from "./exchange.ts";
import { randomId } from "../site/randomId.ts";

/** Room for one file. */
export interface Place {
  /** Behind what was written last. The bytes are the caller's again once it resolves. Rejects where there is no room any more. */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Nothing more comes. */
  finish(): Promise<void>;
  /** The finished file. Rejects where it is gone. */
  file(about: About): Promise<File>;
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

/** Room for so many bytes; undefined where there is not as much. What is to `look` at alone leaves no trace on the disk. Never rejects. */
export async function makePlace({ bytes, look }: Pick<About, "bytes" | "look">): Promise<Place | undefined> {
  if (look) return placeInMemory();
  try {
    return await placeOnDisk(bytes);
  } catch {
    // A private window may have no disk for a site.
    return bytes <= MEMORY ? placeInMemory() : undefined;
  }
}

async function placeOnDisk(bytes: number): Promise<Place | undefined> {
  if (!hasDisk() || !("locks" in navigator)) throw new DOMException("no disk", "NotSupportedError");
  if ((await roomLeft()) < bytes + SPARE) return undefined;
  held ??= new Promise<void>((resolve, reject) => {
    const hold = () => {
      resolve();
      // Until the tab is gone.
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(lockOf(tab), {}, hold).catch(reject);
  });
  await held;
  const name = `${tab}-${randomId().slice(0, 8)}`;
  const open = await openFile(FOLDER, name);
  return {
    write: open.write,
    finish: open.close,
    // Bytes of the file itself, which stay on the disk.
    file: async (about) => named(await readFile(FOLDER, name), about),
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
      pieces.push(bytes.slice());
    },
    async finish() {},
    file: async (about) => named(new Blob(pieces), about),
    async discard() {
      pieces = [];
    },
  };
}

/** By any type but a picture's a browser might open it as a page of this site, or give it an ending that runs. */
const named = (bytes: Blob, about: About): File =>
  new File([bytes], about.name, { type: isPicture(about) ? about.media : "application/octet-stream" });

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
