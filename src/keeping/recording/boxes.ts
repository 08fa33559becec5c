/** The longest header of a box, in bytes: size, kind, and a second size where that takes 64 bits. */
const HEADER = 16;

/**
 * The readable part of a truncated MP4 file. An incomplete box at its end is cut off, because half a `moof` cannot be
 * read; except for an `mdat`, whose first pictures and sounds may be complete. Any other file is returned as it is.
 */
export async function readable(file: Blob): Promise<Blob> {
  // ISO/IEC 14496-12, section 4.2: a file is a sequence of boxes, each of which begins with its size.
  for (let at = 0; at < file.size;) {
    const header = new DataView(await file.slice(at, at + HEADER).arrayBuffer());
    if (header.byteLength < 8) return file.slice(0, at);
    const kind = header.getUint32(4);
    if (at === 0 && kind !== FTYP) return file;
    const size = sizeOf(header) ?? file.size - at;
    if (at + size > file.size && kind !== MDAT) return file.slice(0, at);
    at += size;
  }
  return file;
}

/** The letters "ftyp" and "mdat". */
const FTYP = 0x66747970;
const MDAT = 0x6d646174;

/** The size of a box, in bytes; undefined where it extends to the end of the file, or its size is cut off. */
function sizeOf(header: DataView): number | undefined {
  const size = header.getUint32(0);
  if (size >= 8) return size;
  return size === 1 && header.byteLength === HEADER ? Number(header.getBigUint64(8)) : undefined;
}
