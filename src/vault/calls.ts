/** The messages between the page and the vault's worker. */
import type { Vault } from "../room/ports.ts";

/** One call: `given` holds the arguments for the vault's method `name`. */
export interface Request {
  readonly id: number;
  readonly name: keyof Vault;
  readonly given: readonly unknown[];
}

/** The answer to the request with the same `id`. A failure carries no details, because they could be secret. */
export type Reply =
  | { readonly id: number; readonly value: unknown; readonly failed?: never }
  | { readonly id: number; readonly failed: true };
