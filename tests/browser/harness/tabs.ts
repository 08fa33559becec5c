import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";

const FOLDER = fileURLToPath(new URL("tabs", import.meta.url));

/** For a Chromium in which `tabsOf` works: its own commands for tabs can be given by an extension alone. */
export const WITH_TABS = [`--load-extension=${FOLDER}`, `--disable-extensions-except=${FOLDER}`];

/** What of the browser's extension interface is used here. */
interface Chrome {
  readonly tabs: {
    query(filter: { url: string }): Promise<{ id: number }[]>;
    duplicate(id: number): Promise<unknown>;
    remove(id: number): Promise<unknown>;
    reload(id: number): Promise<unknown>;
  };
  readonly sessions: { restore(): Promise<unknown> };
}
declare const chrome: Chrome;

export interface Tabs {
  /** The same page again in another tab, as by the tab's menu. */
  duplicate(): Promise<Page>;
  /** Closes the tab, and opens it again as by Ctrl+Shift+T. */
  reopen(): Promise<Page>;
  /** Reloads the tab, also one whose page has crashed. */
  reload(): Promise<void>;
}

/** Commands for the first tab with a page of the site. */
export async function tabsOf(context: BrowserContext, site: string): Promise<Tabs> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const url = `${new URL(site).origin}/*`;
  async function opened(command: () => Promise<unknown>): Promise<Page> {
    const [page] = await Promise.all([context.waitForEvent("page"), command()]);
    return page;
  }
  return {
    duplicate: () =>
      opened(() =>
        worker.evaluate(async (of) => void chrome.tabs.duplicate((await chrome.tabs.query({ url: of }))[0]!.id), url),
      ),
    reopen: () =>
      opened(() =>
        worker.evaluate(async (of) => {
          await chrome.tabs.remove((await chrome.tabs.query({ url: of }))[0]!.id);
          await chrome.sessions.restore();
        }, url),
      ),
    reload: () =>
      worker.evaluate(
        async (of) => void (await chrome.tabs.reload((await chrome.tabs.query({ url: of }))[0]!.id)),
        url,
      ),
  };
}
