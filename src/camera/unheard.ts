import { type Level, makeLevel } from "./level.ts";

/** Listens whether a person speaks into a microphone that is switched off. */
export interface Unheard {
  close(): void;
}

/** ms between looks. */
const LOOK = 100;
/** The looks that count: those of the last two seconds. Whoever speaks makes pauses in that time, and a vacuum cleaner does not. */
const LOOKS = 20;
/** How loud a voice at arm's length is at least, and how much louder than what else is to be heard; as `Level` has it. */
const [VOICE, ABOVE] = [0.45, 0.15];
/** In how many looks it has to be, and in how many stretches of them: a cough is shorter, and what begins and goes on is no speech. */
const [ENOUGH, STRETCHES] = [6, 2];
/** ms after the last word. */
const STAYS = 5_000;

/**
 * Calls `tell` with true when somebody speaks, and with false when nobody has for a while. That is all: who has heard it and
 * goes on with the microphone off wants it so, and a screen reader may have been the voice. `track` stays the caller's, and
 * stays switched off: a clone of it is listened to, and only how loud it is. Where the browser has no sound to look at,
 * nothing is told.
 */
export function makeUnheard(track: MediaStreamTrack, tell: (speaks: boolean) => void): Unheard {
  const own = track.clone();
  own.enabled = true;
  const level = makeLevel(own);
  const looking = level && setInterval(() => look(level), LOOK);
  if (!level) own.stop();
  const levels: number[] = [];
  let spokeAt: number | undefined;

  function look({ read }: Level): void {
    levels.push(read());
    if (levels.length > LOOKS) levels.shift();
    const least = Math.max(VOICE, Math.min(...levels) + ABOVE);
    const loud = levels.map((one) => one >= least);
    const stretches = loud.filter((one, at) => one && !loud[at - 1]).length;
    const now = performance.now();
    if (stretches >= STRETCHES && loud.filter(Boolean).length >= ENOUGH) {
      if (spokeAt === undefined) tell(true);
      spokeAt = now;
    } else if (spokeAt !== undefined && now - spokeAt > STAYS) {
      close();
      tell(false);
    }
  }

  function close(): void {
    clearInterval(looking);
    own.stop();
    level?.close();
  }

  return { close };
}
