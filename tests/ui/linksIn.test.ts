import fc from "fast-check";
import { expect, it } from "vitest";
import { linksIn } from "../../src/ui/parts/linksIn.ts";

const links = (text: string) => linksIn(text).flatMap(({ text: shown, href }) => (href ? [[shown, href]] : []));

it.each([
  ["Zie https://www.example.org/a?b=c#d.", "https://www.example.org/a?b=c#d", "https://www.example.org/a?b=c#d"],
  ["(www.example.org)", "www.example.org", "https://www.example.org/"],
  ["HTTP://EXAMPLE.ORG/Pad", "HTTP://EXAMPLE.ORG/Pad", "http://example.org/Pad"],
  [
    "https://nl.example.org/Brussel_(stad), ja",
    "https://nl.example.org/Brussel_(stad)",
    "https://nl.example.org/Brussel_(stad)",
  ],
  ["«https://example.org»", "https://example.org", "https://example.org/"],
])("%s can be opened", (text, shown, href) => {
  expect(links(text)).toEqual([[shown, href]]);
  expect(
    linksIn(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});

it.each([
  "javascript:alert(1)",
  "data:text/html,<script>1</script>",
  "file:///etc/passwd",
  "https://mybank.be@elsewhere.example/",
  "https://user:word@example.org",
  "https://localhost:8080/",
  "http://",
  "www.",
  "example.org",
  "",
])("%s cannot", (text) => {
  expect(links(text)).toEqual([]);
});

it.each([
  ["https://аррӏе.com/x", "https://xn--80ak6aa92e.com/x"],
  ["https://mybank.be%2eevil.example/", "https://mybank.be.evil.example/"],
  ["http://2130706433/", "http://127.0.0.1/"],
])("shows where %s leads", (text, href) => {
  expect(links(text)).toEqual([[href, href]]);
});

it("leads to pages alone, and loses nothing of a text whose addresses are written as the network has them", () => {
  const word = fc.constantFrom("http://", "https://", "www.", "a.be", "@", "(", ")", ".", " ", "javascript:", "x");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const text = words.join("");
      const pieces = linksIn(text);
      const plain = pieces.every((piece) => !piece.href || text.includes(piece.text));
      if (plain) expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      for (const { href } of pieces) {
        if (!href) continue;
        const { protocol, username, password } = new URL(href);
        expect([protocol.replace("s:", ":"), username, password]).toEqual(["http:", "", ""]);
      }
    }),
  );
});
