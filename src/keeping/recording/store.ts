/** The recordings on this device, by id. */
import { namesIn, openFile, type OpenFile, readFile, removeFile, touchFile } from "../../disk/disk.ts";

export type Ending = "mp4" | "webm";

/** A file: `<id>.raw.<ending>` is what the recorder wrote, and `<id>.<ending>` the finished recording. */
export interface Stored {
  readonly id: string;
  readonly ending: Ending;
  readonly raw: boolean;
}

/** The one folder that recordings are in. */
const FOLDER = "recordings";
const NAME = /^(\d+-[0-9a-f]+)(\.raw)?\.(mp4|webm)$/;

const nameOf = ({ id, ending, raw }: Stored) => `${id}${raw ? ".raw" : ""}.${ending}`;

/** As `openFile` of the disk. */
export const openStored = (stored: Stored): Promise<OpenFile> => openFile(FOLDER, nameOf(stored));

/** All files, including those being written at the moment. Empty where there is no such storage. Never rejects. */
export async function listStored(): Promise<Stored[]> {
  const names = await namesIn(FOLDER);
  return names.flatMap((name) => {
    const [, id, raw, ending] = NAME.exec(name) ?? [];
    return id === undefined ? [] : [{ id, ending: ending as Ending, raw: raw !== undefined }];
  });
}

/** As `readFile` of the disk. */
export const readStored = (stored: Stored): Promise<File> => readFile(FOLDER, nameOf(stored));

/** Deletes a file, if it exists. Rejects with a DOMException where that fails. */
export const deleteStored = (stored: Stored): Promise<void> => removeFile(FOLDER, nameOf(stored));

const markOf = (id: string) => `${id}.saved`;

/** Notes beside a recording that it was saved just now. Rejects with a DOMException where nothing can be written. */
export async function markSaved(id: string): Promise<void> {
  // Made anew, so that the time is that of the last save.
  await unmark(id);
  await touchFile(FOLDER, markOf(id));
}

/** When the recording was last saved, in ms since 1970; undefined where it was not. Never rejects. */
export async function savedAt(id: string): Promise<number | undefined> {
  try {
    return (await readFile(FOLDER, markOf(id))).lastModified;
  } catch {
    return undefined;
  }
}

/** Forgets that the recording was saved. Never rejects. */
export async function unmark(id: string): Promise<void> {
  await removeFile(FOLDER, markOf(id)).catch(() => undefined);
}
