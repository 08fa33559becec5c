import { type Accessor, createEffect, createSignal, on, onMount } from "solid-js";
import type { Handled, Kept, Progress, RecordingTrouble, RunningRecording } from "./recording/recording.ts";
import type { Part, Scene } from "./scene/scene.ts";
import type { Room } from "../call/createRoom.ts";
import { openScene, ownPhase } from "./createParts.ts";
import { retrying } from "../site/loading.ts";

/** The recording that this browser is making, and those that are still on the device. */
export interface Recording {
  /** Time and size so far, while a recording is made. */
  readonly progress: Accessor<Progress | undefined>;
  readonly problem: Accessor<RecordingTrouble | undefined>;
  /** The browser may throw away what is being recorded when the device is full. */
  readonly passing: Accessor<boolean>;
  /** The recordings on the device, oldest first. */
  readonly kept: Accessor<readonly Kept[]>;
  /** Whether this browser can record; true until it is known. */
  readonly able: Accessor<boolean>;
  /** Hands the finished file to the browser's downloads. "elsewhere" where another tab is using it. Never rejects. */
  save(id: string): Promise<Handled>;
  /** Deletes the recording, for good. "elsewhere" where another tab is using it. Never rejects. */
  discard(id: string): Promise<Handled>;
}

/**
 * Records `parts` while everybody in the room agrees: starts, pauses and stops as the room's state says. A recording
 * that fails is a `problem`, and is withdrawn in the room. Needs a Solid owner.
 */
export function createRecording(room: Room, parts: Accessor<readonly Part[]>): Recording {
  const [progress, setProgress] = createSignal<Progress>();
  const [problem, setProblem] = createSignal<RecordingTrouble>();
  const [kept, setKept] = createSignal<readonly Kept[]>([]);
  const [able, setAble] = createSignal(true);
  const [passing, setPassing] = createSignal(false);
  const phase = ownPhase(room, "rec");
  let running: { readonly scene: Pick<Scene, "close">; readonly recorder: RunningRecording } | undefined;
  /** The changes so far. Each waits for the one before, because starting and stopping take time. */
  let work: Promise<void> = Promise.resolve();

  const recording = () => retrying(() => import("./recording/recording.ts"));
  /** Looks for recordings on the device; finds none where the browser stores no files for a site. */
  async function look(): Promise<void> {
    const { canRecord, listRecordings } = await recording();
    setAble(canRecord());
    setKept(await listRecordings().catch(() => []));
  }

  async function handle(how: "saveRecording" | "discardRecording", id: string): Promise<Handled> {
    const handled = await (await recording())[how](id);
    // Also drops from the list what another tab has deleted in the meantime.
    await look();
    return handled;
  }

  /** What was saved goes in time also where the page stays open. */
  async function save(id: string): Promise<Handled> {
    const handled = await handle("saveRecording", id);
    const { LINGER } = await recording();
    // A moment more, because timers may be early.
    if (handled === "done") setTimeout(() => void look(), LINGER + 1_000);
    return handled;
  }

  async function begin(): Promise<void> {
    const opening = openScene(parts);
    const { startRecording } = await recording();
    // A scene fails only where the device cannot compose one.
    const scene = await opening.catch(() => undefined);
    if (!scene) return fail("device");
    try {
      const recorder = await startRecording(scene.stream, { progress: setProgress, failed: fail });
      running = { scene, recorder };
      void recorder.lasting.then((lasting) => setPassing(!lasting && running?.recorder === recorder));
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
    setPassing(false);
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
  // An earlier page may have left a recording behind, for instance when its tab died.
  onMount(() => setTimeout(() => void look()));

  return {
    progress,
    problem,
    passing,
    kept,
    able,
    save,
    discard: (id) => handle("discardRecording", id),
  };
}
