import type { HandshakeFrame, Sealed } from "../../src/handshake/frames.ts";
import type { RoomMessage } from "../../src/room/wire/messages.ts";
import { clock, settled } from "./clock.ts";
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
  absent(peer: string): void;
  linkUp(peer: string): void;
  linkLost(peer: string, closed: boolean): void;
  message(from: string, message: RoomMessage): void;
  /** Seals a part of the call's set-up. Undefined: there is no channel. */
  seal(to: string): Sealed | undefined;
  opens(from: string, sealed: Sealed): boolean;
}

/** A relay, a clock and links, all of them toys, under browsers whose machines and vaults are the product's own. */
export class World {
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
  /** Answers that were not opened, to be sent again. */
  readonly #answers = new Map<string, () => void>();
  readonly #kept = new Set<Parcel>();
  readonly #due: (() => void)[] = [];
  #running = false;

  get now(): number {
    return clock.now;
  }

  browser(name = ""): Browser {
    return makePage(this, name);
  }

  /** The page is loaded anew: another machine and another vault, with what the page before has left to the tab. */
  async reload(before: Browser): Promise<Browser> {
    const kept = before.keepsake();
    before.away();
    return this.reopen(before, kept);
  }

  /** The page is gone without a word, and comes back with what it had kept by then. */
  async reopen(before: Browser, kept: Kept): Promise<Browser> {
    await this.kill(before);
    const page = makePage(this, before.name);
    await page.comeBack(kept);
    return page;
  }

  async kill(browser: Browser): Promise<void> {
    browser.die();
    this.drop(browser.self);
    await settled();
  }

  /** What is set off comes behind what was on its way before, as on a socket. */
  soon(run: () => void): void {
    this.#due.push(run);
    if (this.#running) return;
    this.#running = true;
    for (let next = this.#due.shift(); next; next = this.#due.shift()) next();
    this.#running = false;
  }

  /** Lets time pass. It is the same for all worlds of a test. */
  pass(ms: number): Promise<void> {
    return clock.pass(ms);
  }

  /**
   * Takes the id. `opened` hears of nothing where it was free; otherwise whether it rests. What was kept for it comes
   * behind that.
   */
  open(self: string, token: string, port: Port, opened: (resting?: boolean) => void = () => undefined): void {
    const holder = this.#tokens.get(self);
    if (holder !== undefined && holder !== token) return opened(!this.#ports.has(self));
    this.#ports.set(self, port);
    this.#tokens.set(self, token);
    opened();
    for (const parcel of this.#kept) {
      if (parcel.to === self && this.#kept.delete(parcel)) this.soon(() => this.deliver(parcel));
    }
  }

  /** Its id is given up. */
  close(self: string): void {
    this.#tokens.delete(self);
    this.#unplug(self, true);
  }

  /** Its connection is gone without a word: the relay keeps its id for whoever has the token. */
  drop(self: string): void {
    this.#unplug(self, false);
    const token = this.#tokens.get(self);
    setTimeout(() => {
      if (!this.#ports.has(self) && this.#tokens.get(self) === token) this.#tokens.delete(self);
    }, 60_000);
  }

  /** `closed`: its links are closed, as far as the others can see; otherwise nothing more comes over them. */
  #unplug(self: string, closed: boolean): void {
    this.#ports.delete(self);
    for (const link of this.#links) {
      const [a, b] = link.split(" ") as [string, string];
      if (a === self || b === self) this.hangUp(self, a === self ? b : a, closed);
    }
    for (const pair of this.#expected) if (pair.startsWith(`${self} `)) this.#expected.delete(pair);
  }

  /** Through the relay. */
  post(sent: Parcel): void {
    this.carried.push(sent);
    for (const parcel of this.carry(sent)) this.soon(() => this.deliver(parcel));
  }

  /** Past what the relay does to it. What is for somebody who is not there is kept for a while. */
  async deliver(parcel: Parcel): Promise<void> {
    const receiver = this.#ports.get(parcel.to);
    if (receiver) {
      receiver.receive(parcel);
      return settled();
    }
    this.#kept.add(parcel);
    setTimeout(() => {
      if (this.#kept.delete(parcel)) this.#ports.get(parcel.from)?.absent(parcel.to);
    }, 5_000);
  }

  expect(self: string, peer: string): void {
    this.#expected.add(`${self} ${peer}`);
  }

  dial(from: string, to: string): void {
    setTimeout(() => this.#connect(from, to), 1);
  }

  /** Offer and answer go sealed through the relay; one that is not expected, or cannot be opened, is not answered. */
  #connect(from: string, to: string): void {
    const [caller, called] = [this.#ports.get(from), this.#ports.get(to)];
    const offer = caller?.seal(to);
    if (!offer) return;
    const sent: Parcel = { from, to, sealed: offer, inside: "offer" };
    this.carried.push(sent);
    if (this.carry(sent).length === 0) return;
    if (!called?.opens(from, offer) || !this.#expected.delete(`${to} ${from}`)) return;
    this.#answers.set(`${to} ${from}`, () => this.#answer(from, to));
    this.#answer(from, to);
  }

  /** Sends the answer to an offer once more. Nothing happens where it was opened, or none is due. */
  answer(self: string, peer: string): void {
    setTimeout(() => this.#answers.get(`${self} ${peer}`)?.(), 1);
  }

  #answer(from: string, to: string): void {
    const [caller, called] = [this.#ports.get(from), this.#ports.get(to)];
    const sealed = called?.seal(from);
    if (!caller || !called || !sealed) return;
    const answer: Parcel = { from: to, to: from, sealed, inside: "answer" };
    this.carried.push(answer);
    if (this.carry(answer).length === 0 || !caller.opens(to, sealed)) return;
    this.#answers.delete(`${to} ${from}`);
    const both = (type: "linkUp" | "linkLost") => {
      this.soon(() => caller[type](to, false));
      this.soon(() => called[type](from, false));
    };
    if (!this.direct || this.#blocked.has(pair(from, to))) return void setTimeout(both, ICE_FAILS, "linkLost");
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
    this.soon(() => this.#ports.get(a)?.linkLost(b, false));
    this.soon(() => this.#ports.get(b)?.linkLost(a, false));
  }

  mend(a: string, b: string): void {
    this.#blocked.delete(pair(a, b));
  }

  hangUp(from: string, to: string, closed = true): void {
    this.#expected.delete(`${from} ${to}`);
    this.#answers.delete(`${from} ${to}`);
    if (this.#links.delete(pair(from, to))) this.soon(() => this.#ports.get(to)?.linkLost(from, closed));
  }

  /** Resolves when it has come to what it may. */
  async say(from: string, to: string, message: RoomMessage): Promise<void> {
    if (!this.linked(from, to)) return;
    for (const said of this.voice({ from, to, message })) {
      this.soon(() => this.#ports.get(said.to)?.message(said.from, said.message));
    }
    await settled();
  }
}

const pair = (a: string, b: string): string => [a, b].toSorted().join(" ");
