import "../files/Exchanges.css";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import IdCard from "~icons/lucide/id-card";
import type { Identities, Question, Step } from "../../identity/createIdentity.ts";
import { useLocale } from "../../site/locale.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { Turn } from "../parts/Turns.tsx";

const OVER: readonly Step[] = ["withdrawn", "known", "unsure", "failed", "unreachable"];

/** The host asks the person to sign in, so as to show who they are; and how that has ended. */
export function SignInAsked(props: { readonly identities: Identities }): JSX.Element {
  const question = () => props.identities.question();
  const isOver = () => OVER.some((step) => step === question()?.step);
  return (
    <div role="alert">
      <Show when={question()}>
        {(asked) => (
          <Turn is={isOver() ? "notice" : "question"}>
            <Asked identities={props.identities} question={asked()} over={isOver()} />
          </Turn>
        )}
      </Show>
    </div>
  );
}

function Asked(props: {
  readonly identities: Identities;
  readonly question: Question;
  readonly over: boolean;
}): JSX.Element {
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
        <Switch
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
          <Match when={props.question.step === "checking"}>
            <p>{t("identity.checking")}</p>
          </Match>
          <Match when={props.question.step === "withdrawn"}>
            <p>{t("identity.withdrawn")}</p>
          </Match>
          <Match when={props.question.step === "known"}>
            <p>{t("identity.shown", { name: name() })}</p>
          </Match>
          <Match when={props.question.step === "unsure"}>
            <p>{t("identity.unsure")}</p>
          </Match>
          <Match when={props.question.step === "failed"}>
            <p>{t("identity.failed")}</p>
          </Match>
          <Match when={props.question.step === "unreachable"}>
            <p>{t("identity.unreachable", { provider: from() })}</p>
          </Match>
        </Switch>
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
          {t(props.over ? "alert.dismiss" : "files.refuse")}
        </button>
      </div>
    </section>
  );
}
