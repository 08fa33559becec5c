/** What the page and the vault's worker say to each other. */
import type { Vault } from "../room/ports.ts";

export interface Request {
  readonly id: number;
  readonly name: keyof Vault;
  readonly given: readonly unknown[];
}

export type Reply =
  | { readonly id: number; readonly value: unknown; readonly failed?: never }
  | { readonly id: number; readonly failed: true };
