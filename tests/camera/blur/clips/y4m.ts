import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { type ClipOptions, makeClip } from "./clip.ts";

const FOLDER = "node_modules/.cache/driewoord-clips";
/** To be raised when the clips come to look different. */
const VERSION = 2;

/** Writes the clip as a file for Chromium's fake camera, unless it is there from before; returns its path. */
export function writeY4m(options: ClipOptions): string {
  const { width, height, person, room, sway } = options;
  const path = `${FOLDER}/${person}-${room}-${sway}-${width}x${height}-v${VERSION}.y4m`;
  if (existsSync(path)) return path;
  mkdirSync(FOLDER, { recursive: true });
  const clip = makeClip(options);
  const unfinished = `${path}.${process.pid}`;
  const file = openSync(unfinished, "w");
  writeSync(file, `YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420\n`);
  for (let index = 0; index < clip.frames; index++) {
    writeSync(file, "FRAME\n");
    writeSync(file, clip.frame(index).i420);
  }
  closeSync(file);
  // Only a whole file gets the name that is looked for.
  renameSync(unfinished, path);
  return path;
}
