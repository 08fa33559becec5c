import type { PeerId } from "../room/wire/roster.ts";
import { randomId } from "../site/randomId.ts";
import type { Wanted } from "./carrying.ts";

/** This tab's claim on a call, among all tabs of the browser. */
export interface Claims {
  /** Names the person's part in the call, in whichever tab it goes on: another for each call. Undefined without a claim. */
  readonly seat: string | undefined;
  /**
   * Claims the call: the seat, and at a host the address. False where another tab has either. Later in the same call it
   * only moves the claim to another address, or gives it up, and waits for nobody: an heir in the next tab gets it from
   * the host before.
   */
  take(address: PeerId | undefined): Promise<boolean>;
  /** What another tab had when this one last tried to take it; undefined where none did. */
  readonly refused: Wanted | undefined;
  /**
   * The next claim is on this seat. It waits for the tab that lets go of it, as a page does that is reloaded; with
   * `over` it is taken over from whichever tab has it.
   */
  comeBackTo(seat: string, over: boolean): void;
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
  host?: { readonly address: PeerId; readonly hold: Hold };
  /** Both were got. */
  whole: boolean;
}

/**
 * How a lock is asked for that another tab may have: "free", only if none has it; "soon", if it lets go of it in a moment;
 * "turn", whenever it lets go; "over", whether it lets go or not.
 */
type Manner = "free" | "soon" | "turn" | "over";

/** ms to wait for a page that is going away. */
const LETTING_GO = 3_000;

const seatLock = (seat: string) => `driewoord/seat/${seat}`;
const hostLock = (address: PeerId) => `driewoord/host/${address}`;

/**
 * A tab that has claimed nothing yet. `lost` is called with the seat when another tab has taken this one's call over. Where the browser
 * has no locks, or denies them, every claim succeeds.
 */
export function makeClaims(locks: LockManager | undefined, lost: (seat: string) => void): Claims {
  let wanted = another();
  let held: Held | undefined;
  let refused: Wanted | undefined;

  function release(): void {
    held?.seat.release();
    held?.host?.hold.release();
    held = undefined;
    wanted = another();
  }

  /** Where one lock is taken over, so is the call. */
  function claim(name: string, manner: Manner): Hold {
    const hold = makeHold(locks, name, manner, () => {
      if (held?.seat !== hold && held?.host?.hold !== hold) return;
      const { seat } = wanted;
      release();
      lost(seat);
    });
    return hold;
  }

  function host(mine: Held, address: PeerId | undefined, manner: Manner): Promise<boolean> {
    if (mine.host?.address !== address) {
      mine.host?.hold.release();
      delete mine.host;
      if (address !== undefined) mine.host = { address, hold: claim(hostLock(address), manner) };
    }
    return mine.host?.hold.got ?? Promise.resolve(true);
  }

  return {
    get seat() {
      return held?.whole ? wanted.seat : undefined;
    },
    get refused() {
      return refused;
    },
    async take(address) {
      if (held) {
        void host(held, address, "turn");
        return true;
      }
      refused = undefined;
      const { seat, manner } = wanted;
      const mine: Held = { seat: claim(seatLock(seat), manner), whole: false };
      held = mine;
      const sits = await mine.seat.got;
      if (held !== mine) return false;
      mine.whole = sits && (await host(mine, address, manner));
      if (held !== mine) return false;
      if (mine.whole) return true;
      refused = sits && address !== undefined ? { address } : { seat };
      release();
      return false;
    },
    comeBackTo(seat, over) {
      release();
      wanted = { seat, manner: over ? "over" : "soon" };
    },
    release,
  };
}

/** A seat that nobody has. */
const another = (): { readonly seat: string; readonly manner: Manner } => ({
  seat: randomId(),
  manner: "free",
});

/** Takes the lock, and keeps it until it is released, or lost to a tab that takes it over. */
function makeHold(locks: LockManager | undefined, name: string, manner: Manner, lost: () => void): Hold {
  if (!locks) return { got: Promise.resolve(true), release: () => undefined };
  const over = new AbortController();
  const timer = manner === "soon" ? setTimeout(() => over.abort(), LETTING_GO) : undefined;
  let done: () => void = () => undefined;
  const released = new Promise<void>((resolve) => void (done = resolve));
  let mine = false;
  const options: Record<Manner, LockOptions> = {
    free: { ifAvailable: true },
    soon: { signal: over.signal },
    turn: { signal: over.signal },
    over: { steal: true },
  };
  const got = new Promise<boolean>((resolve) => {
    const keep = async (lock: Lock | null) => {
      clearTimeout(timer);
      mine = lock !== null;
      resolve(mine);
      if (lock) await released;
    };
    // It rejects where we stop waiting, where the lock is taken over (in WebKit also before `keep` has run), and where the
    // browser denies this site its storage.
    locks.request(name, options[manner], keep).catch((error: unknown) => {
      if (mine) lost();
      else resolve((error as DOMException).name !== "AbortError");
    });
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
