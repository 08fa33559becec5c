import { type JSX, Show } from "solid-js";
import type { Identities } from "../../identity/createIdentity.ts";
import type { PeerId } from "../../room/wire/roster.ts";
import { useLocale } from "../../site/locale.tsx";
import { AskNamed } from "../dialogs/AskNamed.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { createOutcome } from "./createOutcome.ts";

/** By which the host asks who somebody is, where the site has a provider that says so; and what came of it. */
export function AskToSignIn(props: {
  readonly identities: Identities;
  readonly id: PeerId;
  readonly onAsked: () => void;
}): JSX.Element {
  const { t } = useLocale();
  const { nameOf } = createTogether();
  const outcome = createOutcome(() => props.identities);
  function ask(): void {
    props.identities.ask(props.id);
    props.onAsked();
  }
  return (
    <Show when={props.identities.provider()}>
      {(from) => (
        <>
          <Show
            when={props.identities.answer(props.id)?.is === "asked"}
            fallback={
              <AskNamed
                testId="ask-to-sign-in"
                title={t("identity.ask")}
                lead={t("identity.askLead", { name: nameOf(props.id), provider: from().name })}
                problem={t("identity.nameless")}
                onAsk={ask}
              />
            }
          >
            <button
              type="button"
              class="button plain"
              data-testid="ask-no-more"
              onClick={() => props.identities.callOff(props.id)}
            >
              {t("identity.callOff")}
            </button>
          </Show>
          <p role="status" data-testid="signed-in-as">
            {outcome(props.id)}
          </p>
        </>
      )}
    </Show>
  );
}
