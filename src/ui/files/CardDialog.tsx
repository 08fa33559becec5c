import "./CardDialog.css";
import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from "solid-js";
import Camera from "~icons/lucide/camera";
import { type Finder, openFinder, stillOf, type Window } from "../../camera/finder.ts";
import { type Exchange, isCardAsked } from "../../files/exchange.ts";
import { drawAnew } from "../../files/photo.ts";
import { useLocale } from "../../site/locale.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { TextError } from "../parts/TextError.tsx";
import { Switch } from "../parts/Switch.tsx";
import { useCall } from "../useCall.tsx";
import { createSaying } from "./createSaying.ts";

/** Asks for the card that says who the person is: it is held into a frame, looked at, and sent. Open while one is held to the camera. */
export function CardDialog(): JSX.Element {
  const { files, framing, setFraming } = useCall();
  const { t } = useLocale();
  const asked = createMemo(() => files.exchanges.find((each) => each.id === framing() && isCardAsked(each)));
  let last: string | undefined;
  /** Whoever has asked thought better of it, or is gone. */
  const [withdrawn, setWithdrawn] = createSignal(false);
  createEffect(
    on(asked, (one) => {
      if (one) return void (last = one.id);
      setWithdrawn(last !== undefined && files.exchanges.every((each) => each.id !== last));
      last = undefined;
    }),
  );
  onCleanup(() => setFraming(undefined));
  function close(): void {
    setWithdrawn(false);
    setFraming(undefined);
  }
  return (
    <Dialog open={asked() !== undefined || withdrawn()} onClose={close} label={t("card.title")}>
      <Show
        when={asked()?.id}
        keyed
        fallback={
          <p class="notice" role="alert">
            {t("card.withdrawn")}
          </p>
        }
      >
        <Card one={asked()!} />
      </Show>
    </Dialog>
  );
}

function Card(props: { readonly one: Exchange }): JSX.Element {
  const { files } = useCall();
  const { t } = useLocale();
  const { nameOf } = createSaying();
  const [still, setStill] = createSignal<Blob>();
  const [mayKeep, setMayKeep] = createSignal(false);
  let step!: HTMLDivElement;
  const address = createMemo(() => {
    const made = still();
    const url = made && URL.createObjectURL(made);
    onCleanup(() => url !== undefined && URL.revokeObjectURL(url));
    return url;
  });
  // What was pressed is gone. A screen reader goes on with what there is now.
  createEffect(on(still, () => step.focus(), { defer: true }));
  const name = () => nameOf(props.one);

  function send(blob: Blob): void {
    const file = new File([blob], t("card.fileName"), { type: blob.type });
    files.give(props.one.id, file, mayKeep() ? undefined : "look");
  }
  return (
    <section class="form card-form" data-testid="card">
      <h2>{t("card.title")}</h2>
      <p>{t("card.hidden")}</p>
      <div class="form" ref={step} tabIndex={-1}>
        <Show when={still()} keyed fallback={<Aim onStill={setStill} />}>
          {(blob) => (
            <>
              <img src={address()} alt={t("card.title")} />
              <p>{t("card.look", { name: name() })}</p>
              <Switch
                testId="card-keep"
                label={t("card.keep", { name: name() })}
                lead={t("card.keepLead")}
                on={mayKeep()}
                onChange={setMayKeep}
              />
              <button type="button" class="button wide" data-testid="card-send" onClick={() => send(blob)}>
                {t("card.send")}
              </button>
              <button type="button" class="button plain wide" data-testid="card-again" onClick={() => setStill()}>
                {t("card.again")}
              </button>
            </>
          )}
        </Show>
      </div>
    </section>
  );
}

/** The frame as it stands in CardDialog.css, with a little around it: hands are not steady. */
const FRAME = { share: 0.7, shape: 85.6 / 53.98, around: 0.04 } as const;

/** What of a picture of this shape (width by height) is within the frame. */
function windowIn(shape: number): Window {
  const width = Math.min(1, FRAME.share + 2 * FRAME.around);
  const height = Math.min(1, (FRAME.share * shape) / FRAME.shape + 2 * FRAME.around);
  return { left: (1 - width) / 2, top: (1 - height) / 2, width, height };
}

function Aim(props: { readonly onStill: (still: Blob) => void }): JSX.Element {
  const { media } = useCall();
  const { t } = useLocale();
  /** A device that is held in a hand has a better camera behind, and a program of its own for it. */
  const held = matchMedia("(pointer: coarse)").matches;
  const [finder, setFinder] = createSignal<Finder>();
  const [failed, setFailed] = createSignal(held);
  const [unreadable, setUnreadable] = createSignal(false);
  /** There is a picture to take. */
  const [seeing, setSeeing] = createSignal(false);
  let video!: HTMLVideoElement;
  let input!: HTMLInputElement;
  let over = false;
  onCleanup(() => {
    over = true;
    finder()?.close();
  });
  if (!held)
    void openFinder(media.camera.device).then((opened) => {
      if (over) return opened?.close();
      setFailed(opened === undefined);
      setFinder(opened);
    });
  createEffect(
    on(finder, (opened) => {
      if (opened) video.srcObject = opened.stream;
    }),
  );

  async function take(): Promise<void> {
    const still = await stillOf(video, windowIn(video.videoWidth / video.videoHeight));
    if (still && !over) props.onStill(still);
  }
  async function chosen(): Promise<void> {
    const [file] = input.files ?? [];
    input.value = "";
    if (!file) return;
    const still = await drawAnew(file);
    setUnreadable(still === undefined);
    if (still && !over) props.onStill(still);
  }
  return (
    <Show
      when={!failed()}
      fallback={
        <>
          <p>{t(held ? "card.photoLead" : "card.noCamera")}</p>
          <TextError text={unreadable() ? t("card.unreadable") : undefined} />
          <input
            ref={input}
            type="file"
            accept="image/*"
            capture="environment"
            hidden
            data-testid="card-file"
            onChange={() => void chosen()}
          />
          <button type="button" class="button wide" data-testid="card-photo" onClick={() => input.click()}>
            <Camera width="1.3em" height="1.3em" aria-hidden="true" />
            {t("card.photo")}
          </button>
        </>
      }
    >
      <p>{t("card.aim")}</p>
      <div class="finder">
        <video
          ref={video}
          autoplay
          playsinline
          muted
          data-testid="card-finder"
          aria-label={t("room.you")}
          onLoadedData={() => setSeeing(true)}
        />
        <div class="frame" aria-hidden="true" />
      </div>
      <button
        type="button"
        class="button wide"
        data-testid="card-take"
        disabled={!seeing()}
        onClick={() => void take()}
      >
        <Camera width="1.3em" height="1.3em" aria-hidden="true" />
        {t("card.take")}
      </button>
    </Show>
  );
}
