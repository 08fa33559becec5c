import "./KeepingBar.css";
import { For, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { withoutYes } from "../../room/both/keeping.ts";
import { type Kind, KINDS } from "../../room/wire/statement.ts";
import { createTogether } from "../parts/createTogether.ts";
import { sizeOf } from "../parts/sizeOf.ts";
import { tagOf } from "../parts/tagOf.ts";

/** What the person here records or streams, or has asked to, with a button to stop it, and what went wrong with it. */
export function KeepingBar(): JSX.Element {
  const { recording, live } = useCall();
  const { t } = useLocale();
  const { together } = createTogether();
  const kinds = () => KINDS.filter((what) => (together()?.keeping.own[what] ?? "off") !== "off");
  return (
    <>
      <For each={kinds()}>{(what) => <Own what={what} />}</For>
      <Show when={recording.problem()}>
        {(problem) => (
          <p class="notice bad" data-testid="error">
            {t(`recording.${problem()}`)}
          </p>
        )}
      </Show>
      <Show when={live.problem()}>
        {(problem) => (
          <p class="notice bad" data-testid="error">
            {t(`live.${problem()}`)}
          </p>
        )}
      </Show>
    </>
  );
}

function Own(props: { readonly what: Kind }): JSX.Element {
  const { room, recording, live } = useCall();
  const { t, language } = useLocale();
  const { together, nameOf } = createTogether();
  const waitingFor = () => {
    const state = together();
    if (!state || state.keeping.own[props.what] !== "asking") return undefined;
    const names = withoutYes(state, state.self, props.what).map(nameOf);
    return new Intl.ListFormat(tagOf(language())).format(names);
  };
  const running = () => {
    if (props.what === "live") return live.streaming() ? t("live.streaming") : t("live.starting");
    const { ms, bytes } = recording.progress() ?? { ms: 0, bytes: 0 };
    return t("recording.progress", { time: clock(ms), size: sizeOf(bytes, language()) });
  };
  return (
    <p class="banner kept" data-testid={`own-${props.what}`}>
      <span>{waitingFor() === undefined ? running() : t("keeping.waitingFor", { names: waitingFor() ?? "" })}</span>
      <button
        type="button"
        class="button"
        data-testid={`stop-${props.what}`}
        onClick={() => room.keep(props.what, false)}
      >
        {waitingFor() === undefined ? t(`keeping.${props.what}Stop`) : t("keeping.cancel")}
      </button>
    </p>
  );
}

/** `ms` as minutes and seconds, such as "12:05", with hours once there are any, such as "1:02:05". */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (number: number) => String(number).padStart(2, "0");
  const end = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${end}` : `${minutes}:${end}`;
}
