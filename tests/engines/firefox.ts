import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, firefox, type LaunchOptions } from "playwright-core";

/** Whether this machine has Debian's Firefox. */
export const HAS_FIREFOX = existsSync("/usr/bin/firefox-esr");

interface Wanted {
  /** The network that it runs in. */
  readonly namespace?: string;
  /** A host that may use the camera without https. */
  readonly secure?: string;
}

/** How Debian's Firefox is started: headless, with its own test picture and tone for camera and microphone. */
const options = ({ namespace = "", secure = "" }: Wanted = {}): LaunchOptions => ({
  channel: "moz-firefox",
  executablePath: `${import.meta.dirname}/firefox.mjs`,
  env: { ...process.env, NETWORK: namespace },
  firefoxUserPrefs: {
    "media.navigator.streams.fake": true,
    "media.navigator.permission.disabled": true,
    "media.autoplay.default": 0,
    "dom.securecontext.allowlist": secure,
    // It would ask its makers for settings, again and again.
    "services.settings.server": "data:,",
    // ms until a tab is written to disk, for the day on which the browser crashes.
    "browser.sessionstore.interval": 1_000,
  },
});

/** A Firefox of the caller's own, who closes it. */
export const launchFirefox = (wanted?: Wanted): Promise<Browser> => firefox.launch(options(wanted));

/** One with its profile in this folder. */
export const openProfile = (folder: string): Promise<BrowserContext> =>
  firefox.launchPersistentContext(folder, { ...options(), locale: "nl-BE" });
