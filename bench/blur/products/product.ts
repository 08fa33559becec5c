/** Hides the background of a camera's picture; resolves with the picture to be sent. */
export type Start = (camera: MediaStreamTrack) => Promise<MediaStreamTrack>;
