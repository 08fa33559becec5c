/**
 * `npm run guides -- https://call.example.org`: prints the guides of a running site as PDF on A4, in every language, into the folder
 * `guides` or the one that is named behind the address. They name the address at which they were printed, so no build can make them.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const LANGUAGES = ["nl", "fr", "de", "en"];
const GUIDES = ["guide-start", "guide-join", "guide-try"];
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

const [address = "", folder = "guides"] = process.argv.slice(2);
if (!/^https?:\/\/\S+$/.test(address) || !URL.canParse(address)) {
  console.error("Say which site: npm run guides -- https://call.example.org");
  process.exit(1);
}
if (!existsSync(executablePath)) {
  console.error(`There is no Chromium at ${executablePath}. Install it, or say in CHROMIUM where it is.`);
  process.exit(1);
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  for (const language of LANGUAGES)
    for (const guide of GUIDES) {
      const page = await browser.newPage({ colorScheme: "light" });
      await page.goto(`${address.replace(/\/$/, "")}/#${guide}&lang=${language}`);
      await page.getByTestId("print").waitFor();
      await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
      const path = join(folder, `${language}-${guide.replace("guide-", "")}.pdf`);
      writeFileSync(path, await page.pdf({ format: "A4", printBackground: true, tagged: true }));
      console.log(path);
      await page.close();
    }
} finally {
  await browser.close();
}
