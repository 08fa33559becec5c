/** PDFs, by pdf.js. */
import { getDocument, PDFWorker, type RenderTask } from "pdfjs-dist/legacy/build/pdf.mjs";
import dingbats from "pdfjs-dist/standard_fonts/FoxitDingbats.pfb?url";
import symbols from "pdfjs-dist/standard_fonts/FoxitSymbol.pfb?url";
import jbig2 from "pdfjs-dist/wasm/jbig2.wasm?url";
import openjpeg from "pdfjs-dist/wasm/openjpeg.wasm?url";
import type { Paper, Unopened } from "./paper.ts";

/** What pdf.js asks for by name: two fonts that no system is sure to have, and what scanners pack pictures with. */
const BESIDE: Readonly<Record<string, string>> = {
  "FoxitDingbats.pfb": dingbats,
  "FoxitSymbol.pfb": symbols,
  "jbig2.wasm": jbig2,
  "openjpeg.wasm": openjpeg,
};

/** Hands pdf.js what is asked for. Anything else, as the letters of far languages, it does without. */
class Beside {
  async fetch({ filename = "" }: { filename?: string }): Promise<Uint8Array> {
    const url = BESIDE[filename];
    const answer = url === undefined ? undefined : await fetch(url);
    if (!answer?.ok) throw new Error(`there is no ${filename}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/** ms that pdf.js has to put away what it holds. */
const PATIENCE = 1_000;

/** Rejects where the file is no PDF, or its worker is not to be had. */
export async function openPdf(file: Blob): Promise<Paper | Unopened> {
  const data = await file.arrayBuffer();
  const port = new Worker(new URL("./pdf.worker.ts", import.meta.url), { type: "module", name: "pdf" });
  const worker = PDFWorker.create({ port });
  const lost = new Promise<never>((_, reject) => {
    port.addEventListener("error", () => reject(new Error("the worker is gone")), { once: true });
  });
  const task = getDocument({
    data,
    worker,
    // The page's policy makes no script from text.
    isEvalSupported: false,
    useWorkerFetch: false,
    CMapReaderFactory: Beside,
    StandardFontDataFactory: Beside,
    WasmFactory: Beside,
  });
  async function close(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    // The fonts of the file are in the page.
    await Promise.race([task.destroy(), lost, late]).catch(() => undefined);
    worker.destroy();
    port.terminate();
  }
  let rendering: RenderTask | undefined;
  try {
    const pdf = await Promise.race([task.promise, lost]);
    return {
      pages: pdf.numPages,
      async page(number) {
        const page = await Promise.race([pdf.getPage(number), lost]);
        const { width: own, height } = page.getViewport({ scale: 1 });
        return {
          shape: own / height,
          async draw(width) {
            rendering?.cancel();
            const viewport = page.getViewport({ scale: width / own });
            const canvas = document.createElement("canvas");
            canvas.width = Math.round(viewport.width);
            canvas.height = Math.round(viewport.height);
            rendering = page.render({ canvas, viewport });
            try {
              await Promise.race([rendering.promise, lost]);
            } catch (error) {
              canvas.width = 0;
              throw error;
            }
            return canvas;
          },
        };
      },
      close: () => void close(),
    };
  } catch (error) {
    void close();
    if (error instanceof Error && error.name === "PasswordException") return "locked";
    throw error;
  }
}
