/** Page to worker. The worker carries orders out one after the other. */
export type Order =
  /** Sent first, and once. An existing file is emptied. */
  | { readonly type: "open"; readonly name: string }
  /** Writes at the offset `at`, or behind what was written last. */
  | { readonly type: "write"; readonly data: Blob | Uint8Array<ArrayBuffer>; readonly at: number | undefined }
  | { readonly type: "close" };

/**
 * Worker to page: one answer per order, in sequence. `error.name` is a DOMException's, such as "QuotaExceededError".
 */
export type Answer = { readonly error?: { readonly name: string; readonly message: string } };

/** The folder of the origin private file system that holds all recordings. */
export const FOLDER = "recordings";
