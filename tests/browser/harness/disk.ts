import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Whether the text stands in a file of the profile. Browsers write storage with one or with two bytes a letter. */
export function onDisk(profile: string, text: string): boolean {
  const forms = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.some(({ parentPath, name }) => {
    try {
      const bytes = readFileSync(join(parentPath, name));
      return forms.some((form) => bytes.includes(form));
    } catch {
      // The browser takes files away all the time.
      return false;
    }
  });
}
