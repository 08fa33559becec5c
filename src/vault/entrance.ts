import * as v from "valibot";
import { type FrameOf, type HandshakeFrame, type Sealed, VERSION } from "../handshake/frames.ts";
import { type JoinRun, joinRun, makeNonce, type Proved, type SessionKeys } from "../handshake/handshake.ts";
import type { Channel } from "../handshake/sealed.ts";
import type { Sodium } from "../handshake/transcript.ts";
import type { JoinOutcome } from "../room/model/outcome.ts";
import { Greeting } from "../room/wire/messages.ts";
import type { PeerId } from "../room/wire/roster.ts";

/** A joiner's way in: a knock, the run that the host's hello begins, and the channel that the proof makes. */
export interface Entrance {
  /** The knock under our relay id `self`: the same again for as long as the host has not answered it. */
  knock(self: PeerId, host: PeerId): FrameOf<"knock">;
  /** As `Vault.prove`. Reads the room ID (32 bytes) and does not keep it. */
  prove(roomId: Uint8Array): JoinOutcome;
  /**
   * Hands the host's frame to the run. `keep` takes the channel of a host who has proved the password too; false where
   * another host was known before.
   */
  receive(frame: HandshakeFrame, keep: (host: PeerId, proved: Proved, greeting: Greeting) => boolean): JoinOutcome;
  /** Seals for the host behind our proof; undefined before that, and for anybody else. */
  seal(to: PeerId, message: string): Sealed | undefined;
  wipe(): void;
}

interface Way {
  readonly self: PeerId;
  readonly host: PeerId;
  readonly nonce: string;
  /** The nonce of the hello that began the run. */
  hello?: string;
  run?: JoinRun;
  proved?: Channel;
}

/** An entrance that was not knocked at yet. `keys` is a function because the sealing key changes. */
export function makeEntrance(sodium: Sodium, keys: () => SessionKeys): Entrance {
  let way: Way | undefined;

  function wipe(): void {
    way?.run?.wipe();
    way?.proved?.wipe();
    way = undefined;
  }

  /**
   * A newer hello begins anew, because the host's password may have changed: the run so far is over, and what was proved
   * in it counts for nothing. The same hello again is the answer to a knock that was repeated.
   */
  function hello(mine: Way, frame: FrameOf<"hello">): JoinOutcome {
    if (mine.hello === frame.nonce) return { is: "ignored" };
    mine.run?.wipe();
    mine.proved?.wipe();
    delete mine.proved;
    mine.hello = frame.nonce;
    const run = joinRun(sodium, { address: mine.host, joiner: mine.self, host: mine.host }, keys(), mine.nonce);
    mine.run = run;
    const terms = run.hello(frame);
    return terms.ok ? { is: "asked", ...terms.value } : { is: "broken" };
  }

  function welcome(
    { host, run }: Way,
    frame: FrameOf<"welcome">,
    keep: (host: PeerId, proved: Proved, greeting: Greeting) => boolean,
  ): JoinOutcome {
    const welcomed = run?.welcome(frame);
    const greeting = welcomed?.ok ? readGreeting(welcomed.value, frame) : undefined;
    if (!welcomed?.ok || !greeting) return { is: "broken" };
    if (!keep(host, welcomed.value, greeting)) return { is: "otherHost" };
    way = undefined;
    const { admission, language } = greeting;
    return { is: "welcomed", safety: welcomed.value.safety, admission, language };
  }

  return {
    knock(self, host) {
      if (way?.self !== self || way.host !== host || way.run) {
        wipe();
        way = { self, host, nonce: makeNonce(sodium) };
      }
      return { t: "knock", version: VERSION, nonce: way.nonce };
    },
    prove(roomId) {
      if (!way?.run || way.proved) return { is: "ignored" };
      const proved = way.run.prove(roomId);
      if (!proved.ok) return { is: "broken" };
      way.proved = proved.value.channel;
      return { is: "answer", reply: proved.value.proof };
    },
    receive(frame, keep) {
      if (!way) return { is: "ignored" };
      if (frame.t === "hello") return hello(way, frame);
      if (!way.run) return { is: "ignored" };
      if (frame.t === "welcome") return welcome(way, frame, keep);
      if (frame.t !== "refused" && frame.t !== "again") return { is: "broken" };
      // Before our proof there is nothing to refuse: that would be the relay's.
      if (!way.proved) return { is: "ignored" };
      wipe();
      return { is: frame.t };
    },
    seal: (to, message) => (to === way?.host ? way.proved?.seal(message) : undefined),
    wipe,
  };
}

/** What `welcome` holds sealed; undefined where it cannot be opened, or is something else. */
function readGreeting({ channel }: Proved, { sealed }: FrameOf<"welcome">): Greeting | undefined {
  const opened = channel.open(sealed);
  if (typeof opened === "string") return undefined;
  const greeting = v.safeParse(v.pipe(v.string(), v.parseJson(), Greeting), opened.message);
  return greeting.success ? greeting.output : undefined;
}
