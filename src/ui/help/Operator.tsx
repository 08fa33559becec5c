import { createSignal, type JSX, onMount, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import type { Site } from "../../site/siteConfig.ts";

type Operator = NonNullable<Site["operator"]>;

/** Where a press on the helpdesk leads: to the telephone, the program for e-mail, or a page. */
const addressOf = (helpdesk: string): string => {
  if (helpdesk.startsWith("https:")) return helpdesk;
  return helpdesk.includes("@") ? `mailto:${helpdesk}` : `tel:${helpdesk.replace(/[^+\d]/g, "")}`;
};

/** Who runs this site and where one is helped, where the operator says so. `brief`: where one is helped, and no more. */
export function Operator(props: { readonly brief?: boolean }): JSX.Element {
  const { site } = useCall();
  const { t } = useLocale();
  const [operator, setOperator] = createSignal<Operator>();
  onMount(() => void site().then(({ operator: told }) => setOperator(told)));
  return (
    <Show when={operator()}>
      {(who) => (
        <Show
          when={props.brief !== true}
          fallback={<Helpdesk at={who().helpdesk} label={t("operator.brief", { operator: who().name })} />}
        >
          <section data-testid="operator">
            <h2>{t("operator.title")}</h2>
            <p>{who().name}</p>
            <Helpdesk at={who().helpdesk} label={t("operator.helpdesk")} />
            <Page at={who().privacy} label={t("operator.privacy")} />
            <Page at={who().imprint} label={t("operator.imprint")} />
          </section>
        </Show>
      )}
    </Show>
  );
}

function Helpdesk(props: { readonly at: string | undefined; readonly label: string }): JSX.Element {
  return (
    <Show when={props.at}>
      {(helpdesk) => (
        <p data-testid="helpdesk">
          {props.label}{" "}
          <a href={addressOf(helpdesk())} target="_blank" rel="noopener noreferrer">
            {helpdesk().replace(/^https:\/\//, "")}
          </a>
        </p>
      )}
    </Show>
  );
}

function Page(props: { readonly at: string | undefined; readonly label: string }): JSX.Element {
  return (
    <Show when={props.at}>
      {(address) => (
        <p>
          <a href={address()} target="_blank" rel="noopener noreferrer">
            {props.label}
          </a>
        </p>
      )}
    </Show>
  );
}
