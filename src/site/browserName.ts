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
  ["samsung", /SamsungBrowser\//u],
  ["androidFirefox", /Android.*Firefox\//u],
  ["android", /Android/u],
  ["iosApp", /\b(?:CriOS|FxiOS|EdgiOS|GSA)\/|\biP(?:hone|ad|od)\b.*\b(?:OPT|Ddg|DuckDuckGo)\//u],
  ["ios", /\biP(?:hone|ad|od)\b/u],
  ["firefox", /Firefox\//u],
  ["edge", /Edg\//u],
  ["chrome", /Chrome\//u],
  ["safari", /Safari\//u],
];

/**
 * The browser with this `navigator.userAgent`. `touches`: its `navigator.maxTouchPoints`, by which a tablet is told from the computer
 * that it says it is: an iPad from a Mac, one with Android from Linux. Chrome where nothing is known, since most are made of it.
 */
export function browserNameOf(userAgent: string, touches: number): BrowserName {
  const name = SIGNS.find(([, sign]) => sign.test(userAgent))?.[0] ?? "chrome";
  if (touches <= 1) return name;
  if (name === "safari") return "ios";
  return name === "chrome" && userAgent.includes("X11; Linux") ? "android" : name;
}
