/** Records a call into one file, which stays in this browser and nowhere else until the person saves or deletes it. */
import { hasDisk } from "../../disk/disk.ts";
import { claim, claimedByOthers, release } from "./claim.ts";
import { finishRecording, startOf } from "./finish.ts";
import { randomId } from "../../site/randomId.ts";
import { saveFile } from "../../site/saveFile.ts";
import { makeRecorder, type Recorder, type RecorderEvents, recordingType } from "./recorder.ts";
import { deleteStored, listStored, markSaved, openStored, readStored, savedAt, type Stored, unmark } from "./store.ts";

export { type Finished, finishRecording } from "./finish.ts";
export type { Progress, RecorderEvents, RecordingTrouble } from "./recorder.ts";

/** A recording under way. After `stop`, which a failure needs too, `finishRecording(id)` makes the file. */
export interface RunningRecording extends Recorder {
  readonly id: string;
  /**
   * Whether the browser promises not to throw it away when the device is full (Storage Standard, section 4). Firefox asks the
   * person.
   */
  readonly lasting: Promise<boolean>;
}

/** A recording on the device that can be saved or deleted. */
export interface Kept {
  readonly id: string;
  readonly startedAt: Date;
  readonly bytes: number;
  /** It has been handed to the browser's downloads, and is here only until the person has looked. */
  readonly saved: boolean;
}

/** ms after which a recording that was saved is deleted here: whoever uses the device next has no business with it. */
export const LINGER = 3_600_000;

/** The ids of the recordings that this tab is writing. */
const writing = new Set<string>();

/** Whether this browser has everything that recording takes. */
export function canRecord(): boolean {
  return recordingType() !== undefined && "locks" in navigator && hasDisk();
}

/**
 * Records the stream of a scene until `stop`. Close the scene only after that. Rejects with a DOMException where
 * nothing can be written, or the browser cannot record (NotSupportedError); nothing is left behind then.
 */
export async function startRecording(stream: MediaStream, events: RecorderEvents): Promise<RunningRecording> {
  const kind = recordingType();
  if (!kind) throw new DOMException("this browser does not record", "NotSupportedError");
  const id = `${Date.now()}-${randomId().slice(0, 8)}`;
  const stored = { id, ending: kind.ending, raw: true };
  await claim(id);
  writing.add(id);
  const lasting = navigator.storage.persist().catch(() => false);
  try {
    const file = await openStored(stored);
    const recorder = await startOrClose();
    const stop = async () => {
      await recorder.stop();
      if (writing.delete(id)) await file.close();
    };
    return { id, lasting, pause: recorder.pause, resume: recorder.resume, stop };

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

/**
 * The recordings that dead tabs left behind and those that this tab made, oldest first. Leaves out what is being
 * recorded, and what other tabs hold; deletes what was saved an hour before. Rejects as `claimedByOthers` does.
 */
export async function listRecordings(): Promise<Kept[]> {
  const files = await listStored();
  // Asked after listing the files, because every file is claimed before it is created.
  const others = await claimedByOthers();
  const sizes = new Map<string, number>();
  // Raw files come last, so that they win: beside a raw file, the finished one is incomplete.
  for (const stored of [...files].sort((a, b) => Number(a.raw) - Number(b.raw))) {
    if (!others.has(stored.id) && !writing.has(stored.id)) sizes.set(stored.id, await sizeOf(stored));
  }
  const kept: Kept[] = [];
  for (const [id, bytes] of sizes) {
    const saved = await savedAt(id);
    if (saved !== undefined && Date.now() - saved >= LINGER) await discardRecording(id);
    else kept.push({ id, startedAt: startOf(id), bytes, saved: saved !== undefined });
  }
  return kept.filter(({ bytes }) => bytes > 0).sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}

/** The size in bytes; 0 where another tab has just deleted the file. */
function sizeOf(stored: Stored): Promise<number> {
  return readStored(stored).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Deletes a recording for good. Rejects with NotAllowedError where another tab holds it. */
export async function deleteRecording(id: string): Promise<void> {
  if (!(await claim(id))) throw new DOMException("another tab has this recording", "NotAllowedError");
  try {
    // The raw file goes last: without it, an incomplete finished file would count as complete.
    const stored = (await listStored()).filter((one) => one.id === id);
    for (const one of stored.sort((a, b) => Number(a.raw) - Number(b.raw))) await deleteStored(one);
    await unmark(id);
  } finally {
    release(id);
  }
}

/**
 * What became of a recording that was to be saved or deleted. "elsewhere": another tab holds it, so nothing was done.
 * "failed": it is still there.
 */
export type Handled = "done" | "elsewhere" | "failed";

/** Finishes the file and hands it to the browser's downloads. Never rejects. */
export function saveRecording(id: string): Promise<Handled> {
  return handled(async () => {
    saveFile((await finishRecording(id)).file);
    await markSaved(id).catch(() => undefined);
  });
}

/** Deletes the recording for good. Never rejects. */
export function discardRecording(id: string): Promise<Handled> {
  return handled(() => deleteRecording(id));
}

async function handled(act: () => Promise<void>): Promise<Handled> {
  try {
    await act();
    return "done";
  } catch (error) {
    const name = error instanceof DOMException ? error.name : undefined;
    // What is gone already needs nothing more.
    if (name === "NotFoundError") return "done";
    return name === "NotAllowedError" ? "elsewhere" : "failed";
  }
}
