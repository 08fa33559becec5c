import type { BrowserName } from "../../site/browserName.ts";
import type { TextKey } from "../../site/locale.tsx";

/** A sign that is pressed in the browser's own bar or in the device's settings. */
export type Sign = "sliders" | "lock" | "cameraOff" | "page" | "menu" | "settings" | "app";

/** What a step looks like on the screen. */
export type Drawn =
  /** The bar with the site's address, and the sign beside it. */
  | { readonly is: "address"; readonly sign: Sign }
  /** One line of a menu. `site`: the site's address stands behind it. */
  | { readonly is: "line"; readonly sign: Sign; readonly label: TextKey; readonly site?: true }
  /** The lines of camera and microphone: each with a switch, a choice, or word that it is blocked. */
  | { readonly is: "both"; readonly end: "switch" }
  | { readonly is: "both"; readonly end: "choice" | "blocked"; readonly label: TextKey };

/** `label`: the words on the screen that the text names. */
export interface Step {
  readonly text: TextKey;
  readonly label?: TextKey;
  readonly drawn: Drawn;
}

interface Way {
  readonly steps: readonly Step[];
  /** The last step, with a button that asks for camera and microphone again; `label` as in a step. */
  readonly last: { readonly text: TextKey; readonly label?: TextKey };
}

const beside = (sign: "sliders" | "lock" | "cameraOff" | "page"): Step => ({
  text: `allow.${sign}`,
  drawn: { is: "address", sign },
});
const inMenu = (sign: Sign, label: TextKey): Step => ({
  text: "allow.press",
  label,
  drawn: { is: "line", sign, label },
});
const choose = (label: TextKey): Step => ({ text: "allow.choose", label, drawn: { is: "both", end: "choice", label } });
const blocked = (text: "allow.clear" | "allow.unblock"): Step => ({
  text,
  label: "allow.blocked",
  drawn: { is: "both", end: "blocked", label: "allow.blocked" },
});
const SWITCH: Step = { text: "allow.switch", drawn: { is: "both", end: "switch" } };
const AGAIN = { text: "allow.again" } as const;
/** Where what was answered is forgotten, and the browser asks anew. */
const ASKED_AGAIN = { text: "allow.askedAgain", label: "allow.allowFirefox" } as const;

/** How camera and microphone are allowed again, once they were refused: as the makers of these browsers say it in 2026. */
export const WAYS: Readonly<Record<BrowserName, Way>> = {
  chrome: { steps: [beside("sliders"), SWITCH], last: AGAIN },
  edge: { steps: [beside("lock"), choose("allow.allow")], last: AGAIN },
  firefox: { steps: [beside("cameraOff"), blocked("allow.clear")], last: ASKED_AGAIN },
  safari: {
    steps: [
      {
        text: "allow.menuBar",
        label: "allow.settingsFor",
        drawn: { is: "line", sign: "menu", label: "allow.settingsFor", site: true },
      },
      choose("allow.allowSafari"),
    ],
    last: AGAIN,
  },
  ios: {
    steps: [
      beside("page"),
      { ...inMenu("settings", "allow.website"), text: "allow.behindDots" },
      choose("allow.allowSafari"),
    ],
    last: AGAIN,
  },
  iosApp: {
    steps: [
      { text: "allow.device", drawn: { is: "line", sign: "settings", label: "allow.settings" } },
      { text: "allow.app", drawn: { is: "line", sign: "app", label: "allow.browser" } },
      SWITCH,
    ],
    last: { text: "allow.back" },
  },
  android: { steps: [beside("sliders"), inMenu("settings", "allow.permissions"), SWITCH], last: AGAIN },
  samsung: { steps: [beside("lock"), inMenu("settings", "allow.permissionsSamsung"), SWITCH], last: AGAIN },
  androidFirefox: { steps: [beside("lock"), blocked("allow.unblock")], last: AGAIN },
};

/** As their makers write them. */
export const TITLES: Readonly<Record<BrowserName, string>> = {
  chrome: "Chrome",
  edge: "Edge",
  firefox: "Firefox",
  safari: "Safari (Mac)",
  ios: "Safari (iPhone, iPad)",
  iosApp: "Chrome, Firefox, Edge (iPhone, iPad)",
  android: "Chrome (Android)",
  samsung: "Samsung Internet",
  androidFirefox: "Firefox (Android)",
};
