/** Whether this browser can show what is on the screen. No telephone can. */
export const canShow = (): boolean => typeof navigator.mediaDevices?.getDisplayMedia === "function";

/** What is asked for. The call's own tab would show itself in itself, without end. */
const WANTED = {
  video: { frameRate: { max: 15 } },
  audio: false,
  selfBrowserSurface: "exclude",
  // Another window may be another file: that is chosen anew, and said anew.
  surfaceSwitching: "exclude",
} as const satisfies DisplayMediaStreamOptions & Record<string, unknown>;

/**
 * Asks the person for a screen, a window or a tab. "calledOff": they want none of them shown. "failed": it cannot be had, as where
 * the system does not allow it. Never rejects.
 */
export async function chooseShown(): Promise<MediaStreamTrack | "calledOff" | "failed"> {
  try {
    const [track] = (await navigator.mediaDevices.getDisplayMedia(WANTED)).getVideoTracks();
    if (!track) return "failed";
    // It is read rather than watched: sharp before smooth (W3C mst-content-hint, section 3.2).
    track.contentHint = "detail";
    return track;
  } catch (error) {
    // Where the system forbids it, the error has the same name, and Chromium says so in its words.
    const { name, message } = error instanceof DOMException ? error : { name: "", message: "" };
    return name === "NotAllowedError" && !/system/i.test(message) ? "calledOff" : "failed";
  }
}
