import "./Badges.css";
import { For, type JSX, Show } from "solid-js";
import { useLocale } from "../../site/locale.tsx";
import { phaseOf } from "../../room/both/keeping.ts";
import { type Kind, KINDS } from "../../room/wire/statement.ts";
import { createTogether } from "../parts/createTogether.ts";
import { timeOf } from "../parts/timeOf.ts";

const LABELS = { rec: "REC", live: "LIVE" } as const;

/** A recording or stream that is on. The sentence says whose it is and, if somebody else's, since when. */
interface Kept {
  readonly what: Kind;
  readonly sentence: string;
}

function createKept(): () => readonly Kept[] {
  const { t, language } = useLocale();
  const { together, nameOf } = createTogether();
  return () => {
    const state = together();
    if (!state) return [];
    return KINDS.flatMap((what) => {
      const others = state.keeping.said.filter(({ id }) => phaseOf(state, id, what) === "on");
      const own = state.keeping.own[what] === "on" ? [t(`keeping.${what}Own`)] : [];
      const theirs = others.map(({ id, since }) =>
        t(`keeping.${what}By`, { name: nameOf(id), time: timeOf(since[what], language()) }),
      );
      return [...own, ...theirs].map((sentence) => ({ what, sentence }));
    });
  };
}

/**
 * What `Badges` says, for screen readers. The element is always there, because screen readers announce only changes to
 * a status element that already exists.
 */
export function KeptStatus(): JSX.Element {
  const kept = createKept();
  const sentences = () => kept().map(({ sentence }) => sentence);
  return (
    <p class="hidden" role="status" data-testid="status-kept">
      {sentences().join(" ")}
    </p>
  );
}

/** An orange REC or a blue LIVE for everything that is being recorded or streamed, each with a sentence about it. */
export function Badges(): JSX.Element {
  const kept = createKept();
  return (
    <Show when={kept().length > 0}>
      <ul class="badges">
        <For each={kept()}>
          {({ what, sentence }) => (
            <li>
              <span class="badge" data-kind={what} data-testid={`badge-${what}`}>
                {LABELS[what]}
              </span>
              <span class="words">{sentence}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
