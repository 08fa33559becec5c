/** Browsers that ask for camera and microphone each in their own way. `iosApp`: any but Safari on an iPhone or iPad. */
export const BROWSER_NAMES = [
  "chrome",
  "edge",
  "firefox",
  "safari",
  "ios",
  "iosApp",
  "android",
  "samsung",
  "androidFirefox",
] as const;
export type BrowserName = (typeof BROWSER_NAMES)[number];

/** What browsers write into their name, the most telling first: most say that they are Chrome, and Chrome that it is Safari. */
const SIGNS: readonly (readonly [BrowserName, RegExp])[] = [
  ["iosApp", /\b(?:CriOS|FxiOS|EdgiOS|OPT|DuckDuckGo)\//u],
  ["ios", /\b(?:iPhone|iPad|iPod)\b/u],
  ["samsung", /SamsungBrowser\//u],
  ["androidFirefox", /Android.*Firefox\//u],
  ["android", /Android/u],
  ["firefox", /Firefox\//u],
  ["edge", /Edg\//u],
  ["chrome", /Chrome\//u],
  ["safari", /Safari\//u],
];

/**
 * The browser with this `navigator.userAgent`. `touches`: its `navigator.maxTouchPoints`, by which an iPad is told from the Mac
 * that it says it is. Chrome where nothing is known, since most are made of it.
 */
export function browserNameOf(userAgent: string, touches: number): BrowserName {
  const name = SIGNS.find(([, sign]) => sign.test(userAgent))?.[0] ?? "chrome";
  return name === "safari" && touches > 1 ? "ios" : name;
}
