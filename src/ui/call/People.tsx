import type { PeerId } from "../../room/wire/roster.ts";
import "./People.css";
import { createEffect, createMemo, For, type JSX, Show, Suspense } from "solid-js";
import Ellipsis from "~icons/lucide/ellipsis";
import Handshake from "~icons/lucide/handshake";
import MicOff from "~icons/lucide/mic-off";
import ScreenShare from "~icons/lucide/screen-share";
import TriangleAlert from "~icons/lucide/triangle-alert";
import Unlink from "~icons/lucide/unlink";
import VideoOff from "~icons/lucide/video-off";
import { useCall } from "../useCall.tsx";
import { addressOf } from "../../room/select.ts";
import { isLive } from "../../camera/source.ts";
import { useLocale } from "../../site/locale.tsx";
import { createRest } from "./createRest.ts";
import { createTogether } from "../parts/createTogether.ts";
import { pictureOf } from "../parts/pictureOf.ts";
import { part } from "../../site/loading.ts";
import { SelfVideo } from "./SelfVideo.tsx";
import { Video } from "../parts/Video.tsx";

const PaperView = part(() => import("../paper/PaperView.tsx"), "PaperView");

/**
 * Everyone's video, and the paper that is leafed through. With one other person, one's own is in a corner; with more, it is a tile like the others. `onMenu`:
 * the button on somebody's video was pressed.
 */
export function People(props: { readonly onMenu: (id: PeerId) => void }): JSX.Element {
  const { room, shown } = useCall();
  const { together, ids: others, person } = createTogether();
  /** A client on the way in has a place for the host's picture, so that it is seen at once. */
  const ids = () => (together() ? others() : [addressOf(room.state())]);
  const sheet = () => shown()?.sheet;
  /** Of three or more, who shows a screen. */
  const main = () => (!sheet() && ids().length > 1 ? ids().find((id) => person(id)?.shows) : undefined);
  const tiles = () => ids().length + (sheet() ? 2 : 1);
  const inCall = createMemo(() => together() !== undefined);
  const rests = createRest(() => inCall());
  return (
    <div
      class="people"
      data-count={together() ? tiles() : undefined}
      data-main={sheet() ? "own" : main()}
      data-rests={rests()}
      style={{ "--others": tiles() - 1 }}
    >
      {/* Were the room to wait for it, all pictures would stop. */}
      <Suspense>
        <Show when={sheet()} keyed>
          {(own) => <PaperView sheet={own} />}
        </Show>
      </Suspense>
      <For each={ids()}>{(id) => <Picture id={id} main={main() === id} onMenu={() => props.onMenu(id)} />}</For>
      <Self named={tiles() > 2} />
    </div>
  );
}

function Picture(props: { readonly id: PeerId; readonly main: boolean; readonly onMenu: () => void }): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const { person: personOf, nameOf } = createTogether();
  const person = createMemo(() => personOf(props.id));
  const name = () => nameOf(props.id);
  /** The link is not up. Their last frame stays on the screen and must not be taken for live video. */
  const away = () => person()?.link !== "up";
  // Nor in a window of its own, where nothing says so.
  createEffect(() => {
    const apart = document.pictureInPictureElement;
    if (away() && apart && apart === pictureOf(props.id)) void document.exitPictureInPicture().catch(() => undefined);
  });
  return (
    <figure class="remote" data-link={person()?.link} data-person={props.id} data-main={props.main}>
      <Video stream={room.remote(props.id)} testId="remote-video" label={name()} silent={person() === undefined} />
      <div role="status">
        <Show when={!away() && person()?.camera === false}>
          <p class="off">
            <VideoOff aria-hidden="true" />
            {t("room.otherCameraOff", { name: name() })}
          </p>
        </Show>
      </div>
      <Show when={!away() && person()?.camera && person()?.holds}>
        <p class="off veil" data-testid="holds">
          <TriangleAlert aria-hidden="true" />
          {t("room.holds", { name: name() })}
        </p>
      </Show>
      <Show when={away()}>
        <p class="off veil">
          <Unlink aria-hidden="true" />
          {person()?.met ? t("room.away", { name: name() }) : t("room.connecting", { name: name() })}
        </p>
      </Show>
      <p class="hidden" role="status">
        {person()?.mic === false ? t("room.otherMicOff", { name: name() }) : ""}
      </p>
      <p class="hidden" role="status">
        {person()?.shows ? t("show.theirs", { name: name() }) : ""}
      </p>
      <figcaption data-tells={person()?.mic === false || person()?.shows || person()?.line.weak}>
        <Show when={person()?.mic === false}>
          <MicOff width="1.2em" height="1.2em" aria-hidden="true" />
        </Show>
        <span class="name" data-whole={person()?.shows}>
          {person()?.shows ? t("show.theirs", { name: name() }) : name()}
        </span>
        <Show when={person()?.shows}>
          <ScreenShare width="1.2em" height="1.2em" aria-hidden="true" />
        </Show>
        <Show when={!away() && person()?.line.weak}>
          <TriangleAlert width="1.2em" height="1.2em" aria-label={t("room.weakLine", { name: name() })} />
        </Show>
        <Show when={person()?.promised}>
          <Handshake width="1.2em" height="1.2em" aria-label={t("promise.theirs", { name: name() })} />
        </Show>
      </figcaption>
      <button
        type="button"
        class="dots"
        data-testid="person-menu"
        aria-haspopup="dialog"
        aria-label={t("person.menu", { name: name() })}
        onClick={() => props.onMenu()}
      >
        <Ellipsis width="1.6em" height="1.6em" aria-hidden="true" />
      </button>
    </figure>
  );
}

function Self(props: { readonly named: boolean }): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  return (
    <div class="own-corner">
      <SelfVideo testId="self-video" />
      <Show when={props.named}>
        <p class="tag you">{t("room.you")}</p>
      </Show>
      <Show when={!isLive(media.mic)}>
        <p class="muted-mic">
          <MicOff width="1.1em" height="1.1em" aria-hidden="true" />
          {t("room.yourMicOff")}
        </p>
      </Show>
    </div>
  );
}
