import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { makeOpenings } from "../peer/openings.ts";
import type { Pipe } from "../peer/pipe.ts";
import type { PeerId } from "../room/wire/roster.ts";
import type { Room } from "../call/createRoom.ts";
import { addressOf, callOf, peopleOf, togetherOf } from "../room/select.ts";
import { retrying } from "../site/loading.ts";
import type { Provider, Site } from "../site/siteConfig.ts";
import { type Message, readMessage } from "./identityWire.ts";
import type { Occasion } from "./occasion.ts";
import type { SignIn } from "./signIn.ts";
import type { Identity } from "./token.ts";

/** What came of asking somebody. `doubtful`: what they showed does not prove who they are. */
export type Answer =
  | { readonly is: "asked" | "refused" | "doubtful" | "unreachable" }
  | { readonly is: "known"; readonly identity: Identity };

/**
 * How far the person is who was asked. `preparing`: the provider is asked for its page; `ready`: `url` leads to it; `checking`: they
 * have signed in; `withdrawn`: nobody asks any more, and nothing was shown; `known`: whoever asked has read who it is; `unsure`: they
 * may have read it; `unreachable`: the provider does not answer; `failed`: the person or the provider did not go through with it, and
 * nothing was shown.
 */
export type Step = "preparing" | "ready" | "checking" | "withdrawn" | "known" | "unsure" | "unreachable" | "failed";

/** What the person is asked. */
export interface Question {
  readonly by: PeerId;
  readonly step: Step;
  /** Where to sign in. */
  readonly url?: string;
}

/** Who people are, as a provider says that the site's operator has chosen. */
export interface Identities {
  /** Undefined where the site has none, and until that is known. */
  readonly provider: Accessor<Provider | undefined>;
  /** Asks somebody to sign in; they are asked once at a time. */
  ask(peer: PeerId): void;
  /** Does not ask them any more, or forgets what came of it. */
  callOff(peer: PeerId): void;
  /** What came of it; undefined where they were not asked. */
  answer(peer: PeerId): Answer | undefined;
  readonly question: Accessor<Question | undefined>;
  /** Refuses, or puts away how it ended. */
  close(): void;
  /** Takes a channel that somebody in the room has opened for this. */
  incoming(peer: PeerId, pipe: Pipe): void;
}

/** Where the provider leads back to, and by which that page tells what it said. */
const BACK = "signed-in.html";
const SIGNED_IN = "driewoord/signed-in";

/** ms for whoever asked to read who it is; they have the provider's keys by then. */
const PATIENCE = 15_000;

/** By which these channels are told from any other. */
const LABEL = "identity";

const say = (pipe: Pipe, message: Message): void => pipe.send(JSON.stringify(message));
const occasions = () => retrying(() => import("./occasion.ts"));

/** In the call of `room`. Needs a Solid owner. Never ends before it does. */
export function createIdentity(room: Room, site: () => Promise<Site>): Identities {
  const [provider, setProvider] = createSignal<Provider>();
  /** By the key that signs for a person in the call: an id may be another's the next time. */
  const [answers, setAnswers] = createSignal<ReadonlyMap<string, Answer>>(new Map());
  const [question, setQuestion] = createSignal<Question>();
  /** Of what this person is asked, until that is answered. */
  let asked: Pipe | undefined;
  /** Of what this person asks, by whom it is asked of. */
  const asking = new Map<string, Pipe>();
  const openings = makeOpenings(() => performance.now());
  void site().then(({ provider: known }) => setProvider(known));
  const roster = createMemo(() => callOf(room.state())?.signed?.roster);
  const self = () => togetherOf(room.state())?.self ?? "";
  const isHost = (peer: PeerId) => addressOf(room.state()) === peer;
  const keyOf = (peer: PeerId) => roster()?.members.find(({ id }) => id === peer)?.sign ?? "";
  const keys = createMemo(() => peopleOf(room.state()).map(({ id }) => keyOf(id)));

  /** The occasion on which one shows the other who they are; undefined before the keys of both are known. */
  function occasion(challenge: string, prover: PeerId, asker: PeerId): Occasion | undefined {
    const [session, proves, asks] = [roster()?.session, keyOf(prover), keyOf(asker)];
    return session && proves && asks ? { session, challenge, prover: proves, asker: asks } : undefined;
  }

  /** Nothing is kept of whoever has left meanwhile. */
  function settle(key: string, answer: Answer | undefined): void {
    const next = new Map(answers());
    next.delete(key);
    if (answer && keys().includes(key)) next.set(key, answer);
    setAnswers(next);
  }

  async function ask(peer: PeerId): Promise<void> {
    const [from, key] = [provider(), keyOf(peer)];
    if (!from || key === "" || asking.has(key)) return;
    const pipe = room.openChannel(peer, LABEL);
    if (!pipe) return settle(key, { is: "refused" });
    asking.set(key, pipe);
    settle(key, { is: "asked" });
    const answer = await outcome(pipe, from, peer);
    pipe.close();
    // Called off meanwhile.
    if (asking.get(key) !== pipe) return;
    asking.delete(key);
    settle(key, answer);
  }

  function callOff(peer: PeerId): void {
    const key = keyOf(peer);
    asking.get(key)?.close();
    asking.delete(key);
    settle(key, undefined);
  }

  async function outcome(pipe: Pipe, from: Provider, peer: PeerId): Promise<Answer> {
    const [{ newChallenge, nonceOf }, { keysOf, readToken }] = await Promise.all([
      occasions(),
      retrying(() => import("./token.ts")),
    ]);
    const challenge = newChallenge();
    const now = occasion(challenge, peer, self());
    const signers = await keysOf(from).catch(() => undefined);
    if (!signers) return { is: "unreachable" };
    say(pipe, { type: "ask", challenge });
    const reply = readMessage(await pipe.read());
    if (reply?.type !== "token" || !now) return { is: "refused" };
    try {
      const identity = await readToken(reply.token, from, await nonceOf(now), signers);
      say(pipe, { type: "known" });
      return { is: "known", identity };
    } catch {
      say(pipe, { type: "doubtful" });
      return { is: "doubtful" };
    }
  }

  async function incoming(peer: PeerId, pipe: Pipe): Promise<void> {
    if (asked || !isHost(peer) || !openings.allow(peer)) return turnAway(pipe);
    asked = pipe;
    void pipe.closed.then(() => openings.ended(peer));
    const first = readMessage(await pipe.read());
    const { provider: from } = await site();
    if (asked !== pipe) return;
    if (first?.type !== "ask" || !from) {
      asked = undefined;
      return turnAway(pipe);
    }
    setQuestion({ by: peer, step: "preparing" });
    void watch(pipe);
    const step = await signIn(pipe, from, first.challenge, peer).catch(() => "failed" as const);
    if (asked !== pipe) return;
    asked = undefined;
    turnAway(pipe);
    setQuestion({ by: peer, step });
  }

  function turnAway(pipe: Pipe): void {
    say(pipe, { type: "refuse" });
    pipe.close();
  }

  /** Whoever asked may think better of it, or be gone. */
  async function watch(pipe: Pipe): Promise<void> {
    await pipe.waiting();
    const now = question();
    if (asked !== pipe || !now || now.step === "checking") return;
    asked = undefined;
    turnAway(pipe);
    setQuestion({ by: now.by, step: "withdrawn" });
  }

  /** Resolves with how it ends, or rejects where the person or the provider does not go through with it. */
  async function signIn(pipe: Pipe, from: Provider, challenge: string, asker: PeerId): Promise<Step> {
    const now = occasion(challenge, self(), asker);
    if (!now) return "failed";
    const prepared = await prepare(from, now).catch(() => undefined);
    if (asked !== pipe) return "failed";
    if (!prepared) return "unreachable";
    setQuestion({ by: asker, step: "ready", url: prepared.url });
    const query = await cameBack(prepared, pipe.waiting());
    setQuestion({ by: asker, step: "checking" });
    const token = await prepared.finish(query);
    if (asked !== pipe) return "failed";
    say(pipe, { type: "token", token });
    const impatience = setTimeout(() => pipe.close(), PATIENCE);
    const reply = readMessage(await pipe.read());
    clearTimeout(impatience);
    return reply?.type === "known" ? "known" : "unsure";
  }

  async function prepare(from: Provider, now: Occasion): Promise<SignIn> {
    const [{ nonceOf }, { prepareSignIn }] = await Promise.all([occasions(), retrying(() => import("./signIn.ts"))]);
    const back = new URL(BACK, location.href).href;
    return prepareSignIn(from, back, await nonceOf(now), document.documentElement.lang);
  }

  function close(): void {
    if (asked) turnAway(asked);
    asked = undefined;
    setQuestion();
  }

  createEffect(
    on(keys, (present) => {
      for (const key of answers().keys()) if (!present.includes(key)) settle(key, undefined);
    }),
  );
  // What was said to somebody is not to be taken for said to another who has their place now.
  const asker = createMemo(() => {
    const by = question()?.by;
    if (by === undefined) return undefined;
    return peopleOf(room.state()).some(({ id }) => id === by) ? keyOf(by) : "";
  });
  createEffect(
    on(asker, (now, before) => {
      if (before !== undefined && now !== undefined && now !== before) close();
    }),
  );
  return {
    provider,
    ask: (peer) => void ask(peer),
    callOff,
    answer: (peer) => answers().get(keyOf(peer)),
    question,
    close,
    incoming: (peer, pipe) => void incoming(peer, pipe),
  };
}

/** The query with which the provider sent the other tab back. Rejects once it is `over`. */
function cameBack(signIn: SignIn, over: Promise<void>): Promise<string> {
  const channel = new BroadcastChannel(SIGNED_IN);
  const query = new Promise<string>((resolve, reject) => {
    channel.addEventListener("message", ({ data }) => {
      // Another tab of ours may wait for another sign-in.
      if (typeof data === "string" && signIn.isMeant(data)) resolve(data);
    });
    void over.then(() => reject(new Error("it is not asked any more")));
  });
  return query.finally(() => channel.close());
}
