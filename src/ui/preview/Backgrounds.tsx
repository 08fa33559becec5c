import "./Backgrounds.css";
import { For, type JSX, Show } from "solid-js";
import Eye from "~icons/lucide/eye";
import Person from "~icons/lucide/circle-user-round";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { type Background, BACKGROUNDS, COLOURS } from "../../camera/blur/background.ts";
import { PICTURE_URLS } from "../../camera/blur/pictureUrls.ts";
import type { BackgroundChoice } from "./ShowRoom.tsx";

/** The choice of what others see behind the person, with a thumbnail of each background. */
export function Backgrounds(props: { readonly choice: BackgroundChoice }): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  let group!: HTMLFieldSetElement;

  function choose(background: Background): void {
    props.choice.choose(background);
    // While the choice still has to be confirmed, the earlier one stays marked.
    for (const input of group.querySelectorAll("input")) input.checked = input.value === media.background();
  }

  return (
    <fieldset class="backgrounds" ref={group}>
      <legend class="hidden">{t("background.title")}</legend>
      <For each={BACKGROUNDS}>
        {(background) => (
          <label>
            <input
              type="radio"
              name="background"
              value={background}
              data-testid={`background-${background}`}
              checked={media.background() === background}
              onChange={() => choose(background)}
            />
            <Thumbnail background={background} />
            <span>{t(`background.${background}`)}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}

function Thumbnail(props: { readonly background: Background }): JSX.Element {
  const picture = () => (props.background in PICTURE_URLS ? PICTURE_URLS[props.background as "wall"] : undefined);
  const colour = () =>
    props.background in COLOURS ? `rgb(${COLOURS[props.background as "sand"].join(" ")})` : undefined;
  return (
    <span class="thumbnail" data-blur={props.background} style={{ "background-color": colour() }}>
      <Show when={picture()}>{(url) => <img src={url()} alt="" loading="lazy" width="96" height="54" />}</Show>
      <Show when={!picture() && !colour()}>
        <Show when={props.background === "none"} fallback={<Person width="1.8em" height="1.8em" aria-hidden="true" />}>
          <Eye width="1.8em" height="1.8em" aria-hidden="true" />
        </Show>
      </Show>
    </span>
  );
}
