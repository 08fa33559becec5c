import "./OtherSites.css";
import { createSignal, For, type JSX, onMount, Show } from "solid-js";
import type { Server } from "../../site/fetchServers.ts";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";

/**
 * Where a call can go through besides this site, if its operator says so: links that lead there. Which one it is, the other
 * person learns together with the words.
 */
export function OtherSites(): JSX.Element {
  const { servers } = useCall();
  const { t, language } = useLocale();
  const [known, setKnown] = createSignal<readonly Server[]>([]);
  onMount(() => void servers().then(setKnown, () => undefined));
  const countryOf = ({ country }: Server) => new Intl.DisplayNames(language(), { type: "region" }).of(country);
  const isHere = ({ address }: Server) => new URL(".", location.href).href === address;
  return (
    <Show when={known().length > 1}>
      <details class="other-sites" data-testid="other-sites">
        <summary>{t("start.sites")}</summary>
        <p>{t("start.sitesLead")}</p>
        <ul>
          <For each={known()}>
            {(site) => (
              <li>
                <Show
                  when={!isHere(site)}
                  fallback={
                    <strong>
                      {site.name} ({t("start.sitesHere")})
                    </strong>
                  }
                >
                  <a href={`${site.address}#start&lang=${language()}`} rel="noreferrer">
                    {site.name}
                  </a>
                </Show>
                <span class="muted">
                  {countryOf(site)} · {site.operator}
                </span>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}
