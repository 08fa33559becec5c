/**
 * What the scripts in Redis do, in memory: the model that the real store is held against, and that random interleavings
 * run on.
 */
import { makeParcel, type Parcel } from "../../signalling/parcel.ts";
import { LIMITS } from "../../signalling/protocol.ts";
import type { Claim } from "../../signalling/sharedDirectory.ts";

export class Entries {
  readonly #limits;
  readonly #now: () => number;
  readonly #entries = new Map<string, { token: string; holder?: string; moved?: number; until: number }>();
  readonly #boxes = new Map<string, { since: number; parcel: Parcel }[]>();

  constructor(now: () => number, limits = LIMITS) {
    this.#now = now;
    this.#limits = limits;
  }

  holder(id: string): string | undefined {
    return this.#entry(id)?.holder;
  }

  claim(id: string, token: string, holder: string, room: boolean): Claim {
    const known = this.#entry(id);
    if (known !== undefined && known.token !== token) return known.holder === undefined ? "resting" : "taken";
    if (known === undefined && !room) return "serverFull";
    const before = known?.holder ?? "";
    this.#hold(id, token, holder);
    const relayOf = (of: string) => of.split("/")[0];
    if (before !== "" && relayOf(before) !== relayOf(holder)) this.#entries.get(id)!.moved = this.#now();
    return { before, mail: this.#empty(id) };
  }

  renew(id: string, token: string, holder: string): "held" | "taken" | "elsewhere" {
    const known = this.#entry(id);
    if (known !== undefined && known.token !== token) return "taken";
    if (known?.holder !== undefined && known.holder !== holder) return "elsewhere";
    this.#hold(id, token, holder);
    return "held";
  }

  release(id: string, holder: string, kept: boolean): void {
    const known = this.#entry(id);
    if (known?.holder !== holder) return;
    const moved = known.moved !== undefined && this.#now() - known.moved < this.#limits.restMs;
    delete known.holder;
    known.until = this.#now() + this.#limits.restMs;
    if (!kept && !moved) this.#entries.delete(id);
  }

  post({ src, dst, text, type }: Parcel): { holder: string } | undefined {
    const { boxPerDestination, queuePerSender } = this.#limits;
    const holder = this.holder(dst);
    const box = this.#fresh(dst);
    const own = box.filter(({ parcel }) => parcel.src === src);
    if (type === "LEAVE" && holder === undefined) return undefined;
    const fits = (waiting: typeof box, { frames, bytes }: { frames: number; bytes: number }) =>
      waiting.length < frames &&
      waiting.reduce((sum, { parcel }) => sum + parcel.bytes, Buffer.byteLength(text)) <= bytes;
    if (!fits(box, boxPerDestination) || !fits(own, queuePerSender)) return undefined;
    const calling = type === "OFFER" ? own.find(({ parcel }) => parcel.type === "OFFER") : undefined;
    box.push({ since: calling?.since ?? this.#now(), parcel: makeParcel(src, dst, text, type) });
    this.#boxes.set(dst, box);
    return { holder: holder ?? "" };
  }

  collect(id: string, holder: string): Parcel[] {
    return this.holder(id) === holder ? this.#empty(id) : [];
  }

  expire(src: string, dst: string): boolean {
    const box = this.#fresh(dst);
    const late = box.filter(({ since, parcel }) => parcel.src === src && this.#now() - since >= this.#limits.expiryMs);
    this.#boxes.set(
      dst,
      box.filter((item) => !late.includes(item)),
    );
    return late.some(({ parcel }) => parcel.type === "OFFER");
  }

  #entry(id: string) {
    const known = this.#entries.get(id);
    return known !== undefined && this.#now() < known.until ? known : undefined;
  }

  #hold(id: string, token: string, holder: string): void {
    const until = this.#now() + this.#limits.restMs;
    this.#entries.set(id, { ...this.#entry(id), token, holder, until });
  }

  #fresh(id: string) {
    return (this.#boxes.get(id) ?? []).filter(({ since }) => this.#now() - since < 2 * this.#limits.expiryMs);
  }

  #empty(id: string): Parcel[] {
    const box = this.#fresh(id);
    this.#boxes.delete(id);
    return box.map(({ parcel }) => parcel);
  }
}
