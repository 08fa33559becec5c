import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** An OpenID provider on this machine, to which people are who they say. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Knows the site at this origin as `CLIENT` from now on. */
  know(origin: string): void;
  /** Whether it answers at all. */
  works: boolean;
  close(): Promise<void>;
}

/** What it calls the site. */
export const CLIENT = "driewoord";

/** Seconds for which anything of it is good. */
const LASTS = 120;

/** Listens on a free port. Whoever signs in has the name that they type, and was born on 28 February 1942. */
export async function openProvider(): Promise<IdentityProvider> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  let answer: ReturnType<Provider["callback"]> | undefined;
  const made: IdentityProvider = {
    issuer,
    works: true,
    know(origin) {
      answer = providerFor(issuer, origin).callback();
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
  server.on("request", (request, response) => {
    if (made.works && answer) void answer(request, response);
    else response.writeHead(503).end();
  });
  return made;
}

function providerFor(issuer: string, origin: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: "none",
        redirect_uris: [`${origin}/signed-in.html`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    clientBasedCORS: (_, asking) => asking === origin,
    claims: { openid: ["sub"], profile: ["name", "birthdate"] },
    features: { claimsParameter: { enabled: true }, devInteractions: { enabled: true } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: id, birthdate: "1942-02-28" }) }),
    ttl: {
      AccessToken: LASTS,
      AuthorizationCode: LASTS,
      Grant: LASTS,
      IdToken: LASTS,
      Interaction: LASTS,
      Session: LASTS,
    },
  });
}
