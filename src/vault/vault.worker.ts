import sodium from "libsodium-wrappers";
import { makeSecrets, type Secrets } from "./secrets.ts";
import type { Reply, Request } from "./calls.ts";

/** The only place where libsodium runs and where secrets live. Calls are answered one by one, in order. */
declare const self: DedicatedWorkerGlobalScope;

const ready = sodium.ready.then(() => makeSecrets(sodium, () => performance.timeOrigin + performance.now()));

self.onmessage = ({ data }: MessageEvent<Request>) => {
  void ready
    .then((secrets) => call(secrets, data))
    .then(
      (value): Reply => ({ id: data.id, value }),
      (): Reply => ({ id: data.id, failed: true }),
    )
    .then((reply) => self.postMessage(reply));
};

function call(secrets: Secrets, { name, given }: Request): unknown {
  const method = secrets[name] as (...given: readonly unknown[]) => unknown;
  return method(...given);
}
