import { type JSX, Show } from "solid-js";
import type { Exchange } from "../../files/exchange.ts";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { createSaying } from "./createSaying.ts";

/** How far an exchange is, which file it is, and with whom where there are several: whatever of it the sentence does not say. */
export function Said(props: { readonly one: Exchange }): JSX.Element {
  const { t } = useLocale();
  const { ids } = createTogether();
  const { saying, nameOf } = createSaying();
  const name = () => nameOf(props.one);
  /** That of a card says nothing. */
  const file = () => (props.one.card ? undefined : props.one.file?.name);
  const lacks = (what: string | undefined) => what !== undefined && !saying(props.one).includes(what);
  return (
    <>
      <p class="who">{saying(props.one)}</p>
      <Show when={lacks(file())}>
        <p class="what">
          <bdi>{file()}</bdi>
        </p>
      </Show>
      <Show when={ids().length > 1 && lacks(name())}>
        <p class="what">{t("files.person", { name: name() })}</p>
      </Show>
    </>
  );
}
