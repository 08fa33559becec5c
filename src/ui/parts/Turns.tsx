import "./Turns.css";
import {
  createContext,
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

/**
 * What is said over a call. Somebody waits for the answer to a question; a grave alert may be a reason to stop talking; any other
 * can wait for these two, and a notice for all.
 */
export type Saying = "question" | "grave" | "alert" | "notice";

interface Item {
  readonly is: Saying;
  /** Among those of its kind, the lowest first. */
  readonly place: number;
}

interface Queue {
  join(item: Item): void;
  leave(item: Item): void;
  shows(item: Item): boolean;
  /** Moves the focus from what has just been answered to what comes after it. */
  goOn(): void;
}

const QueueContext = createContext<Queue>();
const KINDS: readonly Saying[] = ["question", "grave", "alert", "notice"];

/**
 * Shows one of the `Turn`s in it at a time, and a question together with a grave alert, so that they do not pile up over the
 * picture; and how many there are besides, with a way to see the next. What comes anew begins with the first again.
 */
export function Turns(props: ParentProps): JSX.Element {
  const locale = useLocale();
  const [items, setItems] = createSignal<readonly Item[]>([]);
  /** Passed over by the person, who wanted to see the next. */
  const [passed, setPassed] = createSignal<readonly Item[]>([]);
  let turns!: HTMLDivElement;

  const left = () => items().filter((item) => !passed().includes(item));
  const shown = createMemo(() => {
    const first = [...left()].sort((a, b) => a.place - b.place);
    const [question, grave, alert, notice] = KINDS.map((kind) => first.find(({ is }) => is === kind));
    const now = question || grave ? [question, grave] : [alert ?? notice];
    return now.filter((item) => item !== undefined);
  });
  const others = () => items().length - shown().length;

  const queue: Queue = {
    join(item) {
      setPassed([]);
      setItems((before) => [...before, item]);
    },
    leave: (item) => void setItems((before) => before.filter((other) => other !== item)),
    shows: (item) => shown().includes(item),
    goOn() {
      queueMicrotask(() => {
        const next = turns.querySelector<HTMLElement>(".turn:not([hidden])");
        (next ?? turns.closest("dialog") ?? document.querySelector<HTMLElement>("#main h1"))?.focus();
      });
    },
  };

  function pass(): void {
    const after = [...passed(), ...shown()];
    setPassed(items().every((item) => after.includes(item)) ? [] : after);
    queue.goOn();
  }

  return (
    <div class="turns" ref={turns}>
      <QueueContext.Provider value={queue}>{props.children}</QueueContext.Provider>
      <Show when={others() > 0}>
        <button type="button" class="button plain others" data-testid="others" onClick={pass}>
          <Bell width="1.4em" height="1.4em" aria-hidden="true" />
          <span class="count" aria-hidden="true">
            {others()}
          </span>
          <span class="words">{plural(locale, "alert.more", others())}</span>
        </button>
      </Show>
    </div>
  );
}

/**
 * One thing that is said, for as long as it is there. Outside `Turns` it is shown at once. `place`: among those of its kind, the
 * lowest first.
 */
export function Turn(props: ParentProps<{ readonly is: Saying; readonly place?: number }>): JSX.Element {
  const queue = useContext(QueueContext);
  return (
    <Show when={queue} fallback={props.children}>
      {(given) => <Queued queue={given()} {...props} />}
    </Show>
  );
}

function Queued(
  props: ParentProps<{ readonly queue: Queue; readonly is: Saying; readonly place?: number }>,
): JSX.Element {
  const item: Item = {
    get is() {
      return props.is;
    },
    get place() {
      return props.place ?? 0;
    },
  };
  let turn!: HTMLDivElement;
  onMount(() => props.queue.join(item));
  onCleanup(() => {
    props.queue.leave(item);
    if (turn.contains(document.activeElement)) props.queue.goOn();
  });
  return (
    // It can be focused, so that a screen reader reads on here; its buttons are not, lest a second press answers them too.
    <div class="turn" ref={turn} tabIndex={-1} hidden={!props.queue.shows(item)}>
      {props.children}
    </div>
  );
}
