/** Who people show that they are. */
import type { Answer, Step } from "../../src/identity/createIdentity.ts";
import { aCall, aClientsCall, ADDRESS, aPerson, together } from "../fixtures/states.ts";
import { each, picture, type Pictures, prefixed } from "../picture.ts";

const NAME = "Bartholomeus-Emmanuel";
const client = together(aClientsCall(), [aPerson(ADDRESS, { name: NAME })]);
const host = together(aCall(), [aPerson("ann", { name: NAME })]);
const URL = "https://inloggen.example/";

const STEPS = [
  "preparing",
  "ready",
  "checking",
  "withdrawn",
  "known",
  "unsure",
  "unreachable",
  "failed",
] as const satisfies readonly Step[];
const ANSWERS = ["asked", "refused", "doubtful", "unreachable"] as const;

const answered = (answer: Answer) => picture({ state: host, identities: { answer } });
const born = { name: "Maria-Theresia Vandenbroeck-Van den Bossche", born: "1942-02-28" };

export const identities: Pictures = {
  ...prefixed(
    "sign-in",
    each(STEPS, (step) =>
      picture({
        state: client,
        identities: { question: { by: ADDRESS, step, ...(step === "ready" ? { url: URL } : {}) } },
      }),
    ),
  ),
  ...prefixed(
    "signed-in",
    each(ANSWERS, (is) => answered({ is })),
  ),
  "signed-in-asked-dialog": picture({ state: host, identities: { answer: { is: "asked" } } }, async ({ press }) =>
    press("person-menu"),
  ),
  "signed-in-known": answered({ is: "known", identity: born }),
  "signed-in-dialog": picture(
    { state: host, identities: { answer: { is: "known", identity: born } } },
    async ({ press }) => press("person-menu"),
  ),
};
