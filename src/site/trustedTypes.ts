/**
 * The page's only Trusted Types policy. Solid builds its templates with innerHTML and Vite starts workers from strings,
 * so both need a policy named "default"; it lets through what those two make and nothing that could run a script.
 */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string | null; createScriptURL(url: string): string | null },
  ): unknown;
}

const HARMFUL = /<\s*(script|iframe|object|embed|base|meta|link)\b|\son\w+\s*=|javascript:/i;

/**
 * Makes the page's policy; to be called once, before the first template. Does nothing where a browser knows no policies.
 */
export function allowOwnTemplates(): void {
  (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("default", {
    createHTML: (html) => (HARMFUL.test(html) ? null : html),
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
  });
}
