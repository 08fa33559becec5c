import type { HandshakeFrame, Sealed } from "../../src/handshake/frames.ts";
import type { Result } from "../../src/room/model/events.ts";
import type { RoomMessage } from "../../src/room/wire/messages.ts";
import { makePage, type Browser, type Kept } from "./page.ts";
import { quickSodium } from "./sodium.ts";

export type { Browser } from "./page.ts";

/** The event without its generation; distributes over the union. */
export type Ungenerated<E> = E extends unknown ? Omit<E, "generation"> : never;

/** ms until a browser finds that there is no way to the other. */
const ICE_FAILS = 15_000;

/** What the relay carries. It sees who, to whom and when; inside only what comes before the proof of the password. */
export interface Parcel {
  readonly from: string;
  readonly to: string;
  readonly frame?: HandshakeFrame;
  readonly sealed?: Sealed;
  /** Of a sealed parcel, what the test alone can see. */
  readonly inside?: "message" | "offer" | "answer";
  readonly roster?: string;
}

/** What somebody says over a link. */
export interface Saying {
  readonly from: string;
  readonly to: string;
  readonly message: RoomMessage;
}

/** A page as the relay and the links see it. */
export interface Port {
  receive(parcel: Parcel): void;
  tell(event: Ungenerated<Result>): void;
  /** Seals a part of the call's set-up. Undefined: there is no channel. */
  seal(to: string): Sealed | undefined;
  opens(from: string, sealed: Sealed): boolean;
}

/** A relay, a clock and links, all of them toys, under browsers whose machines and vaults are the product's own. */
export class World {
  now = 0;
  /** What the relay does to each parcel. */
  carry: (parcel: Parcel) => readonly Parcel[] = (parcel) => [parcel];
  /** What a lying participant does to what is said over a link. */
  voice: (saying: Saying) => readonly Saying[] = (saying) => [saying];
  /** Whether direct connections come up. */
  direct = true;
  /** Everything that the relay was given to carry. */
  readonly carried: Parcel[] = [];
  /** Key and number of every sealed message: none may come twice. */
  readonly sealings: string[] = [];
  readonly sodium = Object.create(quickSodium, {
    crypto_aead_xchacha20poly1305_ietf_encrypt: {
      value: (...given: Parameters<typeof quickSodium.crypto_aead_xchacha20poly1305_ietf_encrypt>) => {
        const [, , , nonce, key] = given;
        this.sealings.push(`${quickSodium.to_hex(key)} ${quickSodium.to_hex(nonce)}`);
        return quickSodium.crypto_aead_xchacha20poly1305_ietf_encrypt(...given);
      },
    },
  }) as typeof quickSodium;

  readonly #ports = new Map<string, Port>();
  /** Of the ids that are held. */
  readonly #tokens = new Map<string, string>();
  readonly #links = new Set<string>();
  readonly #blocked = new Set<string>();
  readonly #expected = new Set<string>();
  readonly #kept = new Set<Parcel>();
  readonly #due: (() => void)[] = [];
  #running = false;
  #timers: { at: number; run(): void }[] = [];
  #clients = 0;

  browser(name = ""): Browser {
    return makePage(this, name);
  }

  /** The page is loaded anew: another machine and another vault, with what the page before has left to the tab. */
  reload(before: Browser): Browser {
    const kept = before.keepsake();
    before.away();
    return this.reopen(before, kept);
  }

  /** The page is gone without a word, and comes back with what it had kept by then. */
  reopen(before: Browser, kept: Kept): Browser {
    this.kill(before);
    const page = makePage(this, before.name);
    page.comeBack(kept);
    return page;
  }

  kill(browser: Browser): void {
    browser.die();
    this.drop(browser.self);
  }

  /** What is set off comes behind what was on its way before, as on a socket. */
  soon(run: () => void): void {
    this.#due.push(run);
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#due.shift(); next; next = this.#due.shift()) next();
    this.#running = false;
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
      this.now = Math.max(this.now, next.at);
      this.soon(next.run);
    }
    this.now = until;
  }

  /** Under this id, or any. What was kept for it comes behind `opened`, which hears so where the id is another's. */
  open(
    id: string | undefined,
    token: string,
    port: Port,
    opened: (self: string | { readonly resting: boolean }) => void = () => undefined,
  ): void {
    const self = id ?? `client-${++this.#clients}`;
    const holder = this.#tokens.get(self);
    if (holder !== undefined && holder !== token) return opened({ resting: !this.#ports.has(self) });
    this.#ports.set(self, port);
    this.#tokens.set(self, token);
    opened(self);
    for (const parcel of this.#kept) {
      if (parcel.to === self && this.#kept.delete(parcel)) this.soon(() => this.deliver(parcel));
    }
  }

  /** Its id is given up. */
  close(self: string): void {
    this.#tokens.delete(self);
    this.#unplug(self);
  }

  /** Its connection is gone without a word: the relay keeps its id for whoever has the token. */
  drop(self: string): void {
    this.#unplug(self);
    const token = this.#tokens.get(self);
    this.after(60_000, () => {
      if (!this.#ports.has(self) && this.#tokens.get(self) === token) this.#tokens.delete(self);
    });
  }

  #unplug(self: string): void {
    this.#ports.delete(self);
    for (const link of this.#links) {
      const [a, b] = link.split(" ") as [string, string];
      if (a === self || b === self) this.hangUp(self, a === self ? b : a);
    }
    for (const pair of this.#expected) if (pair.startsWith(`${self} `)) this.#expected.delete(pair);
  }

  /** Through the relay. */
  post(sent: Parcel): void {
    this.carried.push(sent);
    for (const parcel of this.carry(sent)) this.soon(() => this.deliver(parcel));
  }

  /** Past what the relay does to it. What is for somebody who is not there is kept for a while. */
  deliver(parcel: Parcel): void {
    const receiver = this.#ports.get(parcel.to);
    if (receiver) return receiver.receive(parcel);
    this.#kept.add(parcel);
    this.after(5_000, () => {
      if (this.#kept.delete(parcel)) this.#ports.get(parcel.from)?.tell({ type: "absent", peer: parcel.to });
    });
  }

  expect(self: string, peer: string): void {
    this.#expected.add(`${self} ${peer}`);
  }

  dial(from: string, to: string): void {
    this.after(1, () => this.#connect(from, to));
  }

  /** Offer and answer go sealed through the relay; one that is not expected, or cannot be opened, is not answered. */
  #connect(from: string, to: string): void {
    const [caller, called] = [this.#ports.get(from), this.#ports.get(to)];
    const offer = caller?.seal(to);
    if (!offer) return;
    this.carried.push({ from, to, sealed: offer, inside: "offer" });
    if (!called?.opens(from, offer) || !this.#expected.delete(`${to} ${from}`)) return;
    const answer = called.seal(from);
    if (!answer) return;
    this.carried.push({ from: to, to: from, sealed: answer, inside: "answer" });
    if (!caller?.opens(to, answer)) return;
    const both = (type: "linkUp" | "linkLost") => {
      this.soon(() => caller.tell({ type, peer: to }));
      this.soon(() => called.tell({ type, peer: from }));
    };
    if (!this.direct || this.#blocked.has(pair(from, to))) return this.after(ICE_FAILS, () => both("linkLost"));
    this.#links.add(pair(from, to));
    both("linkUp");
  }

  linked(a: string, b: string): boolean {
    return this.#links.has(pair(a, b));
  }

  /** The network between the two is gone, and stays so unless told otherwise. */
  cut(a: string, b: string, forGood = true): void {
    if (forGood) this.#blocked.add(pair(a, b));
    if (!this.#links.delete(pair(a, b))) return;
    this.soon(() => this.#ports.get(a)?.tell({ type: "linkLost", peer: b }));
    this.soon(() => this.#ports.get(b)?.tell({ type: "linkLost", peer: a }));
  }

  mend(a: string, b: string): void {
    this.#blocked.delete(pair(a, b));
  }

  hangUp(from: string, to: string): void {
    this.#expected.delete(`${from} ${to}`);
    if (this.#links.delete(pair(from, to)))
      this.soon(() => this.#ports.get(to)?.tell({ type: "linkLost", peer: from }));
  }

  say(from: string, to: string, message: RoomMessage): void {
    if (!this.linked(from, to)) return;
    for (const said of this.voice({ from, to, message })) {
      this.soon(() => this.#ports.get(said.to)?.tell({ type: "message", peer: said.from, message: said.message }));
    }
  }
}

const pair = (a: string, b: string): string => [a, b].toSorted().join(" ");
