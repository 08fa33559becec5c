/** What apps write into the name of the browser inside them: Android's WebView itself, and those that say who they are. */
const APPS =
  /; wv\)|FBA[NV]\/|\bInstagram\b|LinkedInApp|Snapchat|musical_ly|BytedanceWebview|\bLine\/|MicroMessenger|Pinterest\//u;
const APPLE = /\b(?:iPhone|iPad|iPod)\b/u;

/**
 * Whether a page with this `navigator.userAgent` is shown inside another app, which often passes on neither camera nor
 * microphone. On an iPhone every browser calls itself Safari, and a view inside an app does not; nor does a site that stands on the
 * home screen, which is none of somebody else's (`standalone`).
 */
export function isInApp(userAgent: string, standalone: boolean): boolean {
  return APPS.test(userAgent) || (APPLE.test(userAgent) && !userAgent.includes("Safari/") && !standalone);
}
