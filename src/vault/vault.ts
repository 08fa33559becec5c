import type { Reply, Request } from "./calls.ts";
import type { Vault } from "../room/ports.ts";

/** ms until a call has failed: far more than two derivations take on a slow phone. */
const PATIENCE = 60_000;

/** A call failed in the vault, or the vault has stopped. It carries no details, because they could be secret. */
export class VaultError extends Error {
  override readonly name = "VaultError";
}

/**
 * Starts the vault's worker. A call rejects with `VaultError` where it fails in the worker, where a minute passes
 * without an answer, and always once the worker has stopped. `missing` is called when the worker's script could not be
 * fetched, so that only reloading the page can help.
 */
export function makeVault(missing: () => void): Vault {
  const worker = new Worker(new URL("./vault.worker.ts", import.meta.url), { type: "module", name: "vault" });
  const pending = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: VaultError) => void; patience: ReturnType<typeof setTimeout> }
  >();
  let dead = false;
  let calls = 0;

  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const call = settle(data.id);
    if (data.failed) call?.reject(new VaultError("a call to the vault failed"));
    else call?.resolve(data.value);
  };
  worker.onerror = worker.onmessageerror = (event: Event) => {
    dead = true;
    // An error in the script comes with a message, a script that was not found without one (HTML, "run a worker").
    if (!("message" in event)) missing();
    for (const id of pending.keys()) settle(id)?.reject(new VaultError("the vault's worker stopped"));
  };

  function settle(id: number) {
    const call = pending.get(id);
    pending.delete(id);
    clearTimeout(call?.patience);
    return call;
  }

  const ask =
    (name: keyof Vault) =>
    (...given: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(new VaultError("the vault's worker stopped"));
        const id = ++calls;
        // A worker that the system has stopped sends no error.
        const patience = setTimeout(() => settle(id)?.reject(new VaultError("the vault does not answer")), PATIENCE);
        pending.set(id, { resolve, reject, patience });
        worker.postMessage({ id, name, given } satisfies Request);
      });

  return new Proxy({} as Vault, { get: (_, name) => ask(name as keyof Vault) });
}
