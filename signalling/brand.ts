/** What an operator's pages look like: a colour and a logo in the place of ours. */
import { readFileSync } from "node:fs";

/** What the pages are given besides their own. */
export interface Brand {
  /** The style sheet `/brand.css`. It sets colours and the logo, and nothing else. */
  readonly css: string;
  /** The file at `/logo`. */
  readonly logo?: Logo;
}

interface Logo {
  readonly type: string;
  readonly bytes: Buffer;
}

type Rgb = readonly [red: number, green: number, blue: number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** Behind text by day and by night (src/styles/tokens.css: --paper, which is less white than --card, and --card). */
const [PAPER, NIGHT]: [Rgb, Rgb] = [
  [244, 247, 246],
  [25, 38, 44],
];
/** What text needs to be read (WCAG 2.2, success criterion 1.4.3), and what ours has by night. */
const [READABLE, CLEAR] = [4.5, 7];
/** bytes: it is fetched with the first page. */
const LARGEST = 65_536;

/** What may stand before the first element of an SVG: nothing that is drawn. */
const PROLOGUE = /^(?:\s+|\ufeff|<\?xml[^>]*>|<!--[^]*?-->|<!DOCTYPE\s+svg\b[^[>]*(?:\[[^\]]*\]\s*)?>)/i;

function isSvg(text: string): boolean {
  let rest = text;
  while (PROLOGUE.test(rest)) rest = rest.replace(PROLOGUE, "");
  return /^<svg[\s>/]/.test(rest);
}

/** What a file is by how it begins (PNG, section 5.2; RFC 9649, section 2.4; SVG). */
function typeOf(bytes: Buffer): string | undefined {
  const begin = bytes.subarray(0, 12).toString("latin1");
  if (begin.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (begin.startsWith("RIFF") && begin.endsWith("WEBP")) return "image/webp";
  return isSvg(bytes.toString()) ? "image/svg+xml" : undefined;
}

/** On a phone there is no room for the name beside it, which is still there to be read out. */
const LOGO_RULES = [
  '.header .brand::before { content: ""; background-image: url("logo"); }',
  "@media (max-width: 29.99rem) { .header .brand { font-size: 0; } }",
];

/** The brand, from the environment; undefined where the pages look as ours do. Adds a sentence to `mistakes` for each. */
export function readBrand(env: Record<string, string | undefined>, mistakes: string[]): Brand | undefined {
  const colour = readColour(env["COLOUR"] ?? "", mistakes);
  const logo = readLogo(env["LOGO"] ?? "", mistakes);
  if (!colour && !logo) return undefined;
  const css = [...(colour ? coloursOf(colour) : []), ...(logo ? LOGO_RULES : [])];
  return { css: css.map((rule) => `${rule}\n`).join(""), ...(logo ? { logo } : {}) };
}

function readColour(text: string, mistakes: string[]): Rgb | undefined {
  if (text === "") return undefined;
  if (!/^#[\da-f]{6}$/i.test(text)) {
    mistakes.push(`COLOUR is ${JSON.stringify(text)}, but it must be # and six hexadecimal digits, such as #0b5d66.`);
    return undefined;
  }
  const colour = [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as unknown as Rgb;
  const has = Math.min(contrast(colour, PAPER), contrast(colour, softOf(colour)));
  if (has >= READABLE) return colour;
  mistakes.push(
    `COLOUR is ${JSON.stringify(text)}, which cannot be read on a white page: its contrast is ${has.toFixed(1)} to 1, and has to be ${READABLE} to 1 at least. Choose a darker one.`,
  );
  return undefined;
}

function readLogo(path: string, mistakes: string[]): Logo | undefined {
  if (path === "") return undefined;
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    mistakes.push(
      `LOGO is ${JSON.stringify(path)}, which cannot be read: ${(error as NodeJS.ErrnoException).code}. A service sees no file in /home, /root or /tmp.`,
    );
    return undefined;
  }
  const type = bytes.length <= LARGEST ? typeOf(bytes) : undefined;
  if (type) return { type, bytes };
  mistakes.push(`LOGO is ${JSON.stringify(path)}, but it must be an SVG, PNG or WebP of 64 KB at most.`);
  return undefined;
}

/** What stands behind it where something is chosen, by day. */
const softOf = (colour: Rgb): Rgb => mix(WHITE, colour, 0.08);

/**
 * The rules for one colour, by day and by night: where ours are (src/styles/tokens.css), of another hue. Without `light-dark`,
 * which browsers from before 2024 do not know.
 */
function coloursOf(day: Rgb): string[] {
  const softNight = mix(NIGHT, day, 0.25);
  const night = towards(
    day,
    WHITE,
    (colour) => contrast(colour, NIGHT) >= CLEAR && contrast(colour, softNight) >= READABLE,
  );
  const onNight = towards(day, BLACK, (colour) => contrast(colour, night) >= CLEAR);
  const rule = (accent: Rgb, strong: Rgb, on: Rgb, soft: Rgb) =>
    `:root { --accent: ${hex(accent)}; --accent-strong: ${hex(strong)}; --on-accent: ${hex(on)}; --accent-soft: ${hex(soft)}; }`;
  return [
    rule(day, mix(day, BLACK, 0.25), WHITE, softOf(day)),
    `@media (prefers-color-scheme: dark) { ${rule(night, mix(night, WHITE, 0.4), onNight, softNight)} }`,
  ];
}

const mix = (from: Rgb, to: Rgb, part: number): Rgb =>
  from.map((value, at) => Math.round(value + (to[at]! - value) * part)) as unknown as Rgb;

/** The first on the way from one colour to another that will do, or the other. */
function towards(from: Rgb, to: Rgb, does: (colour: Rgb) => boolean): Rgb {
  for (let part = 0; part < 1; part += 0.02) {
    const colour = mix(from, to, part);
    if (does(colour)) return colour;
  }
  return to;
}

const hex = (colour: Rgb): string => `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;

/** From 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** From 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
