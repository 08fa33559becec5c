/** One peer's frame as it is sent to its destination. */
export interface Parcel {
  src: string;
  dst: string;
  text: string;
  /** Length of `text` in UTF-8. It is counted once, because every limit on the way asks for it. */
  bytes: number;
  /** The sender of an OFFER is told where nobody collects it. A LEAVE does not wait for anybody. */
  type: "OFFER" | "ANSWER" | "CANDIDATE" | "LEAVE";
}

/** A parcel with `text` exactly as it will be sent. */
export function makeParcel(src: string, dst: string, text: string, type: Parcel["type"]): Parcel {
  return { src, dst, text, bytes: Buffer.byteLength(text), type };
}
