/** The guides of a running site, printed as PDF. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for all", "dist/app");
const run = (...given: readonly string[]) => promisify(execFile)("npm", ["run", "--silent", "guides", "--", ...given]);

it("are there for both people, and for two who try it, in four languages, with pictures, on a few pages of A4", async () => {
  const folder = mkdtempSync(join(tmpdir(), "driewoord-"));
  try {
    await run(stage.site.url, folder);
    const names = ["nl", "fr", "de", "en"].flatMap((language) =>
      ["join", "start", "try"].map((guide) => `${language}-${guide}.pdf`),
    );
    expect(readdirSync(folder)).toEqual(names.toSorted());
    for (const name of names) {
      const text = readFileSync(join(folder, name)).toString("latin1");
      expect(text).toMatch(/^%PDF-/);
      const pages = text.match(/\/MediaBox \[0 0 59[4-6][.\d]* 84[1-2][.\d]*\]/g) ?? [];
      expect(pages.length, name).toBeGreaterThan(1);
      expect(pages.length, name).toBeLessThan(8);
      expect(text.match(/\/Subtype \/Image/g)?.length, name).toBeGreaterThan(7);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("an address that is none is told", async () => {
  await expect(run("call.example.org")).rejects.toMatchObject({ stderr: expect.stringContaining("Say which site") });
});
