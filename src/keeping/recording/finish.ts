import { claim } from "./claim.ts";
import { lengthOf, remux } from "./remux.ts";
import { deleteStored, type Ending, listStored, openStored, readStored } from "./store.ts";

export interface Finished {
  /**
   * Has the name to save it under, such as `driewoord-2026-11-24-1405.mp4`. Readable until the recording is deleted.
   */
  readonly file: File;
  /** Its duration; undefined where it could not be finished, and `file` is what the recorder wrote. */
  readonly ms: number | undefined;
}

const TYPES: Record<Ending, string> = { mp4: "video/mp4", webm: "video/webm" };

const underWay = new Map<string, Promise<Finished>>();

/**
 * Turns a recording, also one that a dead tab left behind, into a file that has a duration and can be seeked in. A
 * second call gives the same file. For a moment this needs as much storage again; without it, or where the recording
 * cannot be parsed, the recorder's file is given as it is. Rejects with NotFoundError where there is no such recording,
 * and with NotAllowedError where another tab holds it.
 */
export function finishRecording(id: string): Promise<Finished> {
  const begun = underWay.get(id) ?? finish(id).finally(() => underWay.delete(id));
  underWay.set(id, begun);
  return begun;
}

async function finish(id: string): Promise<Finished> {
  if (!(await claim(id))) throw new DOMException("another tab has this recording", "NotAllowedError");
  const stored = (await listStored()).filter((one) => one.id === id);
  const raw = stored.find((one) => one.raw);
  if (raw) {
    const finished = { ...raw, raw: false };
    try {
      const to = await openStored(finished);
      try {
        await remux(await readStored(raw), raw.ending, to);
      } finally {
        await to.close();
      }
      // Not earlier: while the raw file exists, the finished one counts as incomplete.
      await deleteStored(raw);
    } catch {
      await deleteStored(finished);
      return { file: named(await readStored(raw), id, raw.ending), ms: undefined };
    }
  }
  const { ending } = stored[0] ?? notFound();
  const file = await readStored({ id, ending, raw: false });
  return { file: named(file, id, ending), ms: await lengthOf(file) };
}

function notFound(): never {
  throw new DOMException("there is no such recording", "NotFoundError");
}

function named(file: File, id: string, ending: Ending): File {
  return new File([file], `driewoord-${stamp(startOf(id))}.${ending}`, { type: TYPES[ending] });
}

/** When the recording began; its id starts with that time. */
export function startOf(id: string): Date {
  return new Date(Number.parseInt(id, 10));
}

/** The local time as 2026-11-24-1405. */
function stamp(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}`;
}
