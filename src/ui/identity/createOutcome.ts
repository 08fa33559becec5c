import type { PeerId } from "../../room/wire/roster.ts";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import type { Identities } from "../../identity/createIdentity.ts";
import { createIdentityOf } from "./identityOf.ts";

/** Gives a function that says what came of asking somebody to sign in; nothing where nobody has. */
export function createOutcome(identities: () => Identities): (peer: PeerId) => string {
  const { t } = useLocale();
  const { nameOf } = createTogether();
  const identityOf = createIdentityOf();
  return (peer) => {
    const [came, name, from] = [identities().answer(peer), nameOf(peer), identities().provider()?.name ?? ""];
    switch (came?.is) {
      case undefined:
        return "";
      case "asked":
        return t("identity.waits", { name });
      case "refused":
        return t("identity.refused", { name });
      case "doubtful":
        return t("identity.doubtful", { name });
      case "unreachable":
        return t("identity.unreachable", { provider: from });
      case "known":
        return t("identity.known", { name, provider: from, identity: identityOf(came.identity) });
    }
  };
}
