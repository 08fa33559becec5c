/** One file, as the disk's worker writes it. Each method rejects with the DOMException of what failed. */
export interface Writer {
  /** Comes first, once. The file `name` is in the folder, and empty, afterwards. */
  open(folder: string, name: string): Promise<void>;
  /** At the byte `at`, or behind what was written last. QuotaExceededError where there is no room. */
  write(data: Blob | Uint8Array<ArrayBuffer>, at: number | undefined): Promise<void>;
  close(): Promise<void>;
}
