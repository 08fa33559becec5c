import type { Projector } from "./projector.ts";

/** What is leafed through while others watch: the pages of a PDF, or one picture. */
export interface Paper {
  readonly pages: number;
  /** The page with this number, of which the first has 1. Rejects where the file is broken there. */
  page(number: number): Promise<PaperPage>;
  /** Frees what it holds. Nothing may be asked of it afterwards. */
  close(): void;
}

/** One page of a paper. */
export interface PaperPage {
  /** Width by height. */
  readonly shape: number;
  /** The whole page, so many pixels wide. Rejects where it cannot be drawn, or another drawing is begun meanwhile. */
  draw(width: number): Promise<HTMLCanvasElement>;
}

/** Why a file cannot be leafed through. "locked": it is a PDF that asks for a password. */
export type Unopened = "locked" | "unreadable";

/** A paper, and what shows it to the others. */
export interface Sheet {
  readonly paper: Paper;
  readonly projector: Projector;
}
