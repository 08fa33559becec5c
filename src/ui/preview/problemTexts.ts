import type { DeviceProblem } from "../../camera/devices.ts";
import type { TextKey } from "../../site/locale.tsx";

/** What is wrong with a camera, and what to do about it. */
export const CAMERA_PROBLEMS: Readonly<Record<DeviceProblem, TextKey>> = {
  denied: "problem.cameraDenied",
  system: "problem.system",
  missing: "problem.cameraMissing",
  inUse: "problem.cameraInUse",
  insecure: "problem.insecure",
  unplugged: "problem.cameraUnplugged",
  unanswered: "problem.unanswered",
  notThatOne: "problem.cameraNotThatOne",
  unknown: "problem.cameraUnknown",
};

/** The same of a microphone. */
export const MIC_PROBLEMS: Readonly<Record<DeviceProblem, TextKey>> = {
  denied: "problem.micDenied",
  system: "problem.system",
  missing: "problem.micMissing",
  inUse: "problem.micInUse",
  insecure: "problem.insecure",
  unplugged: "problem.micUnplugged",
  unanswered: "problem.unanswered",
  notThatOne: "problem.micNotThatOne",
  unknown: "problem.micUnknown",
};
