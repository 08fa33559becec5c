/** Renders this folder's background pictures to src/camera/blur/pictures. Run it by hand after changing one of them. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const QUALITY = 0.8;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage();
for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".svg"))) {
  const svg = readFileSync(`${import.meta.dirname}/${file}`, "utf8");
  const base64 = await page.evaluate(
    async ([source, quality]) => {
      const image = new Image();
      image.src = `data:image/svg+xml;utf8,${encodeURIComponent(source)}`;
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 });
      canvas.getContext("2d").drawImage(image, 0, 0, 640, 360);
      return canvas.toDataURL("image/webp", quality).split(",")[1];
    },
    [svg, QUALITY],
  );
  const bytes = Buffer.from(base64, "base64");
  writeFileSync(`${import.meta.dirname}/../../src/camera/blur/pictures/${file.replace("svg", "webp")}`, bytes);
  console.log(file, bytes.length);
}
await browser.close();
