import * as v from "valibot";
import { nameSchema } from "./operator.ts";
import { readOrigin } from "./origins.ts";
import { eachOf, entriesOf, readFields } from "./setting.ts";

/** Where people can sign in to show who they are: an OpenID provider that knows this site as a public client. */
export const providerSchema = v.object({
  /** As people know it. */
  name: nameSchema(40),
  /** As it names itself: no query, no fragment (OpenID Connect Discovery 1.0, section 3). */
  issuer: v.pipe(v.string(), v.maxLength(300), v.regex(/^https?:\/\/[^\s?#@]+$/)),
  client: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,200}$/)),
});
export type Provider = v.InferOutput<typeof providerSchema>;

/** A provider, and the origins that pages ask for its tokens and keys. */
export interface Identification {
  readonly provider: Provider;
  readonly origins: readonly string[];
}

const PROVIDER = {
  OIDC_NAME: ["name", "1 to 40 characters, the name by which people know it"],
  OIDC_ISSUER: ["issuer", "an address that begins with https:// and has no ? or # in it"],
  OIDC_CLIENT: ["client", "1 to 200 letters, digits or signs without a space"],
} as const satisfies Record<string, readonly [keyof Provider, string]>;

/** An issuer is asked by pages, whose policy has to be able to name it. */
const isRight = (field: keyof Provider, text: string): boolean =>
  v.is(providerSchema.entries[field], text) &&
  (field !== "issuer" || (URL.canParse(text) && readOrigin(new URL(text).origin) !== undefined));

/**
 * The provider, from the environment; undefined where there is none. Adds a sentence to `mistakes` for each. OIDC_ORIGINS: what a
 * provider answers from besides its issuer's origin.
 */
export function readIdentification(
  env: Record<string, string | undefined>,
  mistakes: string[],
): Identification | undefined {
  const given = readFields(env, mistakes, PROVIDER, isRight);
  const right = "origins with a space between them, such as https://keys.example.org";
  const others = eachOf(entriesOf(env["OIDC_ORIGINS"] ?? ""), readOrigin, right);
  if ("wrong" in others) mistakes.push(`OIDC_ORIGINS ${others.wrong}`);
  const { name, issuer, client } = given;
  if (name !== undefined && issuer !== undefined && client !== undefined) {
    return {
      provider: { name, issuer, client },
      origins: [new URL(issuer).origin, ...("value" in others ? others.value : [])],
    };
  }
  const variables = [...Object.keys(PROVIDER), "OIDC_ORIGINS"];
  const unset = Object.keys(PROVIDER).some((variable) => !env[variable]);
  if (unset && variables.some((variable) => env[variable])) {
    mistakes.push(
      "OIDC_NAME, OIDC_ISSUER and OIDC_CLIENT belong together: a provider's name, its address, and what it calls this site.",
    );
  }
  return undefined;
}
