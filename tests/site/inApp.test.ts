import { expect, it } from "vitest";
import { isInApp } from "../../src/site/inApp.ts";

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID = "Mozilla/5.0 (Linux; Android 14; SM-A546B";

it.each([
  ["Chrome on Android", `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36`],
  [
    "Samsung Internet",
    `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  ],
  ["Firefox on Android", "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"],
  ["Safari on an iPhone", `${IPHONE} Version/18.0 Mobile/15E148 Safari/604.1`],
  ["Chrome on an iPhone", `${IPHONE} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`],
  [
    "Edge on Windows",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
  ],
])("%s is a browser of its own", (_, userAgent) => {
  expect(isInApp(userAgent, false)).toBe(false);
});

it.each([
  [
    "a view on Android",
    `${ANDROID}; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36`,
  ],
  ["Facebook on an iPhone", `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/500.0.0.0]`],
  ["Instagram on an iPhone", `${IPHONE} Mobile/15E148 Instagram 350.0.0.0 (iPhone15,2; iOS 18_0)`],
  ["LinkedIn on an iPhone", `${IPHONE} Mobile/15E148 [LinkedInApp]`],
  ["a view on an iPhone", `${IPHONE} Mobile/15E148`],
])("%s is inside another app", (_, userAgent) => {
  expect(isInApp(userAgent, false)).toBe(true);
});

it("a site on an iPhone's home screen is not", () => {
  expect(isInApp(`${IPHONE} Mobile/15E148`, true)).toBe(false);
});
