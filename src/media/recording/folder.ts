/** Where recordings lie in the origin private file system, and what the page and the writing worker say to each other. */
export const FOLDER = "recordings";

export type Order =
  | { readonly type: "open"; readonly id: string }
  | { readonly type: "write"; readonly bytes: ArrayBuffer }
  | { readonly type: "close" };

/** One for each order, in order. */
export type Report = { readonly type: "done" } | { readonly type: "failed" };
