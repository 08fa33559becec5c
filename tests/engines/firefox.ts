import { existsSync } from "node:fs";
import { type Browser, firefox } from "playwright-core";

/** Whether this machine has Debian's Firefox. */
export const HAS_FIREFOX = existsSync("/usr/bin/firefox-esr");

/** Debian's Firefox, headless, with its own test picture and tone for camera and microphone. Closing it is the caller's. */
export function launchFirefox(): Promise<Browser> {
  return firefox.launch({
    channel: "moz-firefox",
    executablePath: `${import.meta.dirname}/firefox.mjs`,
    firefoxUserPrefs: {
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
      "media.autoplay.default": 0,
      // It would ask its makers for settings, again and again.
      "services.settings.server": "data:,",
    },
  });
}
