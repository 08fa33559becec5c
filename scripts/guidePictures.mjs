/**
 * Takes the pictures of the guides from the gallery, in every language, into src/ui/help/pictures. Run it by hand after `npm run build:gallery`
 * when a screen has changed: `node scripts/guidePictures.mjs`.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const ROOT = join(import.meta.dirname, "..");
const SITE = "https://call.example.org";
const LANGUAGES = ["nl", "fr", "de", "en"];
const LAPTOP = { width: 900, height: 560 };
const PHONE = { width: 360, height: 640 };
const QUALITY = 45;

/** @type {readonly (readonly [name: string, picture: string, size: { width: number, height: number }])[]} As in src/ui/help/Guide.tsx, and in the gallery. */
const PICTURES = [
  ["home", "home", LAPTOP],
  ["start", "start", LAPTOP],
  ["look", "preview-host", LAPTOP],
  ["dictate", "host-relay-up", LAPTOP],
  ["password", "host-visitor-atPassword", LAPTOP],
  ["phone", "call-phone", LAPTOP],
  ["more", "more-host", LAPTOP],
  ["knock", "knock", LAPTOP],
  ["safety", "person-client", LAPTOP],
  ["unheard", "call-unheard", LAPTOP],
  ["wrong", "alert-wrongGuess", LAPTOP],
  ["extra", "alert-extraIn", LAPTOP],
  ["consent", "consent-rec", LAPTOP],
  ["shaky", "call-host-reconnecting", LAPTOP],
  ["ended", "ended-hungUp", LAPTOP],
  ["client-home", "home", PHONE],
  ["client-words", "join", PHONE],
  ["client-look", "preview-blur-person", PHONE],
  ["client-wait", "client-relay-up", PHONE],
  ["client-password", "client-password-password", PHONE],
  ["client-phone", "call-phone", PHONE],
  ["client-call", "call-client-inCall", PHONE],
  ["client-ended", "ended-hungUp", PHONE],
];

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ locale: "nl-BE", reducedMotion: "reduce", colorScheme: "light" });
// As the site of an example, which is on the pictures.
await page.route(`${SITE}/**`, (route) => {
  const { pathname } = new URL(route.request().url());
  const file = join(ROOT, "dist/gallery", pathname === "/" ? "gallery/picture.html" : pathname);
  return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
});
const devtools = await page.context().newCDPSession(page);
let total = 0;
for (const language of LANGUAGES) {
  mkdirSync(join(ROOT, "src/ui/help/pictures", language), { recursive: true });
  await page.goto(`${SITE}/?language=${language}#home`);
  for (const [name, picture, size] of PICTURES) {
    await page.setViewportSize(size);
    await page.evaluate((wanted) => {
      delete document.documentElement.dataset.picture;
      if (location.hash === `#${wanted}`) dispatchEvent(new HashChangeEvent("hashchange"));
      else location.hash = wanted;
    }, picture);
    await page.waitForFunction((wanted) => document.documentElement.dataset.picture === wanted, picture);
    // A drawn person is drawn twice a second.
    await page.waitForTimeout(700);
    const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
    const bytes = Buffer.from(data, "base64");
    writeFileSync(join(ROOT, "src/ui/help/pictures", language, `${name}.webp`), bytes);
    total += bytes.length;
  }
}
console.log(`${LANGUAGES.length * PICTURES.length} pictures, ${Math.round(total / 1024)} KB`);
await browser.close();
