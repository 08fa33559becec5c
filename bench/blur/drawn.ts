/** For products that take a picture and draw one: feeds them the camera's newest frame, over and over, as quickly as they can. */
export async function drawn(
  camera: MediaStreamTrack,
  draw: (input: HTMLVideoElement, output: HTMLCanvasElement) => Promise<void> | void,
): Promise<MediaStreamTrack> {
  const video = Object.assign(document.createElement("video"), { muted: true, playsInline: true });
  video.srcObject = new MediaStream([camera]);
  await video.play();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
  Object.assign(video, { width: video.videoWidth, height: video.videoHeight });
  const [track] = canvas.captureStream().getVideoTracks();
  const next = async (): Promise<void> => {
    await draw(video, canvas);
    video.requestVideoFrameCallback(() => void next());
  };
  video.requestVideoFrameCallback(() => void next());
  return track!;
}
