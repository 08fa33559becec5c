import type { PeerId } from "../../room/wire/roster.ts";
import "./Consents.css";
import { For, type JSX, Show } from "solid-js";
import Circle from "~icons/lucide/circle-dot";
import Radio from "~icons/lucide/radio";
import { Dynamic } from "solid-js/web";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { answerOf, asked, phaseOf } from "../../room/both/keeping.ts";
import { type Kind, KINDS } from "../../room/wire/statement.ts";
import { createTogether } from "../parts/createTogether.ts";
import { Turn } from "../parts/Turns.tsx";

const ICONS = { rec: Circle, live: Radio };

/** Asks the person here whether others may record or stream the call. */
export function Consents(): JSX.Element {
  const { together } = createTogether();
  /** Strings, because <For> compares its items by identity: a question that is still open keeps its element. */
  const questions = () => {
    const state = together();
    return state ? asked(state).map(({ id, what }) => `${what} ${id}`) : [];
  };
  return (
    <div role="alert">
      <For each={questions()}>
        {(key) => (
          <Turn is="question">
            <Question {...parsed(key)} />
          </Turn>
        )}
      </For>
    </div>
  );
}

/** What the person here has agreed to, which can be withdrawn at any time. */
export function Agreements(): JSX.Element {
  const { together } = createTogether();
  const agreed = () => {
    const state = together();
    if (!state) return [];
    return state.keeping.said.flatMap(({ id }) =>
      KINDS.filter((what) => phaseOf(state, id, what) !== "off" && answerOf(state, state.self, id, what)?.yes).map(
        (what) => `${what} ${id}`,
      ),
    );
  };
  return <For each={agreed()}>{(key) => <Agreed {...parsed(key)} />}</For>;
}

interface About {
  readonly what: Kind;
  readonly id: PeerId;
}

function parsed(key: string): About {
  const [what, id] = key.split(" ");
  return { what: what as Kind, id: id! };
}

function Question(props: About): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const { nameOf } = createTogether();
  return (
    <section class="banner consent" data-testid="consent" data-kind={props.what}>
      <Dynamic component={ICONS[props.what]} width="1.8em" height="1.8em" aria-hidden="true" />
      <p>{t(`keeping.${props.what}Asks`, { name: nameOf(props.id) })}</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          data-testid="consent-yes"
          onClick={() => room.answer(props.id, props.what, true)}
        >
          {t("keeping.yes")}
        </button>
        <button
          type="button"
          class="button plain"
          data-testid="consent-no"
          onClick={() => room.answer(props.id, props.what, false)}
        >
          {t("keeping.no")}
        </button>
      </div>
    </section>
  );
}

function Agreed(props: About): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const { together } = createTogether();
  const waiting = () => {
    const state = together();
    return state !== undefined && phaseOf(state, props.id, props.what) === "asking";
  };
  return (
    <p class="banner agreed">
      <Show when={waiting()}>
        <span>{t("keeping.waiting")}</span>
      </Show>
      <button
        type="button"
        class="button plain"
        data-testid="consent-withdraw"
        onClick={() => room.answer(props.id, props.what, false)}
      >
        {t(`keeping.${props.what}Withdraw`)}
      </button>
    </p>
  );
}
