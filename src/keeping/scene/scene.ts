import { composeOnPage } from "./canvas.ts";
import { makeMix } from "./mix.ts";
import { composeInWorker } from "./streams.ts";

/** A person in the call, as the scene needs them. */
export interface Part {
  readonly id: string;
  /**
   * The first live video and audio track are used. One's own stream is what is sent: its background is already hidden.
   */
  readonly stream: MediaStream | undefined;
  readonly name: string;
  /** Whether to show the picture; otherwise the tile is dark, whatever the stream holds. */
  readonly camera: boolean;
}

/** Everybody's pictures and voices as one picture and one sound. */
export interface Scene {
  /** One video track, 1280×720 at about 20 frames a second, and one audio track. They stay the same until `close`. */
  readonly stream: MediaStream;
  /**
   * Shows exactly these people, in the order of the tiles. Has to be called again whenever anything about them changes.
   */
  show(parts: readonly Part[]): void;
  /** Stops both tracks of `stream`. The call's own tracks are left as they are. */
  close(): void;
}

/**
 * Makes a scene, which shows nobody until `show`, and keeps going while the tab is hidden.
 * @throws Error where the browser gives no track for the picture or the sound
 */
export function makeScene(): Scene {
  const mix = makeMix();
  const picture = composeInWorker() ?? composeOnPage();
  return {
    stream: new MediaStream([picture.track, mix.track]),
    show(parts) {
      picture.show(
        parts.map(({ id, stream, name, camera }) => ({
          id,
          name,
          track: camera ? firstLive(stream?.getVideoTracks()) : undefined,
        })),
      );
      const voices = parts.flatMap(({ id, stream }) => {
        const voice = firstLive(stream?.getAudioTracks());
        return voice ? [[id, voice] as const] : [];
      });
      mix.hear(new Map(voices));
    },
    close() {
      picture.close();
      mix.close();
    },
  };
}

function firstLive(tracks: readonly MediaStreamTrack[] | undefined): MediaStreamTrack | undefined {
  return tracks?.find(({ readyState }) => readyState === "live");
}
