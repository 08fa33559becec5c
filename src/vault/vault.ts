import type { Vault } from "../room/ports.ts";
import { callWorker } from "../rpc/rpc.ts";

/** Starts the vault's worker, and another one where it has died. Its calls reject as `callWorker` says; `missing` as there. */
export function makeVault(missing: () => void): Vault {
  return callWorker<Vault>(
    () => new Worker(new URL("./vault.worker.ts", import.meta.url), { type: "module", name: "vault" }),
    missing,
  );
}
