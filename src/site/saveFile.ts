/** ms that the browser has to start reading a file that it saves. */
const READING = 60_000;

/** Hands the file to the browser's downloads, under its own name. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: url, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), READING);
}
