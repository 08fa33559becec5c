import { type Accessor, createEffect, createSignal, on, onMount } from "solid-js";
import type { Handled, Kept, Progress, RecordingTrouble, RunningRecording } from "./recording/recording.ts";
import type { Part, Scene } from "./scene/scene.ts";
import type { Room } from "../call/createRoom.ts";
import { openScene, ownPhase } from "./createParts.ts";
import { retrying } from "../site/loading.ts";

/** The recording that this browser makes, and those that are still on the device. */
export interface Recording {
  /** Recorded time, ms, and size, while one is made. */
  readonly progress: Accessor<Progress | undefined>;
  readonly problem: Accessor<RecordingTrouble | undefined>;
  readonly kept: Accessor<readonly Kept[]>;
  /** This browser can record; true until it is known. */
  readonly able: Accessor<boolean>;
  /** Hands the finished file to the browser's downloads. "elsewhere": another tab works with it. Never rejects. */
  save(id: string): Promise<Handled>;
  discard(id: string): Promise<Handled>;
}

/** Records while everybody agrees: begins, pauses and ends with what the room says of it. */
export function createRecording(room: Room, parts: Accessor<readonly Part[]>): Recording {
  const [progress, setProgress] = createSignal<Progress>();
  const [problem, setProblem] = createSignal<RecordingTrouble>();
  const [kept, setKept] = createSignal<readonly Kept[]>([]);
  const [able, setAble] = createSignal(true);
  const phase = ownPhase(room, "rec");
  let running: { readonly scene: Pick<Scene, "close">; readonly recorder: RunningRecording } | undefined;
  /** One change after the other: beginning and ending take a while. */
  let work: Promise<void> = Promise.resolve();

  const recording = () => retrying(() => import("./recording/recording.ts"));
  /** Nothing is found where the browser keeps no files for a site. */
  async function look(): Promise<void> {
    const { canRecord, listRecordings } = await recording();
    setAble(canRecord());
    setKept(await listRecordings().catch(() => []));
  }

  async function handle(how: "saveRecording" | "discardRecording", id: string): Promise<Handled> {
    const handled = await (await recording())[how](id);
    // What another tab has deleted meanwhile is gone from the list.
    await look();
    return handled;
  }

  async function begin(): Promise<void> {
    const opening = openScene(parts);
    const { startRecording } = await recording();
    // Without a scene it is the device that cannot; with one, what is left to fail is the file.
    const scene = await opening.catch(() => undefined);
    if (!scene) return fail("device");
    try {
      const recorder = await startRecording(scene.stream, { progress: setProgress, failed: fail });
      running = { scene, recorder };
    } catch (error) {
      scene.close();
      fail(error instanceof DOMException && error.name === "NotSupportedError" ? "device" : "storage");
    }
  }

  function fail(what: RecordingTrouble): void {
    setProblem(what);
    room.keep("rec", false);
  }

  async function end(): Promise<void> {
    if (!running) return;
    const { scene, recorder } = running;
    running = undefined;
    setProgress(undefined);
    try {
      await recorder.stop();
    } catch {
      setProblem("storage");
    } finally {
      scene.close();
    }
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
    able,
    save: (id) => handle("saveRecording", id),
    discard: (id) => handle("discardRecording", id),
  };
}
