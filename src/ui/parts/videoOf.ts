const begun = new WeakMap<MediaStream, HTMLVideoElement>();

/**
 * The element that plays the picture of `stream`, always the same one. It begins when it is first asked for, before it has
 * its place on the screen: a browser takes a while for that, and whatever comes meanwhile is not seen.
 */
export function videoOf(stream: MediaStream): HTMLVideoElement {
  let video = begun.get(stream);
  if (!video) begun.set(stream, (video = makeVideo(stream)));
  return video;
}

/** An element for the picture of `stream`, without its sound. */
export const makeVideo = (stream: MediaStream | null): HTMLVideoElement =>
  Object.assign(document.createElement("video"), { autoplay: true, muted: true, playsInline: true, srcObject: stream });
