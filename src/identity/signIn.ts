import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  clockTolerance,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from "oauth4webapi";
import type { Provider } from "../site/siteConfig.ts";
import { asking, CLOCKS, discover, FRESH } from "./provider.ts";

/** A sign-in that is ready to begin in another tab. */
export interface SignIn {
  /** The page of the provider where it begins. */
  readonly url: string;
  /** Whether the provider means this one with the query that it sent a tab of ours back with. */
  isMeant(query: string): boolean;
  /** Goes on with that query. Resolves with the ID token. Rejects where the person or the provider did not go through with it. */
  finish(query: string): Promise<string>;
}

/** What the token itself is to say: whoever reads it has nothing else of the person (OpenID Connect Core 1.0, section 5.5). */
const CLAIMS = JSON.stringify({
  id_token: { auth_time: { essential: true }, name: null, given_name: null, family_name: null, birthdate: null },
});

/**
 * Prepares a sign-in for this `nonce`: the authorization code flow of a public client (RFC 6749, section 4.1) with PKCE (RFC 7636).
 * `back`: the page of ours to which the provider leads. Whoever sat at this device before is not taken for the person: the provider
 * has them sign in anew. Rejects where the provider does not answer.
 */
export async function prepareSignIn(
  provider: Provider,
  back: string,
  nonce: string,
  language: string,
): Promise<SignIn> {
  const server = await discover(provider);
  const { protocol } = new URL(provider.issuer);
  // It becomes a link: nothing may stand there that a press would run.
  if (!server.authorization_endpoint?.startsWith(`${protocol}//`))
    throw new Error("the provider has no page to sign in");
  const client = { client_id: provider.client, [clockTolerance]: CLOCKS };
  const [verifier, state] = [generateRandomCodeVerifier(), generateRandomState()];
  const url = new URL(server.authorization_endpoint);
  const asked = {
    client_id: provider.client,
    redirect_uri: back,
    response_type: "code",
    scope: "openid",
    claims: CLAIMS,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    prompt: "login",
    max_age: `${FRESH}`,
    ui_locales: language,
    state,
    nonce,
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return {
    url: url.href,
    isMeant: (query) => new URLSearchParams(query).get("state") === state,
    async finish(query) {
      const granted = validateAuthResponse(server, client, new URLSearchParams(query), state);
      const options = asking(provider);
      const response = await authorizationCodeGrantRequest(server, client, None(), granted, back, verifier, options);
      const checks = { expectedNonce: nonce, requireIdToken: true, maxAge: FRESH };
      return (await processAuthorizationCodeResponse(server, client, response, checks)).id_token!;
    },
  };
}
