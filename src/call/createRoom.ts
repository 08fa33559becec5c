import { makeEventListener } from "@solid-primitives/event-listener";
import { type Accessor, batch, createEffect, createSignal, getOwner, runWithOwner } from "solid-js";
import { createStore } from "solid-js/store";
import { makePipe, type Pipe } from "../peer/pipe.ts";
import { normalise, type Phrase, type Words } from "../phrase/words.ts";
import type { AlertKind } from "../room/model/errors.ts";
import type { Effect, Event } from "../room/model/events.ts";
import type { Language, Note } from "../room/wire/messages.ts";
import type { Policy, PeerId } from "../room/wire/roster.ts";
import { IDLE, type Role, type State } from "../room/model/state.ts";
import type { Vault, Way } from "../room/ports.ts";
import type { Kind } from "../room/wire/statement.ts";
import type { Running, Surroundings } from "./createRunning.ts";
import type { Returning } from "./returning.ts";
import { randomId } from "../site/randomId.ts";
import { once, retrying } from "../site/loading.ts";
import { addressOf, peopleOf, togetherOf } from "../room/select.ts";

export interface RoomDependencies extends Omit<Surroundings, "vault"> {
  /** Fetches what starts the vault. Never rejects. */
  readonly vault: () => Promise<() => Vault>;
  /** Whether the host wants to be asked before anybody comes in. */
  readonly askFirst: () => boolean;
  /** Everybody who was in the room with the person has left it. Told before whoever comes instead is sent anything. */
  readonly alone: () => void;
  /** The connection to somebody has come up: they begin to see what is sent. Told before any screen follows. */
  readonly watched: () => void;
  /** Somebody's picture will come in this stream, if they are let in or let this person in. Told again when it does. */
  readonly expected: (stream: MediaStream) => void;
  /** Who takes a channel with this label that somebody in the room has opened beside the link's own. Any other is closed. */
  readonly channels: ReadonlyMap<string, (peer: PeerId, pipe: Pipe) => void>;
  /** What was typed before the page was loaded anew. */
  readonly typed?: Phrase | undefined;
}

/** What a host may choose for one call. `ask`: everybody waits at the door. `consulting`: one at a time is let in. */
export interface HostsChoices {
  readonly ask?: boolean;
  readonly consulting?: boolean;
}

export interface Room extends Pick<Returning, "leftover" | "comeBack" | "stayOut"> {
  /** As the screens show it: some steps a moment after the machine has made them. */
  readonly state: Accessor<State>;
  /** As typed. It is forgotten when the person returns to the first page. */
  readonly phrase: Accessor<Phrase>;
  /**
   * The stream of picture and sound of somebody in the room, or of the host who has still to let this person in; undefined until it
   * is known in which it will come.
   */
  remote(peer: PeerId): MediaStream | undefined;
  /** Opens a channel to this person beside the link's own, ordered and reliable; undefined where no link leads there. */
  openChannel(peer: PeerId, label: string): Pipe | undefined;
  /** The way that picture and sound take to this person; undefined while there is none. */
  way(peer: PeerId): Promise<Way | undefined>;
  /** Starts deriving from the words while the person is still at the form, so that `enter` takes less time. Ignored in a call. */
  prepareWords(words: Phrase["words"]): void;
  /** A host's `choices` hold for this call, whatever the host wants in others. */
  enter(role: Role, phrase: Phrase, language: Language, choices?: HostsChoices): void;
  ready(): void;
  password(password: string): void;
  /** Leaves the call; a host's call ends for everyone. Ignored where there is no call. */
  hangUp(): void;
  /** Goes from the end screen back to the form, which still holds what was typed. */
  leave(): void;
  /** Goes from the end screen to the first page; what was typed is forgotten. */
  forget(): void;
  allowGuess(): void;
  putAway(kind: AlertKind): void;
  admit(peer: PeerId): void;
  turnAway(peer: PeerId): void;
  tell(peer: PeerId, note: Note): void;
  kick(peer: PeerId): void;
  setPolicy(change: Partial<Policy>): void;
  /** Begins or ends consulting hours, in which people come in one at a time and do not learn of each other. */
  consult(on: boolean): void;
  /** In consulting hours: ends the conversation with whoever is in, and keeps the room open for the next one. */
  finish(): void;
  /** Makes another member the host. With `stay` this page goes on as a member; otherwise it leaves the call. */
  handOver(peer: PeerId, stay: boolean): void;
  keep(what: Kind, on: boolean): void;
  answer(to: PeerId, what: Kind, yes: boolean): void;
  /** To everybody in the room. Whether it has been taken: it is not where nobody is there. */
  write(text: string): boolean;
  /** The person has read so many of the others' texts, the oldest unread first. */
  readTexts(count: number): void;
  /** Closes the link to somebody whose safety words differ. */
  distrust(peer: PeerId): void;
  /** How many events no state had a use for: a measure of bugs and attacks. */
  readonly drops: Accessor<number>;
}

const NOTHING: Phrase = { words: ["", "", ""], password: "" };
const normalised = (words: Phrase["words"]): Words => [normalise(words[0]), normalise(words[1]), normalise(words[2])];

/**
 * The call as the screens see it: the machine's state, and one method for each thing a person can do. The code that
 * runs the machine is loaded on first use. Needs a Solid owner.
 */
export function createRoom(deps: RoomDependencies): Room {
  const [state, setState] = createSignal<State>(IDLE);
  const [shown, setShown] = createSignal<State>(IDLE);
  const [phrase, setPhrase] = createSignal<Phrase>(deps.typed ?? NOTHING);
  /** A store with one entry per person, so that a stream that comes or goes does not reset the other pictures. */
  const [remotes, setRemotes] = createStore<Record<PeerId, MediaStream>>({});
  /** Also of whoever has still to be let in, or to let this person in. */
  const expected = new Map<PeerId, MediaStream>();
  const [drops, setDrops] = createSignal(0);
  let running: Running | undefined;
  const owner = getOwner();
  const current = () => running?.machine.state() ?? IDLE;
  const rendezvous = () => running?.machine.performer.rendezvous();

  /** Loads and starts the machine, once. Events dispatched before that are delivered in order afterwards. */
  const ready = once(async () => {
    const load = retrying(() => import("./createRunning.ts"));
    const [{ createRunning }, makeVault] = await Promise.all([load, deps.vault()]);
    const screens = {
      state,
      shown,
      setShown,
      show,
      remote,
      channel,
      dropped: () => void setDrops((count) => count + 1),
    };
    return (running = runWithOwner(owner, () => createRunning({ ...deps, vault: makeVault() }, screens))!);
  });

  function run(use: (running: Running) => void): void {
    if (running) use(running);
    else void ready().then(use);
  }

  const dispatch = (event: Event) => run(({ machine }) => machine.dispatch(event));

  /** For what the person begins instead of a return that is under way. */
  function begin(event: Event): void {
    run(({ returning }) => returning.stop());
    dispatch(event);
  }

  function show(next: State, effects: readonly Effect[]): void {
    const up = connectedIn(state());
    if (connectedIn(next).some((id) => !up.includes(id))) deps.watched();
    batch(() => {
      const before = peopleOf(state()).map(({ id }) => id);
      for (const effect of effects) {
        if (effect.do !== "setPassword") continue;
        setPhrase(({ words, password }) => ({ words, password: typed(password, effect) }));
      }
      setState(next);
      const there = peopleOf(next).map(({ id }) => id);
      if (before.length > 0 && !before.some((id) => there.includes(id))) deps.alone();
      for (const id of there) if (!before.includes(id)) setRemotes(id, expected.get(id)!);
      const left = next.at === "ended" ? [...expected.keys()] : before.filter((id) => !there.includes(id));
      for (const id of left) {
        setRemotes(id, undefined!);
        expected.delete(id);
      }
    });
  }

  const isHere = (peer: PeerId) => peopleOf(current()).some(({ id }) => id === peer);

  function remote(peer: PeerId, stream: MediaStream): void {
    expected.set(peer, stream);
    deps.expected(stream);
    // A host's picture has its place before this person is let in.
    if (isHere(peer) || peer === addressOf(current())) setRemotes(peer, stream);
  }

  function channel(peer: PeerId, opened: RTCDataChannel): void {
    const take = isHere(peer) ? deps.channels.get(opened.label) : undefined;
    if (take) take(peer, makePipe(opened));
    else opened.close();
  }

  createEffect(() => {
    const { audio, video } = deps.tracks();
    rendezvous()?.setTrack("audio", audio);
    rendezvous()?.setTrack("video", video);
  });

  // A page cannot tell being closed from being reloaded, so it says "away" and the others hold its seat for a while.
  makeEventListener(window, "pagehide", () => {
    for (const { id } of peopleOf(current())) rendezvous()?.send(id, { type: "away" });
  });

  return {
    state: shown,
    phrase,
    remote: (peer) => remotes[peer],
    openChannel(peer, label) {
      const channel = isHere(peer) ? rendezvous()?.openChannel(peer, label) : undefined;
      return channel && makePipe(channel);
    },
    way: async (peer) => rendezvous()?.way(peer),
    prepareWords(words) {
      void ready()
        .then(async ({ machine }) => {
          // The vault has one address at a time, and a call goes on with its own.
          if (["idle", "ended"].includes(machine.state().at)) await machine.performer.derive(normalised(words));
        })
        .catch(() => undefined);
    },
    enter(role, next, language, { ask = false, consulting = false } = {}) {
      setPhrase(next);
      const words = normalised(next.words);
      if (role === "client") begin({ type: "join", words, language });
      else {
        const password = normalise(next.password);
        begin({ type: "start", words, password, language, ask: ask || deps.askFirst(), consulting });
      }
    },
    leftover: async () => (await ready()).returning.leftover(),
    async comeBack(over) {
      const back = await (await ready()).returning.comeBack(over);
      // What was typed on another page is not known here.
      if (typeof back === "object") setPhrase(NOTHING);
      return back;
    },
    stayOut: () => run(({ returning }) => returning.stayOut()),
    ready: () => dispatch({ type: "ready" }),
    password(password) {
      setPhrase(({ words }) => ({ words, password }));
      dispatch({ type: "password", password: normalise(password) });
    },
    hangUp() {
      if (!["idle", "ended"].includes(current().at)) dispatch({ type: "hangUp" });
    },
    leave: () => begin({ type: "leave" }),
    forget() {
      setPhrase(NOTHING);
      begin({ type: "leave" });
    },
    allowGuess: () => dispatch({ type: "allowGuess" }),
    putAway: (kind) => dispatch({ type: "putAway", kind }),
    admit: (peer) => dispatch({ type: "admit", peer }),
    turnAway: (peer) => dispatch({ type: "turnAway", peer }),
    tell: (peer, note) => dispatch({ type: "tell", peer, note }),
    kick: (peer) => dispatch({ type: "kick", peer }),
    setPolicy: (change) => dispatch({ type: "setPolicy", change }),
    consult: (on) => dispatch({ type: "consult", on }),
    finish: () => dispatch({ type: "finish" }),
    handOver: (peer, stay) => dispatch({ type: "handOver", peer, stay }),
    keep: (what, wanted) => dispatch({ type: "keep", what, on: wanted }),
    answer: (to, what, yes) => dispatch({ type: "answer", to, what, yes }),
    write(text) {
      const taken = togetherOf(current()) !== undefined;
      if (taken) dispatch({ type: "write", id: randomId(), text });
      return taken;
    },
    readTexts(count) {
      if (togetherOf(current())) dispatch({ type: "readTexts", count });
    },
    distrust: (peer) => dispatch({ type: "distrust", peer }),
    drops,
  };
}

const connectedIn = (state: State): PeerId[] => peopleOf(state).flatMap(({ id, link }) => (link === "up" ? [id] : []));

/**
 * The password to show: what was typed, where the machine's password is the normalised form of it. A password that came
 * over the link has only the normalised form.
 */
const typed = (before: string, { password }: { readonly password: string }) =>
  normalise(before) === password ? before : password;
