/** Reads PDFs, apart from the page, by the policy of its own response. */
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
