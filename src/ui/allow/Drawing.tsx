import "./Drawing.css";
import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import AppWindow from "~icons/lucide/app-window";
import Camera from "~icons/lucide/video";
import CameraOff from "~icons/lucide/video-off";
import ChevronDown from "~icons/lucide/chevron-down";
import FileText from "~icons/lucide/file-text";
import Lock from "~icons/lucide/lock";
import Menu from "~icons/lucide/menu";
import Mic from "~icons/lucide/mic";
import Settings from "~icons/lucide/settings";
import Sliders from "~icons/lucide/sliders-horizontal";
import X from "~icons/lucide/x";
import { useLocale } from "../../site/locale.tsx";
import type { Drawn, Sign } from "./steps.ts";

const SIGNS: Readonly<Record<Sign, typeof Lock>> = {
  sliders: Sliders,
  lock: Lock,
  cameraOff: CameraOff,
  page: FileText,
  menu: Menu,
  settings: Settings,
  app: AppWindow,
};

type Of<Is extends Drawn["is"]> = Extract<Drawn, { is: Is }>;

/** A step as the browser shows it, with a ring around what is pressed. The words beside it say the same. */
export function Drawing(props: { readonly drawn: Drawn }): JSX.Element {
  const { t } = useLocale();
  const as = <Is extends Drawn["is"]>(is: Is) => (props.drawn.is === is ? (props.drawn as Of<Is>) : undefined);
  return (
    <div class="drawing" aria-hidden="true">
      <Show when={as("address")}>
        {(address) => (
          <p class="address">
            <span class="ring">
              <Dynamic component={SIGNS[address().sign]} width="1.5em" height="1.5em" />
            </span>
            <span class="site">{location.host}</span>
          </p>
        )}
      </Show>
      <Show when={as("line")}>
        {(line) => (
          <p class="line ring">
            <Dynamic component={SIGNS[line().sign]} width="1.5em" height="1.5em" />
            <span>
              {t(line().label)} <Show when={line().site}>{location.host}</Show>
            </span>
          </p>
        )}
      </Show>
      <Show when={as("both")}>{(both) => <Both drawn={both()} />}</Show>
    </div>
  );
}

function Both(props: { readonly drawn: Of<"both"> }): JSX.Element {
  const { t } = useLocale();
  const label = () => ("label" in props.drawn ? t(props.drawn.label) : undefined);
  return (
    <For each={[Camera, Mic]}>
      {(icon, index) => (
        <p class="line">
          <Dynamic component={icon} width="1.5em" height="1.5em" />
          <span>{t(index() === 0 ? "preview.camera" : "preview.mic")}</span>
          <Show when={label()} fallback={<span class="on ring" />}>
            {(words) => (
              <span class="end ring">
                {words()}
                <Dynamic component={props.drawn.end === "choice" ? ChevronDown : X} width="1.2em" height="1.2em" />
              </span>
            )}
          </Show>
        </p>
      )}
    </For>
  );
}
