import { For, type JSX, Show } from "solid-js";
import Languages from "~icons/lucide/languages";
import { useCall } from "../useCall.tsx";
import { LANGUAGE_NAMES, LANGUAGES } from "../../site/languages.ts";
import { useLocale } from "../../site/locale.tsx";
import type { Language } from "../../room/wire/messages.ts";
import { heading } from "./heading.ts";

/** The language menu at the top left, and the app's name, which links home except in a call and on its end screen. */
export function Header(): JSX.Element {
  const { room } = useCall();
  const { language, setLanguage, t } = useLocale();
  return (
    <header class="header">
      <a class="skip button" href="#main" onClick={skip}>
        {t("skip")}
      </a>
      <label class="language">
        <Languages width="1.5em" height="1.5em" aria-hidden="true" />
        <span class="hidden">{t("language")}</span>
        <select
          data-testid="lang"
          value={language()}
          onChange={(event) => void setLanguage(event.currentTarget.value as Language)}
        >
          <For each={LANGUAGES}>
            {(code) => (
              <option value={code} lang={code} selected={code === language()}>
                {LANGUAGE_NAMES[code]}
              </option>
            )}
          </For>
        </select>
      </label>
      <Show when={room.state().at === "idle"} fallback={<span class="brand">{t("appName")}</span>}>
        <a class="brand" href="#home">
          {t("appName")}
        </a>
      </Show>
    </header>
  );
}

/** Moves the focus without following the link: the hash is the route, so a link to `#main` would change the screen. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  heading()?.focus();
}
