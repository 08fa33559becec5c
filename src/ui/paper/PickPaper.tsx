import { createSignal, type JSX, onCleanup } from "solid-js";
import BookOpen from "~icons/lucide/book-open";
import { openPaper } from "../../paper/openPaper.ts";
import type { Unopened } from "../../paper/paper.ts";
import { makeProjector } from "../../paper/projector.ts";
import { useLocale } from "../../site/locale.tsx";
import { companyOf } from "../parts/companyOf.ts";
import { createTogether } from "../parts/createTogether.ts";
import { TextError } from "../parts/TextError.tsx";
import { useCall } from "../useCall.tsx";

/** A button to choose a PDF or a photo, which is then shown to the others page by page. `onDone`: it is being shown. */
export function PickPaper(props: { readonly onDone: () => void }): JSX.Element {
  const { setShown } = useCall();
  const { t } = useLocale();
  const { ids } = createTogether();
  const [opening, setOpening] = createSignal(false);
  const [problem, setProblem] = createSignal<Unopened>();
  let over = false;
  onCleanup(() => (over = true));
  let disk!: HTMLInputElement;

  async function chosen(): Promise<void> {
    const [file] = disk.files ?? [];
    // The same one can be chosen again.
    disk.value = "";
    if (!file || opening()) return;
    setProblem(undefined);
    setOpening(true);
    const isStillThere = companyOf(ids);
    const paper = await openPaper(file);
    setOpening(false);
    if (typeof paper === "string") return void setProblem(paper);
    // The person may have gone elsewhere, or the call be over.
    if (over || !isStillThere()) return paper.close();
    const projector = makeProjector();
    setShown({ track: projector.track, sheet: { paper, projector } });
    props.onDone();
  }

  return (
    <>
      <TextError text={problem() && t(`show.${problem()!}`)} />
      {/* A browser's own button for files says more than it does, and that in the language of the system. */}
      <input
        ref={disk}
        type="file"
        accept="application/pdf,image/*"
        hidden
        data-testid="paper-disk"
        onChange={() => void chosen()}
      />
      <button type="button" class="button" data-testid="choose-paper" onClick={() => disk.click()}>
        <BookOpen width="1.3em" height="1.3em" aria-hidden="true" />
        {t("show.choosePaper")}
      </button>
      <p role="status">{opening() ? t("busy") : ""}</p>
    </>
  );
}
