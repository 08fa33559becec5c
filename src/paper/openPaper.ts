import { retrying } from "../site/loading.ts";
import type { Paper, Unopened } from "./paper.ts";
import { openPicture } from "./picture.ts";

/** Bytes that a PDF may begin with before it says what it is (ISO 32000-2, annex H). */
const PREAMBLE = 1_024;

/** Opens a PDF, or a picture that this browser knows. The file stays on the device. Never rejects. */
export async function openPaper(file: File): Promise<Paper | Unopened> {
  try {
    // The name and the media type are the system's guess.
    const isPdf = (await file.slice(0, PREAMBLE).text()).includes("%PDF-");
    if (!isPdf) return await openPicture(file);
    const { openPdf } = await retrying(() => import("./pdf.ts"));
    return await openPdf(file);
  } catch {
    return "unreadable";
  }
}
