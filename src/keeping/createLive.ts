import { type Accessor, createEffect, createSignal, on } from "solid-js";
import type { LiveProblem, LiveTarget } from "./live.ts";
import type { Part } from "./scene/scene.ts";
import { openScene, ownPhase } from "./createParts.ts";
import type { Room } from "../call/createRoom.ts";
import { retrying } from "../site/loading.ts";
import { togetherOf } from "../room/select.ts";

/** The live stream that this browser makes. */
export interface Live {
  /** Whether the site allows streaming; false until it is known. */
  readonly allowed: Accessor<boolean>;
  readonly streaming: Accessor<boolean>;
  readonly problem: Accessor<LiveProblem | undefined>;
  /** Sets where to stream to, once everybody has agreed. */
  aim(target: LiveTarget): void;
}

/**
 * Streams `parts` while everybody in the room agrees. Somebody who comes in stops the stream until they agree too. A
 * stream that fails is a `problem`, and is withdrawn in the room. Needs a Solid owner.
 */
export function createLive(
  room: Room,
  parts: Accessor<readonly Part[]>,
  config: () => Promise<{ readonly live: boolean }>,
): Live {
  const [allowed, setAllowed] = createSignal(false);
  const [streaming, setStreaming] = createSignal(false);
  const [problem, setProblem] = createSignal<LiveProblem>();
  const phase = ownPhase(room, "live");
  let target: LiveTarget | undefined;
  let stop: (() => void) | undefined;
  /** Incremented at each start and end, so that a scene that is ready too late is not streamed. */
  let turn = 0;

  function end(): void {
    turn += 1;
    stop?.();
    stop = undefined;
    setStreaming(false);
  }

  async function begin(to: LiveTarget): Promise<void> {
    const mine = ++turn;
    setProblem(undefined);
    const ended = (what: LiveProblem): void => {
      setProblem(what);
      room.keep("live", false);
    };
    const opening = openScene(parts);
    const { startLive } = await retrying(() => import("./live.ts"));
    const scene = await opening.catch(() => undefined);
    if (turn !== mine) return scene?.close();
    if (!scene) return ended("device");
    const live = startLive(scene.stream, to, { started: () => setStreaming(true), ended });
    stop = () => {
      void live.stop();
      scene.close();
    };
  }

  createEffect(
    on(phase, (now) => {
      end();
      if (now === "on" && target) void begin(target);
    }),
  );
  createEffect(() => {
    // Fetched only during a call, because the first page does not need it.
    if (togetherOf(room.state()) && !allowed()) void config().then(({ live }) => setAllowed(live));
  });
  return {
    allowed,
    streaming,
    problem,
    aim(next) {
      target = next;
    },
  };
}
