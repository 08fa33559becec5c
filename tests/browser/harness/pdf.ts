/** What a page of the PDF shows: one colour, red, green and blue from 0 to 1, or a picture of its own. */
export type Page = readonly [number, number, number] | Picture;

/** A picture as it stands in a PDF: `filter` says how it is packed (ISO 32000-2, section 7.4). */
export interface Picture {
  readonly filter: string;
  readonly width: number;
  readonly height: number;
  /** Whether a pixel is black or white; otherwise the picture says itself what it is. */
  readonly bilevel?: boolean;
  readonly bytes: Buffer;
}

/** A PDF in A4 with these pages. `locked`: it asks for a password that nobody has. */
export function makePdf(pages: readonly Page[], { locked = false } = {}): Buffer {
  const objects: (string | Buffer)[][] = [
    ["<< /Type /Catalog /Pages 2 0 R >>"],
    [`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${3 + at * 3} 0 R`).join(" ")}] >>`],
  ];
  for (const [at, page] of pages.entries()) {
    const first = 3 + at * 3;
    const resources = `<< /XObject << /P ${first + 2} 0 R >> >>`;
    const drawing = "bytes" in page ? "595 0 0 842 0 0 cm /P Do" : `${page.join(" ")} rg 0 0 595 842 re f`;
    objects.push(
      [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${resources} /Contents ${first + 1} 0 R >>`],
      stream("", Buffer.from(drawing)),
      "bytes" in page ? stream(described(page), page.bytes) : ["null"],
    );
  }
  const pieces = [Buffer.from("%PDF-1.7\n")];
  const length = () => pieces.reduce((sum, piece) => sum + piece.length, 0);
  const offsets = objects.map((object, at) => {
    const offset = length();
    pieces.push(Buffer.concat([`${at + 1} 0 obj\n`, ...object, "\nendobj\n"].map((piece) => Buffer.from(piece))));
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const never = `<${"5a".repeat(32)}>`;
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${never} /U ${never} /P -4 >> /ID [<0102> <0102>]`;
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R ${locked ? lock : ""} >>`;
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${length()}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(xref)]);
}

const described = ({ filter, width, height, bilevel }: Picture): string =>
  `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /Filter /${filter}` +
  (bilevel ? " /ColorSpace /DeviceGray /BitsPerComponent 1" : "");

const stream = (dictionary: string, bytes: Buffer): (string | Buffer)[] => [
  `<< ${dictionary} /Length ${bytes.length} >>\nstream\n`,
  bytes,
  "\nendstream",
];
