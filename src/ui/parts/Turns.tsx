import "./Turns.css";
import {
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  onCleanup,
  onMount,
  type ParentProps,
  Show,
  useContext,
} from "solid-js";
import Bell from "~icons/lucide/bell";
import { useLocale } from "../../site/locale.tsx";
import { plural } from "../../site/plural.ts";
import { heading } from "./heading.ts";

/**
 * What is said over a call. Somebody waits for the answer to a question; a grave alert may be a reason to stop talking; any other
 * can wait for these two, and a notice for all.
 */
export type Saying = "question" | "grave" | "alert" | "notice";

interface Said {
  readonly is: Saying;
  /** Among those of its kind, the lowest first. */
  readonly rank: number;
}

interface Queue {
  join(said: Said): void;
  leave(said: Said): void;
  shows(said: Said): boolean;
  /** Moves the focus from what is gone to what is shown now. */
  goOn(): void;
}

const QueueContext = createContext<Queue>();
const KINDS: readonly Saying[] = ["question", "grave", "alert", "notice"];

/**
 * Shows one of the `Turn`s in it at a time, and a question together with a grave alert, so that they do not pile up over the
 * picture; and how many there are besides, with a way to see the next. What is shown stays until it is answered or passed over,
 * unless something of a more pressing kind comes; a notice also gives way to one of a lower rank.
 */
export function Turns(props: ParentProps): JSX.Element {
  const locale = useLocale();
  const [all, setAll] = createSignal<readonly Said[]>([]);
  /** What the person has passed over, to see the next. */
  const [passed, setPassed] = createSignal<readonly Said[]>([]);
  /** What comes together with it is ranked before any of it is shown. */
  let coming: readonly Said[] = [];
  let turns!: HTMLDivElement;

  const shown = createMemo<readonly Said[]>((before) => {
    const left = all().filter((said) => !passed().includes(said));
    const ranked = (left.length > 0 ? [...left] : [...all()]).sort((a, b) => a.rank - b.rank);
    const [question, grave, alert, notice] = KINDS.map((kind) => {
      const ofKind = ranked.filter(({ is }) => is === kind);
      // Not so a notice, which may be one that nobody can close.
      return ofKind.find((said) => kind !== "notice" && before.includes(said)) ?? ofKind[0];
    });
    const now = question || grave ? [question, grave] : [alert ?? notice];
    return now.filter((said) => said !== undefined);
  }, []);
  const others = () => all().length - shown().length;
  const howMany = () => (others() > 0 ? plural(locale, "alert.more", others()) : "");

  const queue: Queue = {
    join(said) {
      if (coming.length === 0) queueMicrotask(takeIn);
      coming = [...coming, said];
    },
    leave(said) {
      coming = coming.filter((other) => other !== said);
      setAll((before) => before.filter((other) => other !== said));
      setPassed((before) => before.filter((other) => other !== said));
    },
    shows: (said) => shown().includes(said),
    goOn() {
      queueMicrotask(() => {
        if (!turns.isConnected) return;
        const next = turns.querySelector<HTMLElement>(".turn:not([hidden])");
        (next ?? turns.closest("dialog") ?? heading())?.focus();
      });
    },
  };

  function takeIn(): void {
    const grade = ({ is }: Said) => KINDS.indexOf(is);
    const isPressing = coming.some((said) => shown().every((other) => grade(said) < grade(other)));
    if (isPressing) setPassed([]);
    setAll((before) => [...before, ...coming]);
    coming = [];
  }

  function pass(): void {
    const after = [...passed(), ...shown()];
    setPassed(all().every((said) => after.includes(said)) ? [] : after);
    queue.goOn();
  }

  return (
    <div class="turns" ref={turns}>
      <QueueContext.Provider value={queue}>{props.children}</QueueContext.Provider>
      <p class="hidden" role="status">
        {howMany()}
      </p>
      <Show when={others() > 0}>
        <button type="button" class="button plain others" data-testid="others" onClick={pass}>
          <Bell width="1.4em" height="1.4em" aria-hidden="true" />
          <span class="count" aria-hidden="true">
            {others()}
          </span>
          <span class="words">{howMany()}</span>
        </button>
      </Show>
    </div>
  );
}

/**
 * One thing that is said, for as long as it is there. Outside `Turns` it is shown at once. `rank`: among those of its kind, the
 * lowest first; 0 if it is left out.
 */
export function Turn(props: ParentProps<{ readonly is: Saying; readonly rank?: number }>): JSX.Element {
  const queue = useContext(QueueContext);
  return (
    <Show when={queue} fallback={props.children}>
      {(given) => <Queued queue={given()} {...props} />}
    </Show>
  );
}

function Queued(
  props: ParentProps<{ readonly queue: Queue; readonly is: Saying; readonly rank?: number }>,
): JSX.Element {
  const said: Said = {
    get is() {
      return props.is;
    },
    get rank() {
      return props.rank ?? 0;
    },
  };
  let turn!: HTMLDivElement;
  const hasFocus = () => turn.contains(document.activeElement);
  onMount(() => props.queue.join(said));
  createEffect(() => {
    if (!props.queue.shows(said) && hasFocus()) props.queue.goOn();
  });
  onCleanup(() => {
    if (hasFocus()) props.queue.goOn();
    props.queue.leave(said);
  });
  return (
    // It takes the focus itself, so that a screen reader reads on here, and no button of it, lest a second press answers that too.
    <div class="turn" ref={turn} tabIndex={-1} hidden={!props.queue.shows(said)}>
      {props.children}
    </div>
  );
}
