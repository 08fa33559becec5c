import {
  allowInsecureRequests,
  type AuthorizationServer,
  discoveryRequest,
  processDiscoveryResponse,
} from "oauth4webapi";
import type { Provider } from "../site/siteConfig.ts";

/** s by which clocks may differ. */
export const CLOCKS = 600;

/** s for which whoever has signed in is taken to sit there still. */
export const FRESH = 300;

/** ms that one of the provider's answers may take. */
const PATIENCE = 10_000;

/** How everything is asked of a provider: over TLS, but for one on this machine, which `OIDC_ISSUER` allows. */
export const asking = ({ issuer }: Provider): { [allowInsecureRequests]: boolean; signal: AbortSignal } => ({
  [allowInsecureRequests]: issuer.startsWith("http:"),
  signal: AbortSignal.timeout(PATIENCE),
});

/** What the provider says of itself (OpenID Connect Discovery 1.0). Rejects where it cannot be had, or is another's. */
export async function discover(provider: Provider): Promise<AuthorizationServer> {
  const issuer = new URL(provider.issuer);
  return processDiscoveryResponse(issuer, await discoveryRequest(issuer, asking(provider)));
}
