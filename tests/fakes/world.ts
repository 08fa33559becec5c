import type { HandshakeFrame } from "../../src/handshake/frames.ts";
import type { Language, RoomMessage } from "../../src/room/messages.ts";
import { type Effect, type Event, IDLE, type Result, type State, step } from "../../src/room/room.ts";
import { makeSecrets, type Secrets } from "../../src/vault/secrets.ts";
import { quickSodium } from "./sodium.ts";

type Ungenerated<E> = E extends unknown ? Omit<E, "generation"> : never;

/** One browser: the machine, its vault, and all effects it has asked for. */
export interface Browser {
  readonly state: State;
  readonly effects: readonly Effect[];
  send(event: Event): void;
  /** An event of the edge, in the generation that is now. */
  happen(event: Ungenerated<Result>): void;
}

interface Frame {
  readonly from: string;
  readonly to: string;
  readonly frame: HandshakeFrame;
}

/** A relay, a clock and links, all of them toys, under browsers whose machines and vaults are the product's own. */
export class World {
  now = 0;
  /** What the relay does to each handshake frame. */
  carry: (frame: Frame) => readonly Frame[] = (frame) => [frame];
  /** Whether direct connections come up. */
  direct = true;

  readonly #browsers = new Map<string, { receive(from: string, frame: HandshakeFrame): void }>();
  readonly #links = new Map<string, (event: Ungenerated<Result>) => void>();
  readonly #expected = new Set<string>();
  readonly #onTheWay: Frame[] = [];
  #timers: { at: number; run(): void }[] = [];
  #clients = 0;

  browser(): Browser {
    // oxlint-disable-next-line typescript/no-this-alias -- the browser's functions have a `this` of their own
    const world = this;
    const secrets: Secrets = makeSecrets(quickSodium, () => world.now);
    const effects: Effect[] = [];
    let state: State = IDLE;
    let self = "";

    function send(event: Event): void {
      const [next, more] = step(state, event);
      state = next;
      effects.push(...more);
      for (const effect of more) perform(effect);
    }
    const happen = (event: Ungenerated<Result>) => send({ ...event, generation: state.generation } as Result);
    const later = (event: Ungenerated<Result>) => {
      const { generation } = state;
      return () => send({ ...event, generation } as Result);
    };

    function perform(effect: Effect): void {
      switch (effect.do) {
        case "derive":
          return happen({ type: "derived", address: secrets.address(effect.words, "test") });
        case "setPassword":
          return secrets.password(effect.password);
        case "openRelay":
          self = effect.id ?? `client-${++world.#clients}`;
          if (world.#browsers.has(self)) return happen({ type: "idTaken" });
          world.#browsers.set(self, { receive: (from, frame) => happen({ type: "frame", from, frame }) });
          world.#links.set(self, happen);
          return happen({ type: "relayUp", self });
        case "knock":
          return world.#deliver({ from: effect.self, to: effect.host, frame: secrets.knock(effect.self) });
        case "sendFrame":
          return world.#deliver({ from: self, to: effect.to, frame: effect.frame });
        case "hostReceive": {
          const { from, frame, admit } = effect;
          return happen({
            type: "hostOutcome",
            from,
            outcome: secrets.hostReceive(from, frame, { admit, language: "nl" }),
          });
        }
        case "allowGuess":
          return secrets.allowGuess(effect.peer);
        case "joinReceive":
          return happen({ type: "joinOutcome", outcome: secrets.joinReceive(effect.frame) });
        case "prove":
          return happen({ type: "joinOutcome", outcome: secrets.prove() });
        case "expect":
          return void world.#expected.add(`${self} ${effect.peer}`);
        case "dial":
          return world.after(1, () => world.#connect(self, effect.peer));
        case "say":
          return world.#say(self, effect.peer, effect.message);
        case "forget":
          return secrets.forget(effect.peer);
        case "close":
          world.#browsers.delete(self);
          world.#links.delete(self);
          return secrets.wipe();
        case "after":
          return world.after(
            effect.ms,
            later({ type: "timeout", timer: effect.timer, peer: effect.peer, turn: effect.turn }),
          );
        case "hangUp":
        case "sound":
        case "unexpected":
          return;
      }
    }

    return {
      get state() {
        return state;
      },
      effects,
      send,
      happen,
    };
  }

  after(ms: number, run: () => void): void {
    this.#timers.push({ at: this.now + ms, run });
  }

  /** Lets time pass; timers run in order. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.now = next.at;
      next.run();
    }
    this.now = until;
  }

  /** One frame after the other, as on a socket: what a frame sets off comes behind those that were sent before. */
  #deliver(sent: Frame): void {
    const idle = this.#onTheWay.length === 0;
    this.#onTheWay.push(...this.carry(sent));
    if (!idle) return;
    for (let next = this.#onTheWay[0]; next; next = this.#onTheWay[0]) {
      const { from, to, frame } = next;
      const receiver = this.#browsers.get(to);
      if (receiver) receiver.receive(from, frame);
      else this.after(5_000, () => this.#links.get(from)?.({ type: "absent", peer: to }));
      this.#onTheWay.shift();
    }
  }

  #connect(from: string, to: string): void {
    if (!this.direct || !this.#expected.has(`${to} ${from}`)) return;
    this.#links.get(from)?.({ type: "linkUp", peer: to, now: this.now });
    this.#links.get(to)?.({ type: "linkUp", peer: from, now: this.now });
  }

  #say(from: string, to: string, message: RoomMessage): void {
    this.#links.get(to)?.({ type: "message", peer: from, message, now: this.now });
  }
}

const WORDS = ["jose", "sintniklaas", "fiets"] as const;

export function start(browser: Browser, password = "appelboom", language: Language = "nl"): void {
  browser.send({ type: "start", words: WORDS, password, language });
  browser.send({ type: "ready" });
}

export function join(browser: Browser): void {
  browser.send({ type: "join", words: WORDS, language: "fr" });
  browser.send({ type: "ready" });
}

export const type = (browser: Browser, password: string): void => browser.send({ type: "password", password });

/** The kinds of alerts at the host, most urgent first. */
export function alerts(browser: Browser): string[] {
  return "call" in browser.state ? browser.state.call.alerts.map(({ kind }) => kind) : [];
}
