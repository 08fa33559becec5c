import type { BrowserContext, Page } from "playwright-core";

/** Answers whose address matches come changed. One that a page no longer waits for, because its test is over, is nobody's failure. */
export async function rewrite(
  within: Page | BrowserContext,
  pattern: string | RegExp,
  change: (text: string) => string,
): Promise<void> {
  await within.route(pattern, async (route) => {
    try {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: change(await answer.text()) });
    } catch {
      await route.abort().catch(() => undefined);
    }
  });
}
