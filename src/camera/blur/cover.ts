import type { Blur, BlurEvents } from "./blur.ts";
import { COARSE, draw, OUT } from "./coarse.ts";

/** ms between pictures. */
const PAUSE = 1_000 / 15;

/**
 * Covers the camera's whole picture, in the page: for browsers in which a worker can read no frames (before Firefox 130 and
 * Safari 16.4). Nothing but a few blocks of colour comes through. `camera` stays the caller's.
 */
export function makeCover(camera: MediaStreamTrack, events: BlurEvents): Blur {
  const video = document.createElement("video");
  video.muted = video.playsInline = true;
  video.srcObject = new MediaStream([camera]);
  void video.play().catch(() => undefined);
  const [small, large] = [document.createElement("canvas"), document.createElement("canvas")];
  const [few, many] = [small.getContext("2d", { alpha: false }), large.getContext("2d", { alpha: false })];
  const [track] = large.captureStream().getVideoTracks();

  const painting = setInterval(() => {
    if (!few || !many || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const upright = video.videoHeight > video.videoWidth;
    draw(few, video, COARSE, upright);
    draw(many, small, OUT, upright);
  }, PAUSE);

  events.track(track ?? null);
  events.state("everything");
  return {
    hide: () => undefined,
    again: () => undefined,
    close() {
      clearInterval(painting);
      track?.stop();
      video.srcObject = null;
    },
  };
}
