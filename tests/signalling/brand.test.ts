import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contrast, readBrand } from "../../signalling/brand.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "driewoord-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is read, or the mistakes. */
function read(env: Record<string, string>) {
  const mistakes: string[] = [];
  const brand = readBrand(env, mistakes);
  return { brand, mistakes };
}

function logo(name: string, bytes: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

type Rgb = Parameters<typeof contrast>[0];
const rgb = (text: string) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as unknown as Rgb;

/** The colours that a style sheet sets, by their names, for the day and for the night. */
function coloursIn(css: string): Record<string, Rgb>[] {
  return css.split("@media").map((rules) => {
    const all = [...rules.matchAll(/--([a-z-]+): (#[\da-f]{6});/g)];
    return Object.fromEntries(all.map(([, name, colour]) => [name!, rgb(colour!)]));
  });
}

describe("a colour", () => {
  it("of any hue can be read by day and by night, on every ground that it stands on or gives", () => {
    let taken = 0;
    for (let red = 0; red < 256; red += 15)
      for (let green = 0; green < 256; green += 15)
        for (let blue = 0; blue < 256; blue += 15) {
          const text = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
          const { brand } = read({ COLOUR: text });
          if (!brand) continue;
          taken += 1;
          const [day, night] = coloursIn(brand.css);
          const grounds = [
            [day!, [rgb("#ffffff"), rgb("#f4f7f6"), day!["accent-soft"]!]],
            [night!, [rgb("#19262c"), rgb("#10191d"), night!["accent-soft"]!]],
          ] as const;
          for (const [colours, all] of grounds) {
            for (const ground of all)
              for (const name of ["accent", "accent-strong"])
                expect(contrast(colours[name]!, ground), `${text} ${name} on ${String(ground)}`).toBeGreaterThan(4.49);
            for (const name of ["accent", "accent-strong"])
              expect(contrast(colours["on-accent"]!, colours[name]!), `${text} on ${name}`).toBeGreaterThan(4.49);
          }
        }
    expect(taken).toBeGreaterThan(1_000);
  });

  it.each(["red", "#123", "0b5d66", "#0b5d6g", "#0b5d66; } body { display: none"])("is not %s", (text) => {
    const { brand, mistakes } = read({ COLOUR: text });
    expect(brand).toBeUndefined();
    expect(mistakes).toEqual([expect.stringMatching(/^COLOUR is ".*, but it must be # and six hexadecimal digits/)]);
  });

  it("that is too light is refused with its contrast", () => {
    expect(read({ COLOUR: "#ffcc00" })).toEqual({
      brand: undefined,
      mistakes: [expect.stringMatching(/cannot be read on a white page: its contrast is 1\.\d to 1, .* 4\.5 to 1/)],
    });
  });
});

describe("a logo", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  it.each<[string, string, string | Buffer]>([
    ["image/svg+xml", "plain.svg", svg],
    ["image/svg+xml", "declared.svg", `\uFEFF<?xml version="1.0"?>\n<!-- made by -->\n${svg}`],
    [
      "image/svg+xml",
      "drawn.svg",
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [ <!ENTITY a "b"> ]>${svg}`,
    ],
    ["image/svg+xml", "licensed.svg", `${"<!-- a licence -->".repeat(1_000)}\n${svg}`],
    ["image/png", "a.png", Buffer.from("89504e470d0a1a0a00", "hex")],
    ["image/webp", "a.webp", "RIFF1234WEBPVP8 "],
  ])("is %s by what is in %s", (type, name, bytes) => {
    const { brand, mistakes } = read({ LOGO: logo(name, bytes) });
    expect(mistakes).toEqual([]);
    expect(brand).toMatchObject({ logo: { type } });
    expect(brand!.css).toMatch(/^\.header \.brand::before \{ content: ""; background-image: url\("logo"\); \}\n/);
    expect(brand!.css).not.toContain("--accent");
  });

  it.each<[string, string | Buffer]>([
    ["page.svg", "<!doctype html><svg>"],
    ["comments.svg", "<!-- -->".repeat(5_000)],
    ["photo.jpg", Buffer.from("ffd8ffe0", "hex")],
    ["large.svg", svg.padEnd(65_537)],
    ["empty.svg", ""],
  ])("is not %s", (name, bytes) => {
    const { brand, mistakes } = read({ LOGO: logo(name, bytes) });
    expect(brand).toBeUndefined();
    expect(mistakes).toEqual([expect.stringContaining("but it must be an SVG, PNG or WebP of 64 KB at most")]);
  });

  it("that is not there is told by its path", () => {
    expect(read({ LOGO: join(folder, "none.svg") }).mistakes).toEqual([
      expect.stringMatching(/^LOGO is ".*none\.svg", which cannot be read: ENOENT\. A service sees/),
    ]);
  });
});

it("is none where the pages look as ours do", () => {
  expect(read({})).toEqual({ brand: undefined, mistakes: [] });
});
