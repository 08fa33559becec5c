import { type FrameOf, type HandshakeFrame } from "../handshake/frames.ts";
import { type Guesses, guessedWrong, verdict } from "../handshake/guesses.ts";
import { type HostRun, hostRun, type Proved, type SessionKeys } from "../handshake/handshake.ts";
import type { Sodium } from "../handshake/transcript.ts";
import type { HostOutcome } from "../room/model/outcome.ts";
import type { Seat } from "../room/ports.ts";
import type { PeerId } from "../room/wire/roster.ts";

/** What visitors prove: that they know the room ID (32 bytes). The address is the host's id at the relay. */
export interface Room {
  readonly address: string;
  readonly id: Uint8Array;
  readonly passwordNeeded: boolean;
}

/** What a host does with people who have not proved the password yet. */
export interface Reception {
  /** Judges a visitor's frame. There is no more than one proof in a run, and the budget holds for all runs together. */
  receive(visitor: PeerId, frame: HandshakeFrame, seat: Seat): HostOutcome;
  /** Allows this visitor, and nobody else, one password beyond the budget. */
  allow(visitor: PeerId): void;
  /** Ends this visitor's run. */
  forget(visitor: PeerId): void;
  /** Ends all runs: the password that they were begun under is no longer the room's. */
  closeRuns(): void;
  /** The wrong guesses that count, to be kept over a reload. */
  readonly guesses: Guesses;
  /** Takes the wrong guesses of an earlier page, or of the host before. */
  recall(guesses: Guesses): void;
  /** Ends all runs and forgets everything. */
  wipe(): void;
}

/** What a reception needs of the vault. `welcome` takes the channel, and gives the welcome's sealed part. */
export interface Hall {
  readonly keys: () => SessionKeys;
  /** Undefined until both words and password are known. */
  readonly room: () => Room | undefined;
  /** ms since 1970. */
  readonly clock: () => number;
  readonly welcome: (visitor: PeerId, proved: Proved, seat: Seat) => Pick<FrameOf<"welcome">, "sealed">;
  readonly encode: (bytes: Uint8Array) => string;
}

interface Begun {
  readonly nonce: string;
  readonly door: boolean;
  readonly run: HostRun;
}

/** A reception that nobody has come to yet. */
export function makeReception(sodium: Sodium, { keys, room, clock, welcome, encode }: Hall): Reception {
  /** A knock that comes twice is answered with the same hello, so that it does not matter which of the two was lost. */
  const runs = new Map<PeerId, Begun>();
  /** Visitors whom the host has allowed one try beyond the budget. */
  const allowed = new Set<PeerId>();
  let guesses: Guesses = [];

  function end(visitor: PeerId): void {
    runs.get(visitor)?.run.wipe();
    runs.delete(visitor);
  }

  function closeRuns(): void {
    for (const visitor of runs.keys()) end(visitor);
  }

  /** What forbids this visitor a guess now; undefined where nothing does. */
  function heldBack(visitor: PeerId): HostOutcome | undefined {
    if (allowed.has(visitor)) return undefined;
    const guess = verdict(guesses, clock());
    if (guess.may === "ask") return { is: "ask" };
    return guess.may === "wait" ? { is: "hold", ms: guess.ms } : undefined;
  }

  function greet(visitor: PeerId, { nonce }: FrameOf<"knock">, { admission }: Seat): HostOutcome {
    const held = heldBack(visitor);
    if (held) return held;
    const known = room();
    if (!known) return { is: "ignored" };
    const door = admission === "wait";
    const begun = runs.get(visitor);
    if (begun?.nonce === nonce && begun.door === door) return { is: "greet", reply: begun.run.hello };
    end(visitor);
    const { address, id, passwordNeeded } = known;
    const run = hostRun(sodium, { address, joiner: visitor, host: address }, keys(), nonce, id, {
      passwordNeeded,
      door,
    });
    runs.set(visitor, { nonce, door, run });
    return { is: "greet", reply: run.hello };
  }

  function judge(visitor: PeerId, run: HostRun, frame: FrameOf<"proof">, seat: Seat): HostOutcome {
    // Runs side by side must not allow more guesses than runs in a row: the budget is checked again before the tag is.
    const held = heldBack(visitor);
    if (held) return held;
    const proved = run.proof(frame);
    end(visitor);
    allowed.delete(visitor);
    const refused = { t: "refused" } as const;
    if (!proved.ok) {
      if (proved.failure !== "tag") return { is: "broken", reply: refused };
      guesses = guessedWrong(guesses, clock());
      return { is: "wrongGuess", reply: refused };
    }
    const { tag, signature, reveal, safety, sign, seal } = proved.value;
    const reply = { t: "welcome", tag, signature, reveal, ...welcome(visitor, proved.value, seat) } as const;
    return { is: "proved", reply, admission: seat.admission, safety, keys: { sign: encode(sign), seal: encode(seal) } };
  }

  return {
    receive(visitor, frame, seat) {
      if (frame.t === "knock") return greet(visitor, frame, seat);
      const begun = runs.get(visitor);
      if (!begun) return { is: "ignored" };
      if (frame.t === "proof" && frame.nonce !== begun.run.hello.nonce) return { is: "late", reply: begun.run.hello };
      if (frame.t === "proof") return judge(visitor, begun.run, frame, seat);
      end(visitor);
      return { is: "broken" };
    },
    allow: (visitor) => void allowed.add(visitor),
    forget(visitor) {
      end(visitor);
      allowed.delete(visitor);
    },
    closeRuns,
    get guesses() {
      return guesses;
    },
    recall(kept) {
      // By another device's clock they may lie ahead, and would count for longer than they should.
      guesses = kept.map((time) => Math.min(time, clock())).sort((a, b) => a - b);
    },
    wipe() {
      closeRuns();
      allowed.clear();
      guesses = [];
    },
  };
}
