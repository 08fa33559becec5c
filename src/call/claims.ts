import type { PeerId } from "../room/wire/roster.ts";
import type { Wanted } from "./carrying.ts";

/** This tab's claim on a call, among all tabs of the browser. */
export interface Claims {
  /** Names the person's part in the call, in whichever tab it goes on: another for each call. */
  readonly seat: string;
  /**
   * Claims the call: the seat, and at a host the address. False where another tab has either. Later in the same call it
   * only moves the claim to another address, or gives it up, and waits for nobody: an heir in the next tab gets it from
   * the host before.
   */
  take(address: PeerId | undefined): Promise<boolean>;
  /** What another tab had when this one last tried to take it; undefined where none did. */
  readonly refused: Wanted | undefined;
  /** The next claim is on this seat, and waits for the tab that lets go of it, as a page does that is reloaded. */
  comeBackTo(seat: string): void;
  /** Gives the call up, for another tab or another call. */
  release(): void;
}

/** What holds one lock, or waits for it. */
interface Hold {
  /** Pending while it is waited for; false where somebody else kept it. */
  readonly got: Promise<boolean>;
  release(): void;
}

interface Held {
  readonly seat: Hold;
  host?: Hold & { readonly address: PeerId };
}

/** ms to wait for a page that is going away. */
const LETTING_GO = 3_000;

const seatLock = (seat: string) => `driewoord/seat/${seat}`;
const hostLock = (address: PeerId) => `driewoord/host/${address}`;

/** A tab that has claimed nothing yet. Where the browser has no locks, or denies them, every claim succeeds. */
export function makeClaims(locks: LockManager | undefined): Claims {
  let seat = crypto.randomUUID() as string;
  let within = 0;
  let held: Held | undefined;
  let refused: Wanted | undefined;

  function release(): void {
    held?.seat.release();
    held?.host?.release();
    held = undefined;
    seat = crypto.randomUUID();
    within = 0;
  }

  /** Waits for the address so many ms; for as long as it takes where that is not said. */
  function host(mine: Held, address: PeerId | undefined, ms?: number): Promise<boolean> {
    if (mine.host?.address !== address) {
      mine.host?.release();
      delete mine.host;
      if (address !== undefined) mine.host = { address, ...hold(locks, hostLock(address), ms) };
    }
    return mine.host?.got ?? Promise.resolve(true);
  }

  return {
    get seat() {
      return seat;
    },
    get refused() {
      return refused;
    },
    async take(address) {
      if (held) {
        void host(held, address);
        return true;
      }
      refused = undefined;
      const mine: Held = { seat: hold(locks, seatLock(seat), within) };
      held = mine;
      const sits = await mine.seat.got;
      if (held !== mine) return false;
      const hosts = sits && (await host(mine, address, within));
      if (held !== mine) return false;
      if (hosts) return true;
      refused = sits && address !== undefined ? { address } : { seat };
      release();
      return false;
    },
    comeBackTo(kept) {
      release();
      seat = kept;
      within = LETTING_GO;
    },
    release,
  };
}

/** Takes the lock, and keeps it until it is released. `ms`: how long to wait for it. */
function hold(locks: LockManager | undefined, name: string, ms?: number): Hold {
  if (!locks) return { got: Promise.resolve(true), release: () => undefined };
  const over = new AbortController();
  const timer = ms ? setTimeout(() => over.abort(), ms) : undefined;
  let done: () => void = () => undefined;
  const released = new Promise<void>((resolve) => void (done = resolve));
  const got = new Promise<boolean>((resolve) => {
    const keep = async (lock: Lock | null) => {
      clearTimeout(timer);
      resolve(lock !== null);
      if (lock) await released;
    };
    // It rejects where we stop waiting, and where the browser denies this site its storage.
    locks
      .request(name, ms === 0 ? { ifAvailable: true } : { signal: over.signal }, keep)
      .catch(() => resolve(!over.signal.aborted));
  });
  return {
    got,
    release() {
      clearTimeout(timer);
      over.abort();
      done();
    },
  };
}

/** Whether some tab of this browser is known to sit in this seat. Never rejects. */
export async function seated(locks: LockManager | undefined, seat: string): Promise<boolean> {
  const all = await locks?.query().catch(() => undefined);
  return all?.held?.some(({ name }) => name === seatLock(seat)) ?? false;
}
