import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from "playwright-core";
import { inject } from "vitest";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/**
 * What Chromium would do besides, and Playwright switches off (its list would be lost, because the last one counts); and
 * the pages under the address bar, which each window would load in a process of its own: half the time that one takes.
 */
const NOT_WANTED = [
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "DisableLoadExtensionCommandLineSwitch",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "WebUIOmniboxPopup",
];

const FLAGS = [
  `--disable-features=${NOT_WANTED.join()}`,
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Few frames: each is blurred, coded and decoded by the processor, for two people at once.
  "--use-fake-device-for-media-stream=fps=10",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
];

/**
 * Pages are painted by the processor, not by a graphics card in software: that one is a single thread for all pages of a browser,
 * and four of moving pictures hold one another up for seconds.
 */
export const NO_GRAPHICS = ["--disable-gpu"];

/** WebGL, in software. */
export const WEBGL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/** Debian's Chromium, headless, with Chromium's own moving test picture and beeping microphone. */
export function launchOptions(flags: readonly string[] = []): LaunchOptions {
  return { executablePath, headless: true, args: [...FLAGS, ...NO_GRAPHICS, ...flags] };
}

/** A Chromium of the caller's own. */
export function launch(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch(launchOptions(flags));
}

/** The Chromium that all files share. Closing it closes the contexts that were made here. */
export function shared(): Promise<Browser> {
  return chromium.connect(inject("chromium"));
}

export interface Plain {
  /** With the tabs of one window, of which only the one in front is visible. */
  readonly context: BrowserContext;
  /** Of the browser's first process. */
  readonly pid: number;
  /** The folder with all that it writes to disk. */
  readonly profile: string;
  close(): Promise<void>;
  /** Closes it as a person does, and keeps the profile. */
  leave(): Promise<void>;
}

/** A Chromium whose tabs know it when they are hidden: Playwright makes all of its own believe that they are seen. */
export async function launchPlain(
  flags: readonly string[] = NO_GRAPHICS,
  profile = mkdtempSync(join(tmpdir(), "driewoord-")),
): Promise<Plain> {
  const args = ["--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`, ...FLAGS, ...flags];
  const child = spawn(executablePath, [...args, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  const address = await addressOf(child);
  const browser = await drive(address, 10_000).catch(() => drive(address, 30_000));
  const [context] = browser.contexts();
  async function leave(): Promise<void> {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    const session = await browser.newBrowserCDPSession();
    // It answers by closing the connection.
    await session.send("Browser.close").catch(() => undefined);
    await gone;
  }
  return {
    context: context!,
    pid: child.pid!,
    profile,
    leave,
    async close() {
      await leave();
      // Its children may write for a moment still.
      rmSync(profile, { recursive: true, force: true, maxRetries: 50, retryDelay: 20 });
    },
  };
}

/**
 * Playwright waits for ever where it attaches to a tab that is being brought back in the moment in which its page is there:
 * it has missed that. The second time the page is there already.
 */
const drive = (address: string, timeout: number) => chromium.connectOverCDP(address, { noDefaults: true, timeout });

/** Chromium says on its error output where it can be driven. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr!.on("data", (data: Buffer) => {
      said += data.toString();
      const [address] = /ws:\/\/\S+/.exec(said) ?? [];
      if (address) resolve(address);
    });
    child.once("exit", () => reject(new Error(`Chromium ended: ${said}`)));
  });
}
