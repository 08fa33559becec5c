import * as v from "valibot";
import { type HandshakeFrame, type Sealed, VERSION } from "../handshake/frames.ts";
import { type Guesses, guessedWrong, verdict } from "../handshake/guesses.ts";
import { type HostRun, hostRun, type JoinRun, joinRun, makeSessionKeys } from "../handshake/handshake.ts";
import type { Channel } from "../handshake/sealed.ts";
import type { Sodium } from "../handshake/transcript.ts";
import { type AddressSecret, deriveAddress, deriveRoomId } from "../phrase/derive.ts";
import type { Words } from "../phrase/words.ts";
import { Greeting } from "../room/messages.ts";
import type { HostOutcome, JoinOutcome, PeerId, Vault } from "../room/ports.ts";

/** The vault's calls as they are inside the worker: at once instead of as promises. */
export type Secrets = {
  readonly [Name in keyof Vault]: (...given: Parameters<Vault[Name]>) => Awaited<ReturnType<Vault[Name]>>;
};

/** Everything secret of one call at a time. `clock` gives ms and only orders the wrong guesses. */
export function makeSecrets(sodium: Sodium, clock: () => number): Secrets {
  const channels = new Map<PeerId, Channel>();
  const visitors = new Map<PeerId, HostRun>();
  let keys = makeSessionKeys(sodium);
  /** Visitors whom the host has allowed one try beyond the budget. */
  const allowed = new Set<PeerId>();
  let guesses: Guesses = [];
  let phrase: { readonly of: string; readonly words: Words; readonly derived: AddressSecret } | undefined;
  let room: { readonly password: string; readonly id: Uint8Array } | undefined;
  /** The joiner's run; it begins with the host's hello, and a newer hello begins it anew until the password is proved. */
  let joining: { readonly self: PeerId; readonly host: PeerId; run?: JoinRun; proved: boolean } | undefined;

  const roomId = (): Uint8Array => {
    if (!room) throw new Error("no password was set");
    return room.id;
  };

  function endRun(visitor: PeerId): void {
    visitors.get(visitor)?.wipe();
    visitors.delete(visitor);
    allowed.delete(visitor);
  }

  function forget(peer: PeerId): void {
    endRun(peer);
    channels.get(peer)?.wipe();
    channels.delete(peer);
  }

  function broken(visitor: PeerId, reply?: HandshakeFrame): HostOutcome {
    endRun(visitor);
    return reply ? { is: "broken", reply } : { is: "broken" };
  }

  /** What keeps this visitor from a guess now, if anything does. */
  function heldBack(visitor: PeerId): HostOutcome | undefined {
    if (allowed.has(visitor)) return undefined;
    const guess = verdict(guesses, clock());
    if (guess.may === "ask") return { is: "ask" };
    return guess.may === "wait" ? { is: "hold", ms: guess.ms } : undefined;
  }

  /** A new knock begins a new run: the visitor's page may have lost the one before. */
  function greet(visitor: PeerId): HostOutcome {
    const held = heldBack(visitor);
    if (held) return held;
    const address = phrase?.derived.address;
    if (!room || address === undefined) return { is: "ignored" };
    visitors.get(visitor)?.wipe();
    const run = hostRun(sodium, { address, joiner: visitor, host: address }, keys);
    visitors.set(visitor, run);
    const hello = run.hello(room.password !== "");
    return hello.ok ? { is: "greet", reply: hello.value } : broken(visitor);
  }

  function confirm(
    visitor: PeerId,
    run: HostRun,
    frame: Extract<HandshakeFrame, { t: "confirm" }>,
    seat: { admit: boolean; language: string },
  ): HostOutcome {
    // Runs side by side must not give more guesses than runs in a row: without a budget the tag is not even compared.
    const held = heldBack(visitor);
    if (held) return held;
    const proved = run.confirm(frame);
    endRun(visitor);
    if (!proved.ok) {
      if (proved.failure !== "tag") return { is: "broken", reply: { t: "refused" } };
      guesses = guessedWrong(guesses, clock());
      return { is: "wrongGuess", reply: { t: "refused" } };
    }
    const { channel, tag, safety } = proved.value;
    const sealed = channel.seal(JSON.stringify({ admitted: seat.admit, language: seat.language }));
    const reply = { t: "welcome", tag, sealed } as const;
    if (!seat.admit) {
      channel.wipe();
      return { is: "full", reply };
    }
    channels.get(visitor)?.wipe();
    channels.set(visitor, channel);
    return { is: "proved", reply, safety };
  }

  return {
    address(words, realm) {
      const of = JSON.stringify([words, realm]);
      if (phrase?.of !== of) {
        if (phrase) sodium.memzero(phrase.derived.secret);
        room = undefined;
        phrase = { of, words, derived: deriveAddress(sodium, words, realm) };
      }
      return phrase.derived.address;
    },

    password(password) {
      if (!phrase) throw new Error("no words were set");
      if (room?.password === password) return;
      const id = deriveRoomId(sodium, phrase.words, password, phrase.derived.secret);
      if (room) sodium.memzero(room.id);
      room = { password, id };
    },

    hostReceive(visitor, frame, seat) {
      const run = visitors.get(visitor);
      if (frame.t === "knock") return greet(visitor);
      if (!run) return { is: "ignored" };
      if (frame.t === "confirm") return confirm(visitor, run, frame, seat);
      if (frame.t !== "pake1") return broken(visitor);
      const answer = run.pake1(frame, roomId());
      return answer.ok ? { is: "answer", reply: answer.value } : broken(visitor, { t: "refused" });
    },

    allowGuess(visitor) {
      allowed.add(visitor);
    },

    knock(self) {
      if (!phrase) throw new Error("no words were set");
      joining?.run?.wipe();
      joining = { self, host: phrase.derived.address, proved: false };
      return { t: "knock", version: VERSION };
    },

    prove() {
      if (!joining?.run || joining.proved) return { is: "ignored" };
      joining.proved = true;
      const first = joining.run.prove(roomId());
      return first.ok ? { is: "answer", reply: first.value } : { is: "broken" };
    },

    joinReceive(frame) {
      if (!joining) return { is: "ignored" };
      const { self, host, proved } = joining;
      if (frame.t === "hello" && !proved) {
        joining.run?.wipe();
        joining.run = joinRun(sodium, { address: host, joiner: self, host }, keys);
      }
      return joining.run
        ? joinReceive(joining.run, (channel) => channels.set(host, channel), frame)
        : { is: "ignored" };
    },

    seal(to, message) {
      return channels.get(to)?.seal(message);
    },

    open(from, sealed: Sealed) {
      return channels.get(from)?.open(sealed) ?? "stranger";
    },

    forget,

    wipe() {
      for (const peer of [...visitors.keys(), ...channels.keys()]) forget(peer);
      joining?.run?.wipe();
      joining = undefined;
      if (phrase) sodium.memzero(phrase.derived.secret);
      if (room) sodium.memzero(room.id);
      sodium.memzero(keys.sign.privateKey);
      sodium.memzero(keys.seal.privateKey);
      phrase = undefined;
      room = undefined;
      allowed.clear();
      guesses = [];
      keys = makeSessionKeys(sodium);
    },
  };
}

function joinReceive(run: JoinRun, keep: (channel: Channel) => void, frame: HandshakeFrame): JoinOutcome {
  switch (frame.t) {
    case "hello": {
      const greeted = run.hello(frame);
      if (greeted.ok) return { is: "asked", passwordNeeded: greeted.value.passwordNeeded };
      return { is: greeted.failure === "version" ? "newerVersion" : "broken" };
    }
    case "pake2": {
      const confirm = run.pake2(frame);
      return confirm.ok ? { is: "answer", reply: confirm.value } : { is: "broken" };
    }
    case "welcome": {
      const welcomed = run.welcome(frame);
      if (!welcomed.ok) return { is: "broken" };
      const { channel, safety } = welcomed.value;
      const opened = channel.open(frame.sealed);
      const greeting =
        typeof opened === "string"
          ? undefined
          : v.safeParse(v.pipe(v.string(), v.parseJson(), Greeting), opened.message);
      if (!greeting?.success) return { is: "broken" };
      if (!greeting.output.admitted) return { is: "full" };
      keep(channel);
      return { is: "welcomed", safety, language: greeting.output.language };
    }
    case "refused":
      run.wipe();
      return { is: "refused" };
    default:
      return { is: "broken" };
  }
}
