import { existsSync } from "node:fs";
import { type Browser, firefox } from "playwright-core";

/** Whether this machine has Debian's Firefox. */
export const HAS_FIREFOX = existsSync("/usr/bin/firefox-esr");

/**
 * Debian's Firefox, headless, with its own test picture and tone for camera and microphone. `namespace`: the network that it
 * runs in. `secure`: a host that may use the camera without https. Closing it is the caller's.
 */
export function launchFirefox({ namespace = "", secure = "" } = {}): Promise<Browser> {
  return firefox.launch({
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
    },
  });
}
