import type { PeerId } from "../room/wire/roster.ts";
import type { JoinOutcome } from "../room/model/outcome.ts";
import type { Presence } from "../room/model/person.ts";
import type { Accessor } from "solid-js";
import type { Tracks } from "../peer/tracks.ts";
import type { MadeRendezvous, RendezvousEvents, RendezvousOptions } from "../peer/rendezvous.ts";
import type { Words } from "../phrase/words.ts";
import type { Effect, Event, Result } from "../room/model/events.ts";
import type { Vault } from "../room/ports.ts";
import { NAME, readable } from "../room/wire/readable.ts";
import type { State } from "../room/model/state.ts";
import { randomId } from "../site/randomId.ts";
import { retrying } from "../site/loading.ts";
import type { Claims } from "./claims.ts";
import { relayed, type Ungenerated } from "./relayed.ts";
import { makeTimers } from "./timers.ts";
import { addressOf, callOf } from "../room/select.ts";

/** Everything outside the machine, passed in by the composition root so that a test can pass in something else. */
export interface Edge {
  readonly vault: Vault;
  /** The site's settings as the relay serves them, fetched once. Never rejects. */
  readonly config: () => Promise<{ readonly realm: string; readonly maxPeople: number }>;
  /** The site's ICE servers, with credentials that are good for a while. Never rejects. */
  readonly iceServers: () => Promise<RTCIceServer[]>;
  /** Whether the person wants nobody else to learn the IP address. */
  readonly relayOnly: () => boolean;
  readonly rendezvous: () => Promise<(options: RendezvousOptions, events: RendezvousEvents) => MadeRendezvous>;
  readonly tracks: Accessor<Tracks>;
  readonly presence: Accessor<Presence>;
  readonly sound: (sound: Extract<Effect, { do: "sound" }>["sound"]) => void;
  readonly relay: URL;
  /** The token by which the relay recognises this browser as the same peer under this id. */
  readonly token: (id: PeerId) => Promise<string>;
  readonly claims: Claims;
}

/** Where the performer's results go. */
export interface Feedback {
  readonly state: () => State;
  dispatch(event: Event): void;
  remote(peer: PeerId, stream: MediaStream): void;
  channel(peer: PeerId, channel: RTCDataChannel): void;
  /** Called for each event that no state had a use for. */
  dropped(): void;
}

export interface Performer {
  /** Carries out one effect. `generation` is that of the state that asked for it, and goes into the result's event. */
  perform(effect: Effect, generation: number): void;
  /** Derives the address from normalised words and makes them the room's. Rejects as the vault does. */
  derive(words: Words): Promise<string>;
  /** The connection to the relay and the other pages; undefined while there is none. */
  readonly rendezvous: () => MadeRendezvous | undefined;
}

/** ms: shorter than anybody notices. */
const SOUND_PAUSE = 100;

/** Carries out the machine's effects and dispatches their results as events. It makes no decisions. */
export function makePerformer(edge: Edge, machine: Feedback): Performer {
  const timers = makeTimers();
  /** The newest derivation of the words. Passwords wait for it, because the room ID is derived from both. */
  let derived: Promise<string> = Promise.reject(new Error("no words yet"));
  derived.catch(ignore);
  let rendezvous: MadeRendezvous | undefined;
  const { vault, config } = edge;

  /**
   * Turns the vault's answer into an event, and a rejection into `vaultFailed`. The machine drops the event if it is in
   * another generation by then.
   */
  async function ask<T>(
    generation: number,
    answer: Promise<T>,
    toEvent: (value: T) => Ungenerated<Result> | undefined,
  ): Promise<void> {
    const event = await answer.then(toEvent, () => ({ type: "vaultFailed" }) as const);
    if (event) machine.dispatch({ ...event, generation });
  }

  function perform(effect: Effect, generation: number): void {
    switch (effect.do) {
      case "openRelay":
        return void openRelay(generation, effect.id);
      case "sendFrame":
        return rendezvous?.sendFrame(effect.to, effect.frame);
      case "post":
        return rendezvous?.post(effect.peer, effect.seal, effect.signed);
      case "whisper":
        return rendezvous?.whisper(effect.peer, effect.message);
      case "ask":
        return rendezvous?.whisper(effect.peer, { type: "asking", name: ownName() });
      case "dial":
        return rendezvous?.dial(effect.peer);
      case "prepare":
        return rendezvous?.prepare(effect.peer);
      case "release":
        return rendezvous?.release(effect.peer);
      case "expect":
        return rendezvous?.expect(effect.peer);
      case "say":
        return rendezvous?.send(effect.peer, effect.message);
      case "diagnose":
        return diagnose(effect.peer, generation);
      case "hangUp":
        return rendezvous?.hangUp(effect.peer);
      case "close":
        return close();
      case "after":
        return after(effect, generation);
      case "giveTime":
        return giveTime(effect, generation);
      case "sound":
        // Making it takes the page longer than anything that the other side waits for.
        return void setTimeout(() => edge.sound(effect.sound), SOUND_PAUSE);
      case "unexpected":
        return machine.dropped();
      default:
        return askVault(effect, generation);
    }
  }

  function askVault(effect: VaultEffect, generation: number): void {
    switch (effect.do) {
      case "derive":
        return void ask(generation, Promise.all([derive(effect.words), config()]), toDerived);
      case "resume":
        derived = vault.recall(effect.key, effect.sealed);
        return void ask(generation, Promise.all([derived, config()]), toDerived);
      case "setPassword":
        return void ask(generation, setPassword(effect.password), (changed) => ({ type: "passwordSet", changed }));
      case "hostReceive": {
        const { from, frame, admission } = effect;
        const answer = vault.hostReceive(from, frame, { admission, language: language() });
        return void ask(generation, answer, (outcome) => ({ type: "hostOutcome", from, outcome }));
      }
      case "allowGuess":
        return void vault.allowGuess(effect.peer).catch(ignore);
      case "knock":
        return void vault.knock(effect.self).then((frame) => rendezvous?.sendFrame(effect.host, frame), ignore);
      case "joinReceive":
        return void ask(generation, vault.joinReceive(effect.frame), joinOutcome);
      case "prove":
        return void ask(generation, prove(), joinOutcome);
      case "forget":
        timers.stop(effect.peer);
        return void vault.forget(effect.peer).catch(ignore);
      default:
        return askMembership(effect, generation);
    }
  }

  function askMembership(effect: MembershipEffect, generation: number): void {
    switch (effect.do) {
      case "issue": {
        const draft = { self: { id: addressOf(machine.state()), name: ownName() }, ...effect.draft };
        return void ask(generation, vault.issue(draft), (signed) => ({ type: "issued", signed }));
      }
      case "judge": {
        const { from, self, signed } = effect;
        const answer = vault.accept(signed, self);
        return void ask(generation, answer, (outcome) => ({ type: "rosterOutcome", from, outcome }));
      }
      case "handOver": {
        const { peer, sign, stay } = effect;
        return void ask(generation, vault.handOver(sign), (bequest) => ({ type: "handedOver", peer, bequest, stay }));
      }
      case "inherit": {
        const { bequest, banned } = effect;
        return void ask(generation, vault.inherit(bequest), (genuine) => ({ type: "inherited", genuine, banned }));
      }
      case "declare":
        return void ask(generation, vault.declare(effect.phases), (signed) => signed && { type: "declared", signed });
      case "hear": {
        const { from, signed } = effect;
        return void ask(generation, vault.attest(signed), (genuine) =>
          genuine ? { type: "heard", from, signed } : undefined,
        );
      }
    }
  }

  const language = () => callOf(machine.state())?.language ?? "nl";
  const ownName = () => readable(edge.presence().name, NAME);

  function derive(words: Words): Promise<string> {
    derived = config().then(({ realm }) => vault.address(words, realm));
    return derived;
  }

  async function setPassword(password: string): Promise<boolean> {
    await derived;
    return vault.password(password);
  }

  /** Proves the password that was set last. No need to wait for `setPassword`: the vault handles calls in order. */
  async function prove(): Promise<JoinOutcome> {
    await derived;
    return vault.prove();
  }

  function after({ ms, timer, peer, turn }: Extract<Effect, { do: "after" }>, generation: number): void {
    timers.later(ms, () => machine.dispatch({ type: "timeout", timer, peer, turn, generation }));
  }

  function giveTime({ peer, ms }: Extract<Effect, { do: "giveTime" }>, generation: number): void {
    timers.laterFor(peer, ms, () => machine.dispatch({ type: "timeout", timer: "visitor", peer, turn: 0, generation }));
  }

  function diagnose(peer: PeerId, generation: number): void {
    const why = rendezvous?.obstacle(peer);
    if (why) machine.dispatch({ type: "diagnosed", peer, why, generation });
  }

  async function openRelay(generation: number, id: string | undefined): Promise<void> {
    rendezvous?.close();
    rendezvous = undefined;
    const self = id ?? randomId();
    const tell = (event: Ungenerated<Result>) => machine.dispatch({ ...event, generation });
    const asked = Promise.all([retrying(edge.rendezvous), edge.iceServers(), retrying(() => edge.token(self))]);
    if (!(await edge.claims.take(id))) return tell({ type: "alreadyOpen" });
    const [make, iceServers, token] = await asked;
    if (machine.state().generation !== generation) return;
    const { relay, tracks, iceServers: renewIceServers } = edge;
    const ice = { iceServers, renewIceServers, relayOnly: edge.relayOnly() };
    const options = { id: self, token, relay, vault, tracks, ...ice };
    const isCurrent = () => machine.state().generation === generation;
    const beside: Parameters<typeof relayed>[2] = {
      remote: (peer, stream) => isCurrent() && machine.remote(peer, stream),
      channel: (peer, channel) => (isCurrent() ? machine.channel(peer, channel) : channel.close()),
    };
    rendezvous = make(options, relayed(self, tell, beside));
  }

  function close(): void {
    timers.clear();
    rendezvous?.close();
    rendezvous = undefined;
    edge.claims.release();
    void vault.wipe().catch(ignore);
  }

  return { perform, derive, rendezvous: () => rendezvous };
}

type MembershipEffect = Extract<Effect, { do: "issue" | "judge" | "handOver" | "inherit" | "declare" | "hear" }>;
type VaultEffect =
  | MembershipEffect
  | Extract<
      Effect,
      {
        do:
          | "derive"
          | "resume"
          | "setPassword"
          | "hostReceive"
          | "allowGuess"
          | "knock"
          | "joinReceive"
          | "prove"
          | "forget";
      }
    >;

const toDerived = ([address, { maxPeople }]: readonly [string, { readonly maxPeople: number }]) =>
  ({ type: "derived", address, most: maxPeople }) as const;
const joinOutcome = (outcome: JoinOutcome) => ({ type: "joinOutcome", outcome }) as const;

const ignore = () => undefined;
