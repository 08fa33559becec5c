import "../files/Exchanges.css";
import { createSignal, type JSX, Show } from "solid-js";
import IdCard from "~icons/lucide/id-card";
import type { Identities, Question, Step } from "../../identity/createIdentity.ts";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { Turn } from "../parts/Turns.tsx";

/** What is said once the person has signed in, or it is over in another way. */
const SENTENCES: Readonly<Partial<Record<Step, TextKey>>> = {
  checking: "identity.checking",
  withdrawn: "identity.withdrawn",
  known: "identity.shown",
  unsure: "identity.unsure",
  failed: "identity.failed",
  unreachable: "identity.unreachable",
};
const isOver = (step: Step): boolean => step !== "checking" && step in SENTENCES;

/** The host asks the person to sign in, so as to show who they are; and how that has ended. */
export function SignInAsked(props: { readonly identities: Identities }): JSX.Element {
  const question = () => props.identities.question();
  const over = () => isOver(question()?.step ?? "preparing");
  return (
    <div role="alert">
      <Show when={question()}>
        {(asked) => (
          <Turn is={over() ? "notice" : "question"}>
            <Asked identities={props.identities} question={asked()} />
          </Turn>
        )}
      </Show>
    </div>
  );
}

function Asked(props: { readonly identities: Identities; readonly question: Question }): JSX.Element {
  const { t } = useLocale();
  const { nameOf } = createTogether();
  /** The address of the tab that was opened to sign in. */
  const [left, setLeft] = createSignal<string>();
  const away = () => left() !== undefined && left() === props.question.url;
  const name = () => nameOf(props.question.by);
  const from = () => props.identities.provider()?.name ?? "";
  return (
    <section
      class="banner exchange"
      data-testid="sign-in-asked"
      data-step={props.question.step}
      aria-label={t("identity.title")}
    >
      <IdCard width="1.8em" height="1.8em" aria-hidden="true" />
      <div class="said">
        <Show
          when={SENTENCES[props.question.step]}
          fallback={
            <>
              <p class="who">{t("identity.asks", { name: name() })}</p>
              <Show when={!away()} fallback={<p class="warning">{t("identity.away")}</p>}>
                <p class="warning">{t("identity.asksLead", { provider: from() })}</p>
                <p class="tip">{t("identity.opens")}</p>
              </Show>
            </>
          }
        >
          {(sentence) => <p>{t(sentence(), { name: name(), provider: from() })}</p>}
        </Show>
      </div>
      <div class="actions">
        <Show when={props.question.url}>
          {(url) => (
            // A link, since a browser may open no tab from a script.
            <a
              class="button"
              data-testid="sign-in"
              href={url()}
              target="_blank"
              rel="noopener"
              onClick={() => setLeft(url())}
            >
              {t("identity.signIn")}
            </a>
          )}
        </Show>
        <button type="button" class="button plain" data-testid="sign-in-close" onClick={() => props.identities.close()}>
          {t(isOver(props.question.step) ? "alert.dismiss" : "files.refuse")}
        </button>
      </div>
    </section>
  );
}
