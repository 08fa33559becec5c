import { createSignal, type JSX, Show, Suspense } from "solid-js";
import type { Identities } from "../../identity/createIdentity.ts";
import { useCall } from "../useCall.tsx";

/** What is of use where the site has a provider that says who people are, once its code is there. */
export function Identified(props: { readonly children: (identities: Identities) => JSX.Element }): JSX.Element {
  const { identities, site } = useCall();
  const [loaded, setLoaded] = createSignal<Identities>();
  void site().then(async ({ provider }) => provider && setLoaded(await identities()));
  return (
    // Were the room to wait for it, all pictures would stop.
    <Suspense>
      <Show when={loaded()} keyed>
        {(all) => props.children(all)}
      </Show>
    </Suspense>
  );
}
