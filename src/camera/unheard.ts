import { makeLevel } from "./level.ts";

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
/** In how many looks it has to be: a cough is shorter. */
const ENOUGH = 6;
/** ms after the last word. */
const STAYS = 5_000;

/**
 * Calls `tell` with true when somebody speaks, and with false when nobody has for a while. `track` stays the caller's, and
 * stays switched off: a clone of it is listened to, and only how loud it is. Where the browser has no sound to look at,
 * nothing is told.
 */
export function makeUnheard(track: MediaStreamTrack, tell: (speaks: boolean) => void): Unheard {
  const own = track.clone();
  own.enabled = true;
  const level = makeLevel(own);
  const levels: number[] = [];
  let spokeAt: number | undefined;

  function look(): void {
    levels.push(level?.read() ?? 0);
    if (levels.length > LOOKS) levels.shift();
    const least = Math.max(VOICE, Math.min(...levels) + ABOVE);
    const now = performance.now();
    if (levels.filter((loud) => loud >= least).length >= ENOUGH) {
      if (spokeAt === undefined) tell(true);
      spokeAt = now;
    } else if (spokeAt !== undefined && now - spokeAt > STAYS) {
      spokeAt = undefined;
      tell(false);
    }
  }

  const looking = setInterval(look, LOOK);
  return {
    close() {
      clearInterval(looking);
      own.stop();
      level?.close();
    },
  };
}
