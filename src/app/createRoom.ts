import { type Accessor, batch, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { RendezvousEvents, RendezvousOptions, MadeRendezvous } from "../peer/rendezvous.ts";
import type { Tracks } from "../peer/link.ts";
import { normalise, type Words } from "../phrase/words.ts";
import type { AlertKind } from "../room/errors.ts";
import type { Language } from "../room/messages.ts";
import type { JoinOutcome, Vault } from "../room/ports.ts";
import { once, retrying } from "./retrying.ts";
import {
  type Effect,
  type Event,
  IDLE,
  type Presence,
  type Result,
  type Role,
  type State,
  step,
} from "../room/room.ts";

/** The edge, handed in by the composition root, so that a test can hand in another. */
export interface RoomDependencies {
  readonly vault: () => Vault;
  readonly config: () => Promise<{ readonly realm: string; readonly iceServers: RTCIceServer[] }>;
  readonly rendezvous: () => Promise<(options: RendezvousOptions, events: RendezvousEvents) => MadeRendezvous>;
  readonly tracks: Accessor<Tracks>;
  readonly presence: Accessor<Presence>;
  readonly sound: (sound: "knock" | "joined" | "left" | "alarm") => void;
  readonly relay: URL;
}

/** As typed, to be shown and dictated; kept for starting again, forgotten on the way to the first page. */
export interface Phrase {
  readonly words: readonly [string, string, string];
  readonly password: string;
}

export interface Room {
  readonly state: Accessor<State>;
  readonly phrase: Accessor<Phrase>;
  readonly remote: Accessor<MediaStream | undefined>;
  /** Derives ahead of the submit, while the person is still at the form. */
  prepareWords(words: Phrase["words"]): void;
  preparePassword(password: string): void;
  enter(role: Role, phrase: Phrase, language: Language): void;
  ready(): void;
  password(password: string): void;
  hangUp(): void;
  /** From the end screen back to the form, with what was typed still in it. */
  leave(): void;
  /** The same, to the first page: what was typed is forgotten. */
  forget(): void;
  allowGuess(): void;
  putAway(kind: AlertKind): void;
  /** Events that no state had a use for: a measure of health, and of attacks. */
  readonly drops: Accessor<number>;
}

const NOTHING: Phrase = { words: ["", "", ""], password: "" };
const normalised = (words: Phrase["words"]): Words => [normalise(words[0]), normalise(words[1]), normalise(words[2])];

/** Runs the machine's effects and feeds it what comes of them. It decides nothing. */
export function createRoom(deps: RoomDependencies): Room {
  const [state, setState] = createSignal<State>(IDLE);
  const [phrase, setPhrase] = createSignal<Phrase>(NOTHING);
  const [remote, setRemote] = createSignal<MediaStream>();
  const [drops, setDrops] = createSignal(0);
  /** The machine's own copy: effects are run before anything is drawn. */
  let current: State = IDLE;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let vault: Vault | undefined;
  /** The newest derivation of the words: a password is derived after it, for the room ID takes both. */
  let derived: Promise<string> = Promise.reject(new Error("no words yet"));
  derived.catch(ignore);
  let rendezvous: MadeRendezvous | undefined;

  const theVault = () => (vault ??= deps.vault());
  const config = once(() => retrying(deps.config));
  const now = () => performance.now();

  function dispatch(event: Event): void {
    const [next, effects] = step(current, event);
    current = next;
    // First what the other side waits for, then our own screen.
    for (const effect of effects) perform(effect, next.generation);
    batch(() => {
      setState(current);
      if (!("safety" in current)) setRemote(undefined);
    });
  }

  /** A call to the vault whose result becomes an event, if the call that asked for it is still going on. */
  async function ask<T>(
    generation: number,
    answer: Promise<T>,
    toEvent: (value: T) => Ungenerated<Result>,
  ): Promise<void> {
    const event = await answer.then(toEvent, () => ({ type: "vaultFailed" }) as const);
    dispatch({ ...event, generation });
  }

  function perform(effect: Effect, generation: number): void {
    switch (effect.do) {
      case "derive":
        return void ask(generation, derive(effect.words), (address) => ({ type: "derived", address }));
      case "setPassword":
        return void setPassword(effect.password).catch(() => dispatch({ type: "vaultFailed", generation }));
      case "openRelay":
        return void openRelay(generation, effect.id);
      case "sendFrame":
        return rendezvous?.sendFrame(effect.to, effect.frame);
      case "hostReceive": {
        const { from, frame, admit } = effect;
        const language = "call" in current ? current.call.language : "nl";
        const answer = theVault().hostReceive(from, frame, { admit, language });
        return void ask(generation, answer, (outcome) => ({ type: "hostOutcome", from, outcome }));
      }
      case "allowGuess":
        return void theVault().allowGuess(effect.peer).catch(ignore);
      case "knock":
        return void theVault()
          .knock(effect.self)
          .then((frame) => rendezvous?.sendFrame(effect.host, frame), ignore);
      case "joinReceive":
        return void ask(generation, theVault().joinReceive(effect.frame), (outcome) => ({
          type: "joinOutcome",
          outcome,
        }));
      case "prove":
        return void ask(generation, prove(), (outcome) => ({ type: "joinOutcome", outcome }));
      case "dial":
        return rendezvous?.dial(effect.peer);
      case "expect":
        return rendezvous?.expect(effect.peer);
      case "say":
        return rendezvous?.send(effect.peer, effect.message);
      case "hangUp":
        return rendezvous?.hangUp(effect.peer);
      case "forget":
        return void theVault().forget(effect.peer).catch(ignore);
      case "close":
        return close();
      case "after": {
        const { timer, peer, turn } = effect;
        const id = setTimeout(() => {
          timers.delete(id);
          dispatch({ type: "timeout", timer, peer, turn, generation });
        }, effect.ms);
        return void timers.add(id);
      }
      case "sound":
        return deps.sound(effect.sound);
      case "unexpected":
        return void setDrops((count) => count + 1);
    }
  }

  function derive(words: Words): Promise<string> {
    derived = config().then(({ realm }) => theVault().address(words, realm));
    return derived;
  }

  async function setPassword(password: string): Promise<void> {
    await derived;
    await theVault().password(password);
  }

  /** Right behind the password that was set last, without waiting for the vault to say that it has it. */
  async function prove(): Promise<JoinOutcome> {
    await derived;
    return theVault().prove();
  }

  async function openRelay(generation: number, id: string | undefined): Promise<void> {
    const [make, { iceServers }] = await Promise.all([retrying(deps.rendezvous), config()]);
    if (current.generation !== generation) return;
    const self = id ?? crypto.randomUUID();
    const tell = (event: Ungenerated<Result>) => dispatch({ ...event, generation });
    const options = { id: self, relay: deps.relay, iceServers, vault: theVault(), tracks: deps.tracks };
    rendezvous = make(options, {
      up: () => tell({ type: "relayUp", self }),
      down: () => tell({ type: "relayDown" }),
      idTaken: () => tell({ type: "idTaken" }),
      frame: (from, frame) => tell({ type: "frame", from, frame }),
      absent: (peer) => tell({ type: "absent", peer }),
      forged: (from) => tell({ type: "forged", from }),
      linkUp: (peer) => tell({ type: "linkUp", peer, now: now() }),
      linkShaky: (peer) => tell({ type: "linkShaky", peer }),
      linkBack: (peer) => tell({ type: "linkBack", peer }),
      linkLost: (peer) => tell({ type: "linkLost", peer, now: now() }),
      message: (peer, message) => tell({ type: "message", peer, message, now: now() }),
      remote: (peer, stream) => {
        if (current.generation === generation && "safety" in current && current.peer === peer) setRemote(stream);
      },
    });
  }

  function close(): void {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    rendezvous?.close();
    rendezvous = undefined;
    void vault?.wipe().catch(ignore);
  }

  createEffect(() => {
    const { audio, video } = deps.tracks();
    rendezvous?.setTrack("audio", audio);
    rendezvous?.setTrack("video", video);
  });
  const partner = () => {
    const now = state();
    return now.at === "inCall" || now.at === "reconnecting" ? now.peer : undefined;
  };
  createEffect(
    on([partner, deps.presence], ([peer, presence]) => {
      if (peer !== undefined) rendezvous?.send(peer, { type: "state", ...presence });
    }),
  );

  const hangUp = () => {
    if (current.at !== "idle" && current.at !== "ended") dispatch({ type: "hangUp", now: now() });
  };
  // The other side is told when the tab is closed, as well as a browser lets us.
  addEventListener("pagehide", hangUp);
  onCleanup(() => removeEventListener("pagehide", hangUp));

  return {
    state,
    phrase,
    remote,
    prepareWords: (words) => void derive(normalised(words)).catch(ignore),
    preparePassword(password) {
      // Not while one is being checked: the vault would go on with this one.
      if (current.at === "authenticating" && current.phase === "password") {
        void setPassword(normalise(password)).catch(ignore);
      }
    },
    enter(role, next, language) {
      setPhrase(next);
      const words = normalised(next.words);
      if (role === "client") dispatch({ type: "join", words, language });
      else dispatch({ type: "start", words, password: normalise(next.password), language });
    },
    ready: () => dispatch({ type: "ready" }),
    password(password) {
      setPhrase(({ words }) => ({ words, password }));
      dispatch({ type: "password", password: normalise(password) });
    },
    hangUp,
    leave: () => dispatch({ type: "leave" }),
    forget() {
      setPhrase(NOTHING);
      dispatch({ type: "leave" });
    },
    allowGuess: () => dispatch({ type: "allowGuess" }),
    putAway: (kind) => dispatch({ type: "putAway", kind }),
    drops,
  };
}

/** The event without its generation; distributes over the union. */
type Ungenerated<E> = E extends unknown ? Omit<E, "generation"> : never;

const ignore = () => undefined;
