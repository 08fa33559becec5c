import type { Exchange } from "../../files/exchange.ts";
import { type Locale, type TextKey, useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { isolated } from "../parts/isolated.ts";

/** What is said of an exchange. */
export interface Sayings {
  /** How far it is, in a sentence. */
  saying(one: Exchange): string;
  /** The other person's name, as it was where they have left. */
  nameOf(one: Exchange): string;
}

/** Reads the room from the nearest `CallContext`. Needs a Solid owner. */
export function createSaying(): Sayings {
  const locale = useLocale();
  const together = createTogether();
  const nameOf = ({ peer, name }: Exchange) => {
    if (together.person(peer)) return together.nameOf(peer);
    return name ? isolated(name) : locale.t("room.other");
  };
  return { nameOf, saying: (one) => howItGoes(locale, one, nameOf(one)) };
}

/** How far an exchange is, in a sentence. `name`: of the other person, as it stands in sentences. */
function howItGoes({ t }: Pick<Locale, "t">, one: Exchange, name: string): string {
  const file = isolated(one.file?.name ?? "");
  const ours = one.by === "us";
  const ofCard = one.card && sayingOfCard(one);
  if (ofCard) return t(ofCard, { name });
  switch (one.phase) {
    case "asked":
      return t(ours ? "files.asks" : "files.waitsAnswer", { name });
    case "telling":
      return t("files.tells");
    case "offered":
      return ours ? t("files.waitsYes", { name }) : t("files.offers", { name });
    case "moving":
      return t(ours ? "files.out" : "files.into", { file });
    case "done":
      return t(ours ? "files.arrived" : "files.received", { file });
    case "refused":
      return t(ours ? "files.refused" : "files.askRefused", { name });
    case "noRoom":
      return ours ? t("files.noRoomThere", { name }) : t("files.noRoom");
    case "stopped":
      return t("files.stopped", { name });
    case "failed":
      return t("files.failed", { name });
    case "unreadable":
      return t("files.unreadable");
    case "cut":
      return t("files.cut", { file });
    case "broken":
      return t("files.broken");
  }
}

/** Whoever has asked for a card, or shows theirs, knows nothing of files. */
function sayingOfCard({ phase, by, file }: Exchange): TextKey | undefined {
  const ours = by === "us";
  if (phase === "asked") return ours ? "card.asks" : "card.waits";
  if (phase === "done" && ours) return file?.look ? "card.arrivedLook" : "card.arrived";
  if (phase === "done") return "card.received";
  return phase === "refused" && !ours ? "card.refused" : undefined;
}
