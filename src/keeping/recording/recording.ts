/** A call, kept as one file in this browser and nowhere else, until the person saves or deletes it. */
import { claim, claimedByOthers, release } from "./claim.ts";
import { startOf } from "./finish.ts";
import { makeRecorder, type Recorder, type RecorderEvents, recordingType } from "./recorder.ts";
import { deleteFile, listFiles, openFile, readFile, type Stored } from "./store.ts";

import { finishRecording } from "./finish.ts";

export { type Finished, finishRecording } from "./finish.ts";
export type { Progress, RecorderEvents, RecordingTrouble } from "./recorder.ts";

/** A recording under way. After `stop`, or a failure and `stop`, `finishRecording(id)` makes the file. */
export interface RunningRecording extends Recorder {
  readonly id: string;
}

/** A recording that is there to be finished, saved or deleted. */
export interface Kept {
  readonly id: string;
  readonly startedAt: Date;
  readonly bytes: number;
}

/** Being written by this tab. */
const writing = new Set<string>();

/** Whether this browser has all it takes. */
export function canRecord(): boolean {
  return recordingType() !== undefined && "locks" in navigator && "getDirectory" in (navigator.storage ?? {});
}

/**
 * Records `stream`, a scene's, until `stop`. The scene is to be closed after it, and not before. Rejects with a DOMException if nothing can
 * be written, or if the browser does not record (NotSupportedError); then nothing is left behind.
 */
export async function startRecording(stream: MediaStream, events: RecorderEvents): Promise<RunningRecording> {
  const kind = recordingType();
  if (!kind) throw new DOMException("this browser does not record", "NotSupportedError");
  const id = `${Date.now()}-${crypto.randomUUID().slice(0, 8)}`;
  const stored = { id, ending: kind.ending, raw: true };
  await claim(id);
  writing.add(id);
  try {
    const file = await openFile(stored);
    const recorder = await startOrClose();
    const stop = async () => {
      await recorder.stop();
      if (writing.delete(id)) await file.close();
    };
    return { id, pause: recorder.pause, resume: recorder.resume, stop };

    async function startOrClose(): Promise<Recorder> {
      try {
        return makeRecorder(stream, kind!.type, file.write, events);
      } catch (error) {
        await file.close();
        throw error;
      }
    }
  } catch (error) {
    writing.delete(id);
    await deleteRecording(id);
    throw error;
  }
}

/** Oldest first: what tabs that died left behind, and what this tab recorded. Not what is being recorded, here or in another tab. */
export async function listRecordings(): Promise<Kept[]> {
  const files = await listFiles();
  // Asked only now: what was there already has been claimed by then.
  const others = await claimedByOthers();
  const sizes = new Map<string, number>();
  // Where both are there, the one that is not finished counts.
  for (const stored of files.toSorted((a, b) => Number(a.raw) - Number(b.raw))) {
    if (!others.has(stored.id) && !writing.has(stored.id)) sizes.set(stored.id, await sizeOf(stored));
  }
  const kept = [...sizes].map(([id, bytes]) => ({ id, startedAt: startOf(id), bytes }));
  return kept.filter(({ bytes }) => bytes > 0).toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}

/** Bytes; 0 if another tab has just deleted it. */
function sizeOf(stored: Stored): Promise<number> {
  return readFile(stored).then(
    ({ size }) => size,
    () => 0,
  );
}

/** For good. Rejects with NotAllowedError if it is another tab's. */
export async function deleteRecording(id: string): Promise<void> {
  if (!(await claim(id))) throw new DOMException("another tab has this recording", "NotAllowedError");
  try {
    // What is not finished goes last: alone, the other would pass for a whole one.
    const stored = (await listFiles()).filter((one) => one.id === id);
    for (const one of stored.toSorted((a, b) => Number(a.raw) - Number(b.raw))) await deleteFile(one);
  } finally {
    release(id);
  }
}

/** ms for the browser to begin reading what it saves. */
const READING = 60_000;

/** Gives it to the browser's downloads, under its own name. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: url, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), READING);
}

/** What became of a recording that the person wants saved or deleted. "elsewhere": another tab works with it. */
export type Handled = "done" | "elsewhere";

/** Finishes the file and hands it to the browser's downloads. Never rejects. */
export function saveRecording(id: string): Promise<Handled> {
  return handled(async () => saveFile((await finishRecording(id)).file));
}

/** For good. Never rejects. */
export function discardRecording(id: string): Promise<Handled> {
  return handled(() => deleteRecording(id));
}

/** What is not there any more needs nothing more. */
async function handled(act: () => Promise<void>): Promise<Handled> {
  try {
    await act();
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotAllowedError") return "elsewhere";
  }
  return "done";
}
