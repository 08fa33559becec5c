/** docs/protocol.md names a test of ours for each thing that PeerServer tests of itself: they exist. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const [, section = ""] = readFileSync("docs/protocol.md", "utf8").split("### What PeerServer's own tests ask");
const table = section.split("###")[0]!;
const named = [...table.matchAll(/`(\w+\.test\.ts)`: ((?:"[^"]+"|[^`|])+)/g)].flatMap(([, file, titles]) =>
  [...titles!.matchAll(/"([^"]+)"/g)].map(([, title]) => [file!, title!] as const),
);

test("each row names a test, or says that it is otherwise on purpose", () => {
  const rows = table.split("\n").filter((line) => line.startsWith("|"));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows.slice(2)) expect(row).toMatch(/\.test\.ts|on purpose/);
});

test.each(named)("%s: %s", (file, title) => {
  expect(readFileSync(`tests/signalling/${file}`, "utf8")).toContain(title);
});
