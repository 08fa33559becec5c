import "./OtherSites.css";
import { createSignal, For, type JSX, onMount, Show } from "solid-js";
import type { Server } from "../../site/siteConfig.ts";
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
                <Show when={!isHere(site)} fallback={<Place site={site} here />}>
                  <a href={`${site.address}#start&lang=${language()}`} rel="noreferrer">
                    <Place site={site} />
                  </a>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}

function Place(props: { readonly site: Server; readonly here?: boolean }): JSX.Element {
  const { t, language } = useLocale();
  const country = () => new Intl.DisplayNames(language(), { type: "region" }).of(props.site.country);
  return (
    <span class="place">
      <strong>
        {props.site.name}
        {props.here ? ` (${t("start.sitesHere")})` : ""}
      </strong>
      <span class="muted">
        {country()} · {props.site.operator}
      </span>
      <span class="muted">{props.site.address.replace(/^https?:\/\/|\/$/g, "")}</span>
    </span>
  );
}
