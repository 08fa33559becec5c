/** One frame of a peer's, written out for its destination, wherever it waits. */
export interface Parcel {
  src: string;
  dst: string;
  text: string;
  /** Of `text`, in UTF-8: counted once, asked for by every limit on the way. */
  bytes: number;
}

/** `text` as it goes out; its length in bytes is counted here, once. */
export function makeParcel(src: string, dst: string, text: string): Parcel {
  return { src, dst, text, bytes: Buffer.byteLength(text) };
}
