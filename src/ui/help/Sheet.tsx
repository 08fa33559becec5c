import "./Guide.css";
import "./Help.css";
import { createSignal, For, type JSX, Show } from "solid-js";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { Screen } from "../parts/Screen.tsx";
import { AllowDialog } from "../allow/AllowDialog.tsx";
import { Operator } from "./Operator.tsx";
import { PrintButton } from "./PrintButton.tsx";

const QUESTIONS = [
  "hear",
  "heard",
  "black",
  "nobody",
  "password",
  "stutter",
  "echo",
  "app",
  "blocked",
  "photo",
  "closed",
  "device",
] as const;
const FACTS = ["media", "words", "name", "address", "logs", "device", "others", "blur", "operator"] as const;
const ACCESS = ["standard", "keyboard", "size", "hear", "gaps", "report"] as const;

const SHEETS = {
  faq: QUESTIONS.map((name) => [`faq.${name}`, `faq.${name}Text`] as const),
  facts: FACTS.map((name) => [`facts.${name}`, `facts.${name}Text`] as const),
  access: ACCESS.map((name) => [`access.${name}`, `access.${name}Text`] as const),
};

/** Headings with a text to each, to be read or printed: what helps where something does not work, what happens to whose data, or who can use it how. */
export function Sheet(props: { readonly of: keyof typeof SHEETS }): JSX.Element {
  const { go } = useCall();
  const { t } = useLocale();
  return (
    <Screen title={t(`${props.of}.title`)} lead={t(`${props.of}.lead`)} onBack={() => go("help")}>
      <PrintButton />
      <div class="card help">
        <For each={SHEETS[props.of]}>
          {([title, text]) => (
            <section>
              <h2>{t(title)}</h2>
              <p>{t(text, { comfort: t("comfort.title") })}</p>
              <Show when={title === "faq.black"}>
                <HowToAllow />
              </Show>
            </section>
          )}
        </For>
        <Operator />
      </div>
    </Screen>
  );
}

/** For whoever helps somebody else, whose browser may be another. */
function HowToAllow(): JSX.Element {
  const { t } = useLocale();
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <button type="button" class="button plain print" data-testid="allow-how" onClick={() => setOpen(true)}>
        {t("allow.title")}
      </button>
      <AllowDialog open={open()} onClose={() => setOpen(false)} />
    </>
  );
}
