/**
 * The directory of several relays, in a store that all of them reach. Each id has an entry there: the token's hash, and
 * the holder, which is a relay and one of its sockets. An entry lives for `restMs` after it was last renewed, so that an
 * id whose relay has died is kept for its token just as one whose socket closed. Frames for an id that is not on the
 * sender's relay go into the id's box in the store, and its relay is told to fetch them: one way for people who are
 * there, who are not there yet, and whose relay has died a moment ago.
 *
 * A relay that cannot renew an entry lets its socket go before the entry can end, so an id never has two owners. Its
 * name is new each time the program starts.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Denial, Directory, Notice, Request } from "./directory.ts";
import type { Parcel } from "./parcel.ts";
import type { Limits } from "./protocol.ts";

/**
 * What the store does, each in one step. A holder is `relay/socket`. Requests for one id are carried out in the order
 * in which they are made. Every promise is kept or rejected within a few seconds; a request whose promise is rejected
 * may have been carried out all the same.
 */
export interface Store {
  /** Gives the id to `holder`, unless it is another token's, or nobody's and there is no `room`. Empties its box. */
  claim(id: string, token: string, holder: string, room: boolean): Promise<Claim>;
  /** Gives the entry its full time again. `elsewhere`: the same token is held by another socket. */
  renew(id: string, token: string, holder: string): Promise<"held" | "taken" | "elsewhere">;
  /**
   * Ends the holding, where it is this holder's. Not `kept`, the id is free at once, unless it has come from another
   * relay within the last `restMs`: that may not have heard yet.
   */
  release(id: string, holder: string, kept: boolean): Promise<void>;
  /** Puts a frame into the box of its destination, and gives the holder of that; undefined where there is no room. */
  post(parcel: Parcel): Promise<{ holder: string } | undefined>;
  /** Empties the box of an id, where this holder has it. */
  collect(id: string, holder: string): Promise<Parcel[]>;
  /** Takes what `src` has had in the box of `dst` for `expiryMs`, and gives whether an offer was among it. */
  expire(src: string, dst: string): Promise<boolean>;
  /** Tells another relay. Lost where that is not there. */
  tell(relay: string, text: string): Promise<void>;
  /** Whether the store is within reach. */
  ping(): Promise<void>;
  /** Once what was asked before is done. */
  close(): Promise<void>;
}

/** What became of a claim. `before`: who held the id until now; empty for nobody. */
export type Claim = { before: string; mail: Parcel[] } | Exclude<Denial, "unavailable">;

/** What a store tells of its own accord. */
export interface StoreEvents {
  /** Another relay has told this. */
  told(text: string): void;
  /** The store is within reach, for the first time or again. What others told in the meantime is lost. */
  back(): void;
}

/** What relays tell each other: fetch the box of this id for this holder; this holder has been superseded. */
type Word = ["fetch", id: string, holder: string] | ["superseded", holder: string];

interface Holding {
  readonly id: string;
  readonly token: string;
  /** When the request was made that the store last said yes to: the entry lives for `restMs` from then on, or longer. */
  since: number;
  /** A request is on its way. */
  asked: boolean;
}

/**
 * The directory, with the store that `open` makes for the relay of this name. `reached` is called when the store goes
 * out of reach, and when it is back. `now` in ms.
 */
export function makeSharedDirectory(
  limits: Limits,
  open: (relay: string, events: StoreEvents) => Store,
  report: (notice: Notice) => void,
  reached: (within: boolean) => void,
  now = () => performance.now(),
): Directory {
  const relay = randomBytes(9).toString("base64url");
  const store = open(relay, { told: (text) => hear(JSON.parse(text) as Word), back: recover });
  /** By socket. */
  const holdings = new Map<number, Holding>();
  /** Pairs of an offer's sender and its destination, and when the first and the last offer were put into the box. */
  const calling = new Map<string, { src: string; dst: string; since: number; last: number }>();
  let answered = now();
  /** Undefined until the store has answered, or should have. */
  let available: boolean | undefined;
  let pinging = false;

  const holderOf = (socket: number): string => `${relay}/${socket}`;
  const socketOf = (holder: string): number | undefined =>
    holder.startsWith(`${relay}/`) ? Number(holder.slice(relay.length + 1)) : undefined;

  function tell(holder: string, ...word: Word): void {
    store.tell(holder.slice(0, holder.indexOf("/")), JSON.stringify(word)).catch(() => {});
  }

  async function claim({ socket, id, token, room }: Extract<Request, { kind: "claim" }>): Promise<void> {
    const hash = createHash("sha256").update(token).digest("base64url");
    const holding = { id, token: hash, since: now(), asked: true };
    holdings.set(socket, holding);
    const result = await store.claim(id, hash, holderOf(socket), room).catch(() => "unavailable" as const);
    holding.asked = false;
    if (typeof result === "string") {
      holdings.delete(socket);
      // It may be carried out yet, when the client is at another relay already.
      if (result === "unavailable") store.release(id, holderOf(socket), true).catch(() => {});
      return report({ kind: "denied", socket, why: result });
    }
    const closed = holdings.get(socket) !== holding;
    report({ kind: "claimed", socket, mail: result.mail });
    const before = socketOf(result.before);
    // One that closed meanwhile has taken the place of nobody here, and yet the one before holds nothing any more.
    if (before !== undefined && closed) letGo(before);
    else if (before !== undefined) holdings.delete(before);
    else if (result.before !== "") tell(result.before, "superseded", result.before);
  }

  function release({ socket, id, kept }: Extract<Request, { kind: "release" }>): void {
    holdings.delete(socket);
    // Where the store is out of reach, the entry ends by itself.
    store.release(id, holderOf(socket), kept).catch(() => {});
  }

  async function post(parcel: Parcel): Promise<void> {
    const { src, dst } = parcel;
    const put = await store.post(parcel).catch(() => undefined);
    if (put !== undefined) {
      if (parcel.type === "OFFER") {
        const pair = `${src} ${dst}`;
        calling.set(pair, { src, dst, since: calling.get(pair)?.since ?? now(), last: now() });
      }
      // Until it is fetched it counts as on its way, so that what follows does not overtake it.
      if (socketOf(put.holder) !== undefined) await fetch(dst, put.holder);
      else if (put.holder !== "") tell(put.holder, "fetch", dst, put.holder);
    }
    report({ kind: "posted", parcel, kept: put !== undefined });
  }

  async function fetch(id: string, holder: string): Promise<void> {
    const mail = await store.collect(id, holder).catch(() => []);
    if (mail.length > 0) report({ kind: "mail", socket: socketOf(holder)!, id, mail });
  }

  function hear(word: Word): void {
    if (word[0] === "fetch") void fetch(word[1], word[2]);
    else {
      const socket = socketOf(word[1])!;
      holdings.delete(socket);
      report({ kind: "superseded", socket });
    }
  }

  async function renew(socket: number, holding: Holding): Promise<void> {
    if (holding.asked) return;
    const since = now();
    holding.asked = true;
    const result = await store.renew(holding.id, holding.token, holderOf(socket)).catch(() => undefined);
    holding.asked = false;
    if (holdings.get(socket) !== holding) return;
    if (result === "held") holding.since = since;
    // A claim that came late may have it. Only whoever was told so has really been superseded.
    if (result === "elsewhere" || result === "taken") letGo(socket);
  }

  /** The client finds out for itself what has become of its id. */
  const letGo = (socket: number): void => report({ kind: "uncertain", socket });

  /** What the store lost is given to it again, and what others told in vain is asked for. */
  function recover(): void {
    void ping();
    for (const [socket, holding] of holdings) {
      void renew(socket, holding);
      void fetch(holding.id, holderOf(socket));
    }
  }

  async function ping(): Promise<void> {
    if (pinging) return;
    pinging = true;
    const within = await store.ping().then(
      () => true,
      () => false,
    );
    pinging = false;
    if (!within) return;
    answered = now();
    change(true);
  }

  function change(to: boolean): void {
    if (available === to) return;
    available = to;
    reached(to);
  }

  return {
    ask(request) {
      if (request.kind === "claim") void claim(request);
      else if (request.kind === "release") release(request);
      else void post(request.parcel);
    },
    // That is in the store, and asking it would be a question to guess with.
    holds: () => false,
    tick() {
      void ping();
      if (now() - answered >= limits.silenceMs) change(false);
      for (const [socket, holding] of holdings) {
        const age = now() - holding.since;
        if (available === false || age >= (limits.restMs * 2) / 3) letGo(socket);
        else if (age >= limits.restMs / 3) void renew(socket, holding);
      }
      for (const [pair, { src, dst, since, last }] of calling) {
        if (now() - since < limits.expiryMs) continue;
        calling.delete(pair);
        // The first may have been collected, and a later one not.
        if (last > since) calling.set(pair, { src, dst, since: last, last });
        void store.expire(src, dst).then(
          (late) => late && report({ kind: "expired", src, dst }),
          () => report({ kind: "expired", src, dst }),
        );
      }
    },
    available: () => available === true,
    held: () => ({ resting: 0, queuedFrames: 0, queuedBytes: 0 }),
    close: () => store.close(),
  };
}
