/**
 * Carries frames between the page's tracks and the worker, in browsers without streams of frames. A frame is taken only
 * when the worker asks for one.
 */
export interface Pump {
  /** The track of composed frames. */
  readonly track: MediaStreamTrack;
  /** Takes the camera's current picture, if there is one. */
  take(): void;
  /** Shows and closes a frame that the worker composed. */
  show(frame: VideoFrame): void;
  close(): void;
}

/**
 * Makes a pump for `camera`, which stays the caller's. `onFrame` is given each frame taken, and has to see that it is
 * closed.
 * @throws Error where the canvas gives no track
 */
export function makePump(camera: MediaStreamTrack, onFrame: (frame: VideoFrame) => void): Pump {
  const video = document.createElement("video");
  video.muted = video.playsInline = true;
  video.srcObject = new MediaStream([camera]);
  void video.play().catch(() => undefined);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  const [track] = canvas.captureStream().getVideoTracks();
  if (!context || !track) throw new Error("a canvas that gives no picture");
  return {
    track,
    take() {
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
      onFrame(new VideoFrame(video, { timestamp: Math.round(performance.now() * 1_000) }));
    },
    show(frame) {
      const [width, height] = [frame.displayWidth, frame.displayHeight];
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      context.drawImage(frame, 0, 0);
      frame.close();
    },
    close() {
      video.srcObject = null;
    },
  };
}
