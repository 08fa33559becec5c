import * as v from "valibot";
import { parseHandshakeFrame } from "../../src/handshake/frames.ts";
import type { Effect, Event, HostBack, Result } from "../../src/room/model/events.ts";
import { RoomMessage } from "../../src/room/wire/messages.ts";
import { step } from "../../src/room/step.ts";
import { IDLE, returnable, type State } from "../../src/room/model/state.ts";
import { makeSecrets, type Secrets } from "../../src/vault/secrets.ts";
import type { Parcel, Port, Ungenerated, World } from "./world.ts";

/** One page in a browser: the machine, its vault, and all effects it has asked for. */
export interface Browser {
  readonly name: string;
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly secrets: Secrets;
  /** Its id at the relay. */
  readonly self: string;
  send(event: Event): void;
  /** An event of the edge, in the generation that is now. */
  happen(event: Ungenerated<Result>): void;
  /** What the page leaves to its tab, at this moment. */
  keepsake(): Kept;
  comeBack(kept: Kept): void;
  /** Its last word, if it has the time for one. */
  away(): void;
  die(): void;
}

export interface Kept {
  readonly vault: string;
  readonly token: string;
  readonly event: Extract<Event, { type: "start" | "join" }>;
}

/** ms between two tries for an id that is taken. */
const RETRY = 1_000;
let tokens = 0;

export function makePage(world: World, name: string): Browser {
  const secrets = makeSecrets(world.sodium, () => world.now);
  const effects: Effect[] = [];
  /** Which of a visitor's timers is the newest. */
  const times = new Map<string, number>();
  /** To whom our presence has been told. */
  const told = new Set<string>();
  let state: State = IDLE;
  let self = "";
  let connected = false;
  let token = `token-${++tokens}`;
  /** Counts the ways to the relay: an earlier one does not go on trying. */
  let ways = 0;
  let password = "";
  let alive = true;

  const people = () => ("people" in state ? state.people : []);

  function send(event: Event): void {
    if (!alive) return;
    const [next, more] = step(state, event, world.now);
    state = next;
    effects.push(...more);
    for (const effect of more) perform(effect, next.generation);
    present();
  }

  /** Results come later, as from the vault's worker. */
  const happen = (event: Ungenerated<Result>) => answer(event, state.generation);
  const answer = (event: Ungenerated<Result>, generation: number) =>
    world.soon(() => send({ ...event, generation } as Result));

  function present(): void {
    const reached = people().filter(({ link }) => link === "up");
    for (const id of told) if (!reached.some((person) => person.id === id)) told.delete(id);
    for (const { id } of reached) {
      if (told.has(id)) continue;
      told.add(id);
      world.say(self, id, { type: "state", mic: true, camera: true, name, promised: false });
    }
  }

  function open(id: string | undefined, generation: number): void {
    close();
    const way = ways;
    const ask = () => {
      if (!alive || way !== ways) return;
      world.open(id, token, port(generation), (opened) => {
        if (typeof opened === "string") {
          self = opened;
          connected = true;
          return answer({ type: "relayUp", self }, generation);
        }
        answer({ type: "idTaken", resting: opened.resting }, generation);
        world.after(RETRY, ask);
      });
    };
    ask();
  }

  function close(): void {
    ways++;
    if (connected) world.close(self);
    connected = false;
  }

  const port = (generation: number): Port => ({
    tell: (event) => send({ ...event, generation } as Result),
    seal: (to) => secrets.seal(to, "set-up"),
    opens: (from, sealed) => typeof secrets.open(from, sealed) !== "string",
    receive: (parcel) => receive(parcel, generation),
  });

  function receive({ from, frame, sealed, roster }: Parcel, generation: number): void {
    if (frame) {
      const parsed = parseHandshakeFrame(frame);
      return parsed && send({ type: "frame", from, frame: parsed, generation });
    }
    // By way of the vault, and so behind what it was asked before.
    const tell = (event: Ungenerated<Result>) => answer(event, generation);
    if (roster !== undefined) {
      const signed = secrets.unwrap(roster);
      return signed ? tell({ type: "handed", signed }) : undefined;
    }
    const opened = sealed ? secrets.open(from, sealed) : "stranger";
    if (opened === "forged") tell({ type: "forged", from });
    if (typeof opened === "string") return;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), RoomMessage), opened.message);
    if (parsed.success) tell({ type: "message", peer: from, message: parsed.output });
  }

  function whisper(to: string, message: RoomMessage): void {
    const sealed = secrets.seal(to, JSON.stringify(message));
    if (sealed) world.post({ from: self, to, sealed, inside: "message" });
  }

  function perform(effect: Effect, generation: number): void {
    switch (effect.do) {
      case "openRelay":
        return open(effect.id, generation);
      case "sendFrame":
        return world.post({ from: self, to: effect.to, frame: effect.frame });
      case "post":
        return world.post({ from: self, to: effect.peer, roster: secrets.wrap(effect.seal, effect.signed) });
      case "whisper":
        return whisper(effect.peer, effect.message);
      case "ask":
        return whisper(effect.peer, { type: "asking", name });
      case "say":
        return world.say(self, effect.peer, effect.message);
      case "expect":
        return world.expect(self, effect.peer);
      case "dial":
        return world.dial(self, effect.peer);
      case "hangUp":
        return world.hangUp(self, effect.peer);
      case "close":
        close();
        return secrets.wipe();
      case "after": {
        const { ms, timer, peer, turn } = effect;
        return world.after(ms, () => send({ type: "timeout", timer, peer, turn, generation }));
      }
      case "giveTime": {
        const { peer, ms } = effect;
        const turn = (times.get(peer) ?? 0) + 1;
        times.set(peer, turn);
        return world.after(ms, () => {
          if (times.get(peer) === turn) send({ type: "timeout", timer: "visitor", peer, turn: 0, generation });
        });
      }
      case "sound":
      case "unexpected":
        return;
      default:
        return askVault(effect, generation);
    }
  }

  function askVault(effect: VaultEffect, generation: number): void {
    const tell = (event: Ungenerated<Result>) => answer(event, generation);
    switch (effect.do) {
      case "derive":
        return tell({ type: "derived", address: secrets.address(effect.words, "test"), most: 6 });
      case "setPassword":
        ({ password } = effect);
        return secrets.password(password);
      case "knock":
        return world.post({ from: self, to: effect.host, frame: secrets.knock(effect.self) });
      case "hostReceive": {
        const { from, frame, admission } = effect;
        const language = "call" in state ? state.call.language : "nl";
        return tell({ type: "hostOutcome", from, outcome: secrets.hostReceive(from, frame, { admission, language }) });
      }
      case "allowGuess":
        return secrets.allowGuess(effect.peer);
      case "joinReceive":
        return tell({ type: "joinOutcome", outcome: secrets.joinReceive(effect.frame) });
      case "prove":
        return tell({ type: "joinOutcome", outcome: secrets.prove() });
      case "forget":
        times.delete(effect.peer);
        return secrets.forget(effect.peer);
      case "issue": {
        const id = "address" in state ? (state.address ?? "") : "";
        return tell({ type: "issued", signed: secrets.issue({ self: { id, name }, ...effect.draft }) });
      }
      case "judge": {
        const outcome = secrets.accept(effect.signed, effect.self);
        return tell({ type: "rosterOutcome", from: effect.from, outcome });
      }
      case "handOver": {
        const { peer, sign, stay } = effect;
        return tell({ type: "handedOver", peer, handover: secrets.handOver(sign), stay });
      }
      case "inherit":
        return tell({ type: "inherited", genuine: secrets.inherit(effect.handover), banned: effect.banned });
      case "declare": {
        const signed = secrets.declare(effect.phases);
        return signed ? tell({ type: "declared", signed }) : undefined;
      }
      case "hear":
        if (secrets.attest(effect.signed)) tell({ type: "heard", from: effect.from, signed: effect.signed });
    }
  }

  function keepsake(): Kept {
    if (!returnable(state)) throw new Error(`there is no call to come back to: ${state.at}`);
    const { role, words, language, policy, banned, signed } = state.call;
    const back: HostBack = { policy, banned, ...(signed ? { signed } : {}) };
    const given = { words, password, language };
    const event: Kept["event"] =
      role === "client" ? { type: "join", ...given } : { type: "start", ...given, ask: policy.ask, back };
    return { vault: secrets.keepsake(), token, event };
  }

  return {
    name,
    get state() {
      return state;
    },
    get self() {
      return self;
    },
    effects,
    secrets,
    send: (event) => world.soon(() => send(event)),
    happen,
    keepsake,
    comeBack(kept) {
      secrets.recall(kept.vault);
      ({ token } = kept);
      world.soon(() => send(kept.event));
      world.soon(() => send({ type: "ready" }));
    },
    away() {
      for (const { id } of people()) world.say(self, id, { type: "away" });
    },
    die: () => void (alive = false),
  };
}

type VaultEffect = Exclude<
  Effect,
  | { do: "openRelay" | "sendFrame" | "post" | "whisper" | "ask" | "say" | "expect" | "dial" | "hangUp" | "close" }
  | { do: "after" | "giveTime" | "sound" | "unexpected" }
>;
