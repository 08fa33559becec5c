import type { Identity } from "../../identity/token.ts";
import { useLocale } from "../../site/locale.tsx";
import { isolated } from "../parts/isolated.ts";

/** Gives a function that says in words who somebody is. */
export function createIdentityOf(): (identity: Identity) => string {
  const { t, language } = useLocale();
  return ({ name, born }) => {
    if (born === undefined) return isolated(name);
    const date = new Date(`${born}T00:00:00Z`).toLocaleDateString(language(), { dateStyle: "long", timeZone: "UTC" });
    return t("identity.born", { name: isolated(name), date });
  };
}
