import { expect, it } from "vitest";
import { browserNameOf } from "../../src/site/browserName.ts";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
const ANDROID = "Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko)";

it.each([
  ["chrome", `${WINDOWS} Chrome/140.0.0.0 Safari/537.36`, 0],
  ["chrome", `${WINDOWS} Chrome/140.0.0.0 Safari/537.36`, 10],
  ["edge", `${WINDOWS} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 0],
  ["firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", 0],
  ["safari", `${MAC} Version/18.0 Safari/605.1.15`, 0],
  ["ios", `${MAC} Version/18.0 Safari/605.1.15`, 5],
  ["ios", `${IPHONE} Version/18.0 Mobile/15E148 Safari/604.1`, 5],
  ["iosApp", `${IPHONE} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`, 5],
  ["iosApp", `${IPHONE} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`, 5],
  ["iosApp", `${IPHONE} EdgiOS/140.0.0.0 Version/18.0 Mobile/15E148 Safari/604.1`, 5],
  ["android", `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36`, 5],
  ["android", `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0.0.0`, 5],
  ["samsung", `${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 5],
  ["androidFirefox", "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", 5],
  ["iosApp", `${IPHONE} GSA/350.0.0 Mobile/15E148 Safari/604.1`, 5],
  ["iosApp", `${IPHONE} Version/26.0 Mobile/15E148 Safari/604.1 Ddg/26.0`, 5],
  ["android", `${ANDROID} Chrome/140.0.0.0 Mobile DuckDuckGo/5 Safari/537.36`, 5],
  ["android", `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36 OPT/2.9`, 5],
  [
    "android",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    5,
  ],
  [
    "chrome",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    0,
  ],
  ["chrome", "something nobody knows", 0],
] as const)("%s is what says it is %s", (name, userAgent, touches) => {
  expect(browserNameOf(userAgent, touches)).toBe(name);
});
