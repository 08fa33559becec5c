import type { PeerId } from "../../room/wire/roster.ts";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import type { Identities } from "../../identity/createIdentity.ts";
import type { Identity } from "../../identity/token.ts";
import { isolated } from "../parts/isolated.ts";
import { tagOf } from "../parts/tagOf.ts";

/** Gives a function that says what came of asking somebody to sign in; nothing where nobody has. */
export function createOutcome(identities: () => Identities): (peer: PeerId) => string {
  const { t, language } = useLocale();
  const { nameOf } = createTogether();
  function inWords({ name, born }: Identity): string {
    if (born === undefined) return isolated(name);
    const day = new Intl.DateTimeFormat(tagOf(language()), { dateStyle: "long", timeZone: "UTC" });
    return t("identity.born", { name: isolated(name), date: day.format(new Date(born)) });
  }
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
        return t("identity.known", { name, provider: from, identity: inWords(came.identity) });
    }
  };
}
