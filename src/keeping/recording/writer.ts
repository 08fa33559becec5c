/** One file, as the store's worker writes it. Each method rejects with the DOMException of what failed. */
export interface Writer {
  /** Comes first, once. The file `name` is there and empty afterwards. */
  open(name: string): Promise<void>;
  /** At the byte `at`, or behind what was written last. QuotaExceededError where there is no room. */
  write(data: Blob | Uint8Array<ArrayBuffer>, at: number | undefined): Promise<void>;
  close(): Promise<void>;
}

/** The one folder of the origin private file system that recordings are in. */
export const FOLDER = "recordings";
