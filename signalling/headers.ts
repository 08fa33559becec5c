/** The response headers of every path. */

/**
 * The one Trusted Types policy that a page may have (src/site/trustedTypes.ts). Being named "default", it also covers
 * Solid's own uses of innerHTML.
 */
export const TRUSTED_TYPES_POLICY = "default";

function contentSecurityPolicy(scripts: string, connections: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob: mediastream:",
    // 'self' also covers the WebSocket to the same origin.
    `connect-src ${connections}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES_POLICY}`,
  ].join("; ");
}

/** A worker obeys the policy of its own response. Only three workers run WebAssembly, and none streams. */
const WORKER_POLICY = contentSecurityPolicy("'self'", "'self'");
const WASM_POLICY = contentSecurityPolicy("'self' 'wasm-unsafe-eval'", "'self'");

const ALLOWED = [
  "autoplay",
  "camera",
  "display-capture",
  "fullscreen",
  "microphone",
  "screen-wake-lock",
  "speaker-selection",
];
const DENIED = [
  "accelerometer",
  "browsing-topics",
  "clipboard-read",
  "compute-pressure",
  "encrypted-media",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "midi",
  "otp-credentials",
  "payment",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "serial",
  "storage-access",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];
const PERMISSIONS_POLICY = [
  ...ALLOWED.map((feature) => `${feature}=(self)`),
  ...DENIED.map((feature) => `${feature}=()`),
].join(", ");

const WORKER_SCRIPT = /\.worker[^/]*\.js$/;
const WASM_SCRIPT = /\/(?:vault|blur|pdf)\.worker[^/]*\.js$/;

/**
 * The security and cache headers for `path`, a decoded pathname such as `/assets/vault.worker-Bx1.js`. `https`: the
 * browser came over https. `origins`: what a page may reach besides its own, as sources of a Content-Security-Policy.
 * Everything under `/assets/` is cached for a year, so a 404 there must be given another `Cache-Control`.
 */
export function headersFor(
  path: string,
  { https, origins }: { https: boolean; origins: readonly string[] },
): Record<string, string> {
  const pagePolicy = () => contentSecurityPolicy("'self'", ["'self'", ...origins].join(" "));
  const workerPolicy = () => (WASM_SCRIPT.test(path) ? WASM_POLICY : WORKER_POLICY);
  // A hundred files are fetched for a call, and what holds for pages alone would be a tenth of all that comes.
  const forPages = { "Permissions-Policy": PERMISSIONS_POLICY, "Cross-Origin-Opener-Policy": "same-origin" };
  return {
    "Content-Security-Policy": WORKER_SCRIPT.test(path) ? workerPolicy() : pagePolicy(),
    ...(path.startsWith("/assets/") ? {} : forPages),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    // The names under /assets/ hold a hash of their contents.
    "Cache-Control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    ...(https ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}
