/** A piece of what somebody has written; `href` where it is the address of a page. */
export interface Piece {
  readonly text: string;
  readonly href?: string;
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"“”„«»]+/giu;
/** What ends a sentence, or stands around an address, rather than in it. */
const BEHIND = /[.,;:!?'’\])}]+$/u;
const ASCII = /^[!-~]+$/u;

/**
 * The text in pieces, in which addresses of pages can be opened. Only what begins as people write them counts (`https://…`,
 * `www.…`), and none that names a user, as in `https://mybank.be@elsewhere.example`. What is shown is where it leads: a server
 * whose name is written in another way, with letters that look like others, say, appears as the network has it (RFC 3492).
 */
export function linksIn(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutEnd(found);
    const link = linkTo(address);
    if (!link) continue;
    if (index > done) pieces.push({ text: text.slice(done, index) });
    pieces.push(link);
    done = index + address.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}

/** A bracket that is opened in the address belongs to it. */
function withoutEnd(address: string): string {
  const end = BEHIND.exec(address)?.[0] ?? "";
  const keeps = address.includes("(") && end.startsWith(")") ? 1 : 0;
  return address.slice(0, address.length - end.length + keeps);
}

function linkTo(address: string): Required<Piece> | undefined {
  try {
    const url = new URL(/^www\./iu.test(address) ? `https://${address}` : address);
    if (url.username !== "" || url.password !== "" || !url.hostname.includes(".")) return undefined;
    const isPlain = ASCII.test(address) && address.toLowerCase().includes(url.host);
    return { text: isPlain ? address : url.href, href: url.href };
  } catch {
    return undefined;
  }
}
