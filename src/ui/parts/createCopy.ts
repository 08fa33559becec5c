import { type Accessor, createSignal } from "solid-js";
import { useLocale } from "../../site/locale.tsx";

/**
 * Puts a text on the clipboard, or `html` for programs that take that, and says what came of it: that it can be pasted
 * now, or how to copy by hand where the browser does not let a page do so.
 */
export function createCopy(): { copy: (text: string, html?: string) => Promise<void>; said: Accessor<string> } {
  const { t } = useLocale();
  const [how, setHow] = createSignal<"copied" | "byHand">();
  return {
    async copy(text, html) {
      setHow(undefined);
      const done = await write(text, html).then(
        () => "copied" as const,
        () => "byHand" as const,
      );
      setHow(done);
    },
    said() {
      const done = how();
      return done ? t(`invite.${done}`) : "";
    },
  };
}

/** Rejects where the browser refuses. One that knows no other form gets the text. */
async function write(text: string, html?: string): Promise<void> {
  if (html === undefined || !("ClipboardItem" in globalThis)) return navigator.clipboard.writeText(text);
  const [plain, rich] = [new Blob([text], { type: "text/plain" }), new Blob([html], { type: "text/html" })];
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": plain, "text/html": rich })]);
}
