import { type Accessor, createEffect, createSignal, on, onMount } from "solid-js";
import type { Recorder, RecordingProblem } from "../media/recording/recorder.ts";
import type { Stored } from "../media/recording/store.ts";
import type { Part, Scene } from "../media/scene/scene.ts";
import type { Room } from "./createRoom.ts";
import { openScene, ownPhase } from "./createParts.ts";
import { retrying } from "./retrying.ts";

/** The recording that this browser makes, and those that are still on the device. */
export interface Recording {
  /** Recorded time, ms, and size, while one is made. */
  readonly progress: Accessor<{ readonly ms: number; readonly bytes: number } | undefined>;
  readonly problem: Accessor<RecordingProblem | undefined>;
  readonly kept: Accessor<readonly Stored[]>;
  /** Hands the finished file to the browser's downloads. */
  save(id: string): Promise<void>;
  discard(id: string): Promise<void>;
}

interface Running {
  readonly scene: Pick<Scene, "close">;
  readonly recorder: Recorder;
}

/** Records while everybody agrees: begins, pauses and ends with what the room says of it. */
export function createRecording(room: Room, parts: Accessor<readonly Part[]>): Recording {
  const [progress, setProgress] = createSignal<{ ms: number; bytes: number }>();
  const [problem, setProblem] = createSignal<RecordingProblem>();
  const [kept, setKept] = createSignal<readonly Stored[]>([]);
  const phase = ownPhase(room, "rec");
  let running: Running | undefined;
  /** One change after the other: beginning and ending take a while. */
  let work: Promise<void> = Promise.resolve();

  const store = () => retrying(() => import("../media/recording/store.ts"));
  const look = async () => setKept(await (await store()).storedRecordings());

  async function begin(): Promise<void> {
    const { startRecorder } = await retrying(() => import("../media/recording/recorder.ts"));
    const scene = await openScene(parts);
    try {
      const recorder = await startRecorder(scene.stream, { progress: setProgress, failed: fail });
      running = { scene, recorder };
    } catch {
      scene.close();
      fail("device");
    }
  }

  function fail(what: RecordingProblem): void {
    setProblem(what);
    room.keep("rec", false);
  }

  async function end(): Promise<void> {
    if (!running) return;
    const { scene, recorder } = running;
    running = undefined;
    await recorder.stop();
    scene.close();
    setProgress(undefined);
    await look();
  }

  createEffect(
    on(
      phase,
      (now) => {
        work = work.then(async () => {
          if (now === "off") return end();
          if (now === "asking") return running?.recorder.pause();
          setProblem(undefined);
          if (running) running.recorder.resume();
          else await begin();
        });
      },
      { defer: true },
    ),
  );
  // What an earlier page of this site left behind, as when its tab died.
  onMount(() => setTimeout(() => void look()));

  return {
    progress,
    problem,
    kept,
    async save(id) {
      const { finishRecording } = await retrying(() => import("../media/recording/finish.ts"));
      const file = await finishRecording(id);
      const url = URL.createObjectURL(file);
      Object.assign(document.createElement("a"), { href: url, download: file.name }).click();
      // The browser has taken it over by then; before, it would find nothing.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
    async discard(id) {
      await (await store()).deleteRecording(id);
      await look();
    },
  };
}
