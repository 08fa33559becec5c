import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { createStore } from "solid-js/store";
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
 * have signed in; `unreachable`: the provider does not answer; `failed`: they did not go through with it, or it proves nothing.
 */
export type Step = "preparing" | "ready" | "checking" | "known" | "unreachable" | "failed";

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

/** By which these channels are told from any other. */
const LABEL = "identity";

const say = (pipe: Pipe, message: Message): void => pipe.send(JSON.stringify(message));
const occasions = () => retrying(() => import("./occasion.ts"));

/** In the call of `room`. Needs a Solid owner. Never ends before it does. */
export function createIdentity(room: Room, site: () => Promise<Site>): Identities {
  const [provider, setProvider] = createSignal<Provider>();
  const [answers, setAnswers] = createStore<Record<PeerId, Answer>>({});
  const [question, setQuestion] = createSignal<Question>();
  /** Of what this person is asked. */
  let asked: Pipe | undefined;
  void site().then(({ provider: known }) => setProvider(known));
  const roster = createMemo(() => callOf(room.state())?.signed?.roster);

  /** The occasion on which one shows the other who they are; undefined before the keys of both are known. */
  function occasion(challenge: string, prover: PeerId, asker: PeerId): Occasion | undefined {
    const keyOf = (peer: PeerId) => roster()?.members.find(({ id }) => id === peer)?.sign;
    const [session, proves, asks] = [roster()?.session, keyOf(prover), keyOf(asker)];
    if (session === undefined || proves === undefined || asks === undefined) return undefined;
    return { session, challenge, prover: proves, asker: asks };
  }
  const self = () => togetherOf(room.state())?.self ?? "";

  async function ask(peer: PeerId): Promise<void> {
    const from = provider();
    if (!from || answers[peer]?.is === "asked") return;
    const pipe = room.openChannel(peer, LABEL);
    if (!pipe) return;
    setAnswers(peer, { is: "asked" });
    setAnswers(peer, await outcome(pipe, from, peer));
    pipe.close();
  }

  async function outcome(pipe: Pipe, from: Provider, peer: PeerId): Promise<Answer> {
    const [{ newChallenge, nonceOf }, { keysOf, readToken }] = await Promise.all([
      occasions(),
      retrying(() => import("./token.ts")),
    ]);
    const challenge = newChallenge();
    const keys = await keysOf(from).catch(() => undefined);
    if (!keys) return { is: "unreachable" };
    say(pipe, { type: "ask", challenge });
    const reply = readMessage(await pipe.read());
    if (reply?.type !== "token") return { is: "refused" };
    try {
      const now = occasion(challenge, peer, self());
      if (!now) throw new Error("they have left");
      const identity = await readToken(reply.token, from, await nonceOf(now), keys);
      say(pipe, { type: "known" });
      return { is: "known", identity };
    } catch {
      say(pipe, { type: "doubtful" });
      return { is: "doubtful" };
    }
  }

  async function incoming(peer: PeerId, pipe: Pipe): Promise<void> {
    const first = readMessage(await pipe.read());
    const { provider: from } = await site();
    const isHost = addressOf(room.state()) === peer;
    if (first?.type !== "ask" || !from || !isHost || asked) {
      say(pipe, { type: "refuse" });
      return pipe.close();
    }
    asked = pipe;
    setQuestion({ by: peer, step: "preparing" });
    void watch(pipe);
    const step = await signIn(pipe, from, first.challenge, peer).catch(() => "failed" as const);
    if (asked !== pipe) return;
    if (step !== "known") say(pipe, { type: "refuse" });
    pipe.close();
    asked = undefined;
    setQuestion({ by: peer, step });
  }

  /** Whoever asked may think better of it, or be gone. */
  async function watch(pipe: Pipe): Promise<void> {
    await pipe.waiting();
    if (asked === pipe && question()?.step !== "checking") close();
  }

  /** Resolves with how it ends, or rejects where the person or the provider does not go through with it. */
  async function signIn(pipe: Pipe, from: Provider, challenge: string, asker: PeerId): Promise<Step> {
    const prepared = await prepare(from, challenge, asker).catch(() => undefined);
    if (asked !== pipe) return "failed";
    if (!prepared) return "unreachable";
    setQuestion({ by: asker, step: "ready", url: prepared.url });
    const query = await cameBack(prepared, pipe.waiting());
    setQuestion({ by: asker, step: "checking" });
    say(pipe, { type: "token", token: await prepared.finish(query) });
    return readMessage(await pipe.read())?.type === "known" ? "known" : "failed";
  }

  async function prepare(from: Provider, challenge: string, asker: PeerId): Promise<SignIn | undefined> {
    const [{ nonceOf }, { prepareSignIn }] = await Promise.all([occasions(), retrying(() => import("./signIn.ts"))]);
    const now = occasion(challenge, self(), asker);
    const back = new URL(BACK, location.href).href;
    return now && prepareSignIn(from, back, await nonceOf(now), document.documentElement.lang);
  }

  function close(): void {
    if (asked) {
      say(asked, { type: "refuse" });
      asked.close();
    }
    asked = undefined;
    setQuestion();
  }

  const present = createMemo(() => peopleOf(room.state()).map(({ id }) => id));
  createEffect(
    on(present, (ids) => {
      for (const peer of Object.keys(answers)) if (!ids.includes(peer)) setAnswers(peer, undefined!);
      const by = question()?.by;
      if (by !== undefined && !ids.includes(by)) close();
    }),
  );
  return {
    provider,
    ask: (peer) => void ask(peer),
    answer: (peer) => answers[peer],
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
