import type { JSX } from "solid-js";
import type { Identities } from "../../identity/createIdentity.ts";
import { SignedIn } from "./SignedIn.tsx";
import { SignInAsked } from "./SignInAsked.tsx";

/** What is said over a call of who people are. */
export function SigningIn(props: { readonly identities: Identities }): JSX.Element {
  return (
    <>
      <SignInAsked identities={props.identities} />
      <SignedIn identities={props.identities} />
    </>
  );
}
