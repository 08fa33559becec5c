import sodium from "libsodium-wrappers";
import { answers } from "../rpc/rpc.ts";
import { makeSecrets } from "./secrets.ts";

/** The only place where libsodium runs and where secrets live. */
declare const self: DedicatedWorkerGlobalScope;

const secrets = sodium.ready.then(() => makeSecrets(sodium, () => performance.timeOrigin + performance.now()));
// Details of an error could be secret.
const untold = () => ({ name: "OperationError", message: "a call to the vault failed" });

self.onmessage = answers(secrets, untold, (reply) => self.postMessage(reply));
