import { composeOnPage } from "./canvas.ts";
import { makeMix } from "./mix.ts";
import { composeInWorker } from "./streams.ts";

/** Somebody who takes part in the call. */
export interface Part {
  readonly id: string;
  /** Its first live video and audio track are taken; the own one is what is sent, with the background already hidden. */
  readonly stream: MediaStream | undefined;
  readonly name: string;
  /** false: a dark tile with the name, whatever the stream holds. */
  readonly camera: boolean;
}

/** All pictures and voices of a call as one picture and one sound. */
export interface Scene {
  /** One video track of 1280×720 and about 20 frames a second, and one audio track. They stay the same until `close`. */
  readonly stream: MediaStream;
  /** To be called again whenever somebody comes, goes, or has other tracks, name or camera. The order is that of the tiles. */
  show(parts: readonly Part[]): void;
  /** Ends both tracks of `stream`. The tracks of the call are left as they are. */
  close(): void;
}

/** Nobody is shown until `show`. Goes on while the tab is hidden. */
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
