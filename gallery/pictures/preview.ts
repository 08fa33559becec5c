/** The preview of camera and microphone before a call. */
import type { DeviceProblem } from "../../src/camera/devices.ts";
import { BROWSER_NAMES } from "../../src/site/browserName.ts";
import { BACKGROUNDS } from "../../src/camera/blur/background.ts";
import type { Media } from "../../src/camera/createMedia.ts";
import { aCall, aClientsCall, deriving } from "../fixtures/states.ts";
import type { Given } from "../fixtures/call.ts";
import { each, type Picture, picture, type Pictures, prefixed } from "../picture.ts";

const preview = (media: NonNullable<Given["media"]> = {}): Picture =>
  picture({ state: deriving(aClientsCall(), false), media });
const camera = (deviceId: string, label: string) =>
  ({ kind: "videoinput", deviceId, label, groupId: "" }) as MediaDeviceInfo;
const CAMERAS = {
  cameras: [
    camera("a", "HD Webcam"),
    camera("b", "HD Webcam"),
    camera("c", "camera2 1, facing front"),
    camera("d", ""),
  ],
  microphones: [],
  speakers: [],
};
const none = { track: null, device: undefined };

/** Inside another app's view, which lets no page have a camera. */
function insideAnApp(): Picture {
  const shown = preview({ camera: { ...none, problem: "denied" }, mic: { ...none, problem: "denied" } });
  return {
    page() {
      const value = "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";
      Object.defineProperty(navigator, "userAgent", { value, configurable: true });
      return shown.page();
    },
    async acted(hand) {
      await hand.see('[data-testid="invite-link"]');
      Reflect.deleteProperty(navigator, "userAgent");
    },
  };
}

const cameraProblems = {
  denied: preview({ camera: { ...none, problem: "denied" }, mic: { ...none, problem: "denied" } }),
  missing: preview({ camera: { ...none, problem: "missing" } }),
  inUse: preview({ camera: { ...none, problem: "inUse" } }),
  insecure: preview({ camera: { ...none, problem: "insecure" }, mic: { ...none, problem: "insecure" } }),
  unplugged: preview({ camera: { ...none, problem: "unplugged" } }),
  system: preview({ camera: { ...none, problem: "system" } }),
  unanswered: preview({ camera: { ...none, problem: "unanswered" }, mic: { ...none, problem: "unanswered" } }),
  notThatOne: preview({ camera: { problem: "notThatOne" } }),
  unknown: preview({ camera: { ...none, problem: "unknown" } }),
} satisfies Record<DeviceProblem, Picture>;

const micProblems = {
  denied: preview({ mic: { ...none, problem: "denied" } }),
  missing: preview({ mic: { ...none, problem: "missing" } }),
  inUse: preview({ camera: { ...none, problem: "inUse" }, mic: { ...none, problem: "inUse" } }),
  insecure: preview({ mic: { ...none, problem: "insecure" } }),
  unplugged: preview({ mic: { ...none, problem: "unplugged" } }),
  system: preview({ camera: { ...none, problem: "system" }, mic: { ...none, problem: "system" } }),
  unanswered: preview({ mic: { ...none, problem: "unanswered" } }),
  notThatOne: preview({ mic: { problem: "notThatOne" } }),
  unknown: preview({ camera: { ...none, problem: "unknown" }, mic: { ...none, problem: "unknown" } }),
} satisfies Record<DeviceProblem, Picture>;

const blurs = {
  off: preview({ background: "none", blur: "off" }),
  starting: preview({ blur: "starting", camera: { track: null } }),
  person: preview({ blur: "person" }),
  everything: preview({ blur: "everything" }),
  stopped: preview({ blur: "stopped", camera: { track: null } }),
} satisfies Record<ReturnType<Media["blur"]>, Picture>;

export const previews: Pictures = {
  "preview-in-app": insideAnApp(),
  "preview-camera-denied-alone": preview({ camera: { ...none, problem: "denied" } }),
  ...prefixed(
    "allow",
    each(BROWSER_NAMES, (name) => ({
      ...preview({ camera: { ...none, problem: "denied" } }),
      async acted(hand) {
        await hand.press("problem-how");
        await hand.choose("allow-browser", name);
        await hand.see(`[data-browser="${name}"]`);
      },
    })),
  ),
  "preview-cameras": preview({ devices: CAMERAS }),
  "preview-dry": preview({ camera: { dry: true }, mic: { dry: true } }),
  "preview-looks-away": preview({ camera: { looksAway: true } }),
  ...prefixed("preview-camera", cameraProblems),
  ...prefixed("preview-mic", micProblems),
  ...prefixed("preview-blur", blurs),
  ...prefixed(
    "preview-background",
    each(BACKGROUNDS, (background) => preview({ background })),
  ),
  "preview-asking": preview({
    asking: true,
    camera: none,
    mic: none,
    devices: { cameras: [], microphones: [], speakers: [] },
  }),
  "preview-hide-address": picture({ state: deriving(aClientsCall(), false), relays: true }),
  "preview-host": picture({ state: deriving(aCall(), false) }),
  "show-room": picture({ state: deriving(aCall(), false) }, async (hand) => {
    await hand.press("background-none");
    await hand.see("dialog[open]");
  }),
};
