import { type Accessor, createEffect, createMemo, createRoot } from "solid-js";
import type { Part, Scene } from "./scene/scene.ts";
import { retrying } from "../site/loading.ts";
import type { Room, RoomDependencies } from "../call/createRoom.ts";
import type { Kind, Phase } from "../room/wire/statement.ts";
import { togetherOf } from "../room/select.ts";

/**
 * The people that a recording or stream shows: oneself, as the others see it (`tracks`), and everyone else. Needs a Solid owner.
 */
export function createParts(
  room: Room,
  tracks: RoomDependencies["tracks"],
  name: Accessor<string>,
): Accessor<readonly Part[]> {
  const own = createMemo(() => {
    const { audio, video } = tracks();
    return new MediaStream([video, audio].filter((track) => track !== null));
  });
  const parts = createMemo(() => {
    const state = togetherOf(room.state());
    if (!state) return [];
    const self: Part = { id: state.self, stream: own(), name: name(), camera: tracks().video !== null };
    const others = state.people.map(({ id, name: theirs, camera }) => ({
      id,
      stream: room.remote(id),
      name: theirs,
      camera,
    }));
    return [self, ...others];
  });
  return parts;
}

/** Opens a scene that shows the current `parts` until it is closed. Rejects where the browser cannot compose one. */
export async function openScene(parts: Accessor<readonly Part[]>): Promise<Pick<Scene, "stream" | "close">> {
  const { makeScene } = await retrying(() => import("./scene/scene.ts"));
  return createRoot((dispose) => {
    const scene = makeScene();
    createEffect(() => scene.show(parts()));
    return {
      stream: scene.stream,
      close() {
        dispose();
        scene.close();
      },
    };
  });
}

/** The phase of this browser's own recording or stream; "off" where there is no call. Needs a Solid owner. */
export function ownPhase(room: Room, what: Kind): Accessor<Phase> {
  const phase = createMemo(() => togetherOf(room.state())?.keeping.own[what] ?? "off");
  return phase;
}
