import { type Machine, makeMachine } from "../../src/call/machine.ts";
import { makePresence } from "../../src/call/presence.ts";
import type { Effect, Event, HostBack, Result } from "../../src/room/model/events.ts";
import { returnable, type State } from "../../src/room/model/state.ts";
import { peopleOf } from "../../src/room/select.ts";
import type { Language } from "../../src/room/wire/messages.ts";
import { makeSecrets, type Secrets } from "../../src/vault/secrets.ts";
import { settled } from "./clock.ts";
import { makeEdge } from "./edge.ts";
import type { Ungenerated, World } from "./world.ts";

/** One page in a browser: the product's own machine, performer and vault, at the world's relay and links. */
export interface Browser {
  readonly name: string;
  readonly state: State;
  /** All that the machine has asked for. */
  readonly effects: readonly Effect[];
  readonly secrets: Secrets;
  /** Its id at the relay. */
  readonly self: string;
  /** Resolves when nothing is left to be done about it but by time. */
  send(event: Event): Promise<void>;
  /** An event of the edge, in the generation that is now. */
  happen(event: Ungenerated<Result>): Promise<void>;
  /** What the page leaves to its tab, at this moment. */
  keepsake(): Kept;
  comeBack(kept: Kept): Promise<void>;
  /** Its last word, if it has the time for one. */
  away(): void;
  die(): void;
}

export interface Kept {
  readonly sealed: string;
  readonly token: string;
  readonly language: Language;
  /** Of a host. */
  readonly back?: Omit<HostBack, "signed">;
}

/** What seals the keepsakes of all of them. */
export const KEY = "A".repeat(43);

let tokens = 0;

export function makePage(world: World, name: string): Browser {
  const secrets = makeSecrets(world.sodium, () => world.now);
  const effects: Effect[] = [];
  const presence = { mic: true, camera: true, name, promised: false, tried: undefined, shows: false };
  let self = "";
  let token = `token-${++tokens}`;
  let alive = true;

  const edge = makeEdge(world, {
    secrets,
    presence: () => presence,
    token: () => token,
    alive: () => alive,
    opened: (id) => void (self = id),
  });
  const machine: Machine = makeMachine(edge, {
    remote: () => undefined,
    channel: () => undefined,
    dropped: () => undefined,
    show(state, more) {
      effects.push(...more);
      tell(state, presence);
    },
  });
  const tell = makePresence((peer, message) => void (alive && world.say(self, peer, message)));

  async function send(event: Event): Promise<void> {
    if (alive) machine.dispatch(event);
    await settled();
  }

  function keepsake(): Kept {
    const state = machine.state();
    if (!returnable(state)) throw new Error(`there is no call to come back to: ${state.at}`);
    const { role, language, policy, banned, consulting } = state.call;
    const back = role === "host" ? { back: { policy, banned, consulting } } : {};
    return { sealed: secrets.keepsake(KEY, ""), token, language, ...back };
  }

  return {
    name,
    get state() {
      return machine.state();
    },
    get self() {
      return self;
    },
    effects,
    secrets,
    send,
    happen: (event) => send({ ...event, generation: machine.state().generation } as Result),
    keepsake,
    async comeBack(kept) {
      const unsealed = secrets.unseal(KEY, kept.sealed);
      if (!unsealed) throw new Error("this was sealed with another key");
      ({ token } = kept);
      const { language } = kept;
      const { open, signed } = unsealed;
      const back = kept.back ? { back: { ...kept.back, ...(signed ? { signed } : {}) } } : {};
      await send({ type: "return", key: KEY, sealed: kept.sealed, open, language, ...back });
    },
    away() {
      for (const { id } of peopleOf(machine.state())) void world.say(self, id, { type: "away" });
    },
    die: () => void (alive = false),
  };
}
