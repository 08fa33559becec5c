/** The part of the Trusted Types API that is used here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string | null; createScriptURL(url: string): string | null },
  ): unknown;
}

/**
 * The usual ways for HTML to run a script, or to change what the page loads; not all of them. Character references
 * could hide one, and the product's templates have none. Behind this stands the CSP, which runs nothing inline.
 */
const HARMFUL = /<\s*(script|iframe|object|embed|base|meta|link)\b|[\s/"']on\w+\s*=|srcdoc|javascript:|&#/i;

/**
 * Creates the page's only Trusted Types policy; to be called once, before the first template. Solid builds its
 * templates with innerHTML, and Vite's code starts workers from strings, which only a policy named "default" can allow.
 * It refuses HTML that matches `HARMFUL`, and scripts from other origins. Does nothing in a browser without Trusted
 * Types.
 */
export function allowOwnTemplates(): void {
  (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("default", {
    createHTML: (html) => (HARMFUL.test(html) ? null : html),
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
  });
}
