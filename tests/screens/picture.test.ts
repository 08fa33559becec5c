/** In a call the other's picture is what one sees most of, whatever else has to be said. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { PICTURES } from "../../gallery/pictures.ts";
import { LANGUAGES } from "../../src/site/languages.ts";
import { inGallery, show, tooWide } from "./stage.ts";

/** The least share of the window that the other's picture has, in per cent. */
const SIZES = [
  { width: 1366, height: 768, least: 70 },
  { width: 768, height: 1024, least: 70 },
  { width: 360, height: 740, least: 60 },
  // On its side there is room for what is said beside the picture alone.
  { width: 740, height: 360, least: 40 },
] as const;

/** In a call of two, with one thing that is said or asked. */
const WITH_ONE = Object.keys(PICTURES).filter((name) =>
  /^(alert-(?!in-dialog)|knock$|consent-(rec|live)$|call-(phone|promise|texts?(-short)?|blur-stopped|camera-unplugged)$|kept-(by-other|own)|file-(out-(asked|telling|moving|cut)|in-(offered|done)$|program$))/.test(
    name,
  ),
);

let page: Page;
inGallery((opened) => {
  page = opened;
});

/**
 * The picture's share of the window; what of the alerts lies over the middle three tenths of it, under the choice of the language, or out of sight; and whether
 * language, menu, and what is said to be kept are within reach.
 */
function judged(): { share: number; over: string[]; covered: string[] } | undefined {
  // Labels step back from a picture that nobody touches.
  dispatchEvent(new PointerEvent("pointermove"));
  const remotes = document.querySelectorAll(".remote");
  if (remotes.length !== 1) return undefined;
  const { x, y, width, height } = remotes[0]!.getBoundingClientRect();
  const middle = { left: x + 0.35 * width, right: x + 0.65 * width, top: y + 0.35 * height, bottom: y + 0.65 * height };
  const visible = (query: string) => [...document.querySelectorAll(query)].filter((one) => one.checkVisibility());
  const under = (area: Pick<DOMRect, "left" | "right" | "top" | "bottom">) => (one: Element) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return left < area.right && right > area.left && top < area.bottom && bottom > area.top;
  };
  const over = visible(".above :is(.banner, .notice, .button)").filter(under(middle));
  const [language] = visible(".language select");
  const hidden = language
    ? visible(".above :is(.banner, .notice)").filter(under(language.getBoundingClientRect()))
    : [];
  const covered = visible(".language select, .dots, .over > .badges .badge, .above .button").filter((one) => {
    const { left, top, width: across, height: down } = one.getBoundingClientRect();
    return !one.contains(document.elementFromPoint(left + across / 2, top + down / 2));
  });
  return {
    share: (100 * width * height) / (innerWidth * innerHeight),
    over: [...over, ...hidden].map((one) => one.textContent!),
    covered: covered.map((one) => one.className || one.tagName),
  };
}

it.for(WITH_ONE)("%s leaves it large, and its middle free, in all languages", async (name) => {
  for (const { least, ...size } of SIZES) {
    await page.setViewportSize(size);
    await show(page, name);
    for (const language of LANGUAGES) {
      // It leaves the page in that language.
      await tooWide(page, [language]);
      const found = await page.evaluate(judged);
      if (!found) continue;
      expect({ language, size, ...found }).toEqual({
        language,
        size,
        share: expect.any(Number),
        over: [],
        covered: [],
      });
      expect(found.share).toBeGreaterThanOrEqual(least);
    }
  }
});
