/** Page to worker; the worker does them in the order in which they come. */
export type Order =
  /** Comes first, once. The file is emptied. */
  | { readonly type: "open"; readonly name: string }
  /** At the byte `at`, or behind what was written last. */
  | { readonly type: "write"; readonly data: Blob | Uint8Array<ArrayBuffer>; readonly at: number | undefined }
  | { readonly type: "close" };

/** Worker to page: one answer to each order, in the same order. `error`: the name of a DOMException, such as "QuotaExceededError". */
export type Answer = { readonly error?: { readonly name: string; readonly message: string } };

/** The one folder of the origin private file system that recordings are in. */
export const FOLDER = "recordings";
