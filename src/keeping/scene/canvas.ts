import { type Tile, tiles } from "./layout.ts";
import type { Order } from "./sceneMessages.ts";
import { HEIGHT, INTERVAL, paintGround, paintTile, type Picture, WIDTH } from "./paint.ts";
import { type ComposedPicture, type Seen, startWorker } from "./composedPicture.ts";

/**
 * Composes on the page, for browsers without streams of frames: draws `<video>` elements on a canvas. A worker gives
 * the beat, because the timers of a hidden page run at most once a second.
 * @throws Error where the canvas gives no track
 */
export function composeOnPage(): ComposedPicture {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  const [track] = canvas.captureStream(1_000 / INTERVAL).getVideoTracks();
  if (!context || !track) throw new Error("a canvas that gives no picture");
  let people: readonly Seen[] = [];
  let places: readonly Tile[] = [];
  const videos = new Map<string, HTMLVideoElement>();

  const worker = startWorker();
  worker.onmessage = () => {
    paintGround(context);
    people.forEach(({ id, name }, index) => {
      const video = videos.get(id);
      paintTile(context, places[index]!, name, video && pictureOf(video, context));
    });
  };
  worker.postMessage({ type: "clock" } satisfies Order);

  function follow(id: string, track: MediaStreamTrack | undefined): void {
    if (trackOf(videos.get(id)) === track) return;
    drop(id);
    if (track) videos.set(id, play(track));
  }

  function drop(id: string): void {
    const video = videos.get(id);
    if (video) video.srcObject = null;
    videos.delete(id);
  }

  return {
    track,
    show(next) {
      people = next;
      places = tiles(people.length, WIDTH, HEIGHT);
      for (const id of videos.keys()) if (!people.some((one) => one.id === id)) drop(id);
      for (const { id, track } of people) follow(id, track);
    },
    close() {
      worker.terminate();
      for (const id of videos.keys()) drop(id);
      track.stop();
    },
  };
}

function play(track: MediaStreamTrack): HTMLVideoElement {
  const video = document.createElement("video");
  video.muted = video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  void video.play().catch(() => undefined);
  return video;
}

function trackOf(video: HTMLVideoElement | undefined): MediaStreamTrack | undefined {
  return (video?.srcObject as MediaStream | null | undefined)?.getVideoTracks()[0];
}

/** The video's current picture; undefined before the first one, and when the video has ended. */
function pictureOf(video: HTMLVideoElement, context: CanvasRenderingContext2D): Picture | undefined {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.ended) return undefined;
  return {
    width: video.videoWidth,
    height: video.videoHeight,
    draw: (x, y, width, height) => context.drawImage(video, x, y, width, height),
  };
}
