import { createSignal, type JSX, Show } from "solid-js";
import Camera from "~icons/lucide/camera";
import FileUp from "~icons/lucide/file-up";
import { useLocale } from "../../site/locale.tsx";
import { LARGEST } from "../../files/exchange.ts";
import { TextError } from "../parts/TextError.tsx";

/**
 * Buttons to take a photo, on devices that are held in a hand, and to choose a file. Says so where it is too large. `onPress`: the person
 * begins to choose, which takes a while.
 */
export function PickFile(props: { readonly onFile: (file: File) => void; readonly onPress?: () => void }): JSX.Element {
  const { t } = useLocale();
  const [tooLarge, setTooLarge] = createSignal(false);
  let camera!: HTMLInputElement;
  let disk!: HTMLInputElement;

  function press(input: HTMLInputElement): void {
    props.onPress?.();
    input.click();
  }

  function chosen(input: HTMLInputElement): void {
    const [file] = input.files ?? [];
    // The same one can be chosen again.
    input.value = "";
    if (!file) return;
    setTooLarge(file.size > LARGEST);
    if (file.size <= LARGEST) props.onFile(file);
  }

  return (
    <>
      <TextError text={tooLarge() ? t("files.tooLarge") : undefined} />
      {/* A browser's own button for files says more than it does, and that in the language of the system. */}
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        data-testid="file-camera"
        onChange={(event) => chosen(event.currentTarget)}
      />
      <input ref={disk} type="file" hidden data-testid="file-disk" onChange={(event) => chosen(event.currentTarget)} />
      <Show when={matchMedia("(pointer: coarse)").matches}>
        <button type="button" class="button" data-testid="take-photo" onClick={() => press(camera)}>
          <Camera width="1.3em" height="1.3em" aria-hidden="true" />
          {t("files.photo")}
        </button>
      </Show>
      <button type="button" class="button" data-testid="choose-file" onClick={() => press(disk)}>
        <FileUp width="1.3em" height="1.3em" aria-hidden="true" />
        {t("files.choose")}
      </button>
    </>
  );
}
