/**
 * Three relays on one store whose answers, and what relays tell each other, come late, in any order, or never; relays
 * that crash and that stand still; a clock that jumps. Whatever happens, no id has two owners and no frame goes to the
 * wrong one. `INTERLEAVINGS=100000` tries as many.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Directory } from "../../signalling/directory.ts";
import { type Frame, LIMITS } from "../../signalling/protocol.ts";
import { type Effect, emptyRelay, type RelayEvent, step } from "../../signalling/relay.ts";
import { makeSharedDirectory, type Store, type StoreEvents } from "../../signalling/sharedDirectory.ts";
import { Entries } from "./entries.ts";

const RUNS = Number(process.env["INTERLEAVINGS"] ?? 300);

/** A connection of somebody to a relay. Whoever has the same token is the same person. */
interface Session {
  readonly relay: Node;
  readonly socket: number;
  readonly id: string;
  readonly token: string;
  /** The relay has said that the id is theirs, and has not said otherwise since. */
  owner: boolean;
  connected: boolean;
}

interface Question {
  carryOut(): void;
  answer(): void;
  fail(): void;
}

interface Sent {
  readonly src: string;
  readonly dst: string;
  readonly from: Session;
}

class World {
  now = 0;
  readonly entries = new Entries(() => this.now);
  readonly nodes = [new Node(this), new Node(this), new Node(this)];
  readonly sessions: Session[] = [];
  readonly sent: Sent[] = [];
  readonly faults: unknown[] = [];
  /** By the sessions of a frame's sender and receiver: its number. */
  readonly arrived = new Map<string, number>();
  readonly delivered = new Set<number>();
  /** Frames whose destination went away before they reached it: others may have overtaken them. */
  readonly late = new Set<string>();

  /** The id is this person's alone, on all relays that do anything. */
  owns(session: Session): void {
    for (const { id, owner, relay, token } of this.sessions) {
      if (id === session.id && owner && !relay.stands) expect(token).toBe(session.token);
    }
  }

  arrives(session: Session, text: string): void {
    const { src, dst, payload } = JSON.parse(text) as { src: string; dst: string; payload: number };
    const sent = this.sent[payload]!;
    expect({ src, dst }).toEqual({ src: sent.src, dst: sent.dst });
    expect(session).toMatchObject({ id: dst, owner: true });
    this.owns(session);
    expect(this.delivered.has(payload)).toBe(false);
    this.delivered.add(payload);
    if (this.late.has(text)) return;
    const pair = `${this.sessions.indexOf(sent.from)} ${this.sessions.indexOf(session)}`;
    expect(payload).toBeGreaterThan(this.arrived.get(pair) ?? -1);
    this.arrived.set(pair, payload);
  }

  /** Time passes, and whoever does not stand still notices each second. */
  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.now += 1_000;
      for (const node of this.nodes) node.tick();
      await quiet();
    }
  }

  /** All that is on its way arrives. */
  async settle(): Promise<void> {
    for (const node of this.nodes) node.goOn();
    do {
      for (const node of this.nodes) while (node.work()) await quiet();
      await quiet();
    } while (this.nodes.some((node) => node.busy()));
  }
}

/** Once all promises that can be kept are. */
const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One relay, as `sockets.ts` runs it. */
class Node {
  readonly world: World;
  name = "";
  #relay = emptyRelay();
  #directory!: Directory;
  #events!: StoreEvents;
  #sockets = 0;
  stands = false;
  #asked: Question[] = [];
  /** Those that the store has carried out, and whose answers are on their way. */
  #answers: Question[] = [];
  /** What happens outside. */
  #outside: (() => void)[] = [];
  #told: string[] = [];
  #broken = false;
  /** The store does not answer it. Otherwise it does at once when it is asked whether it is there. */
  #silent = false;

  constructor(world: World) {
    this.world = world;
    this.#begin();
  }

  #begin(): void {
    this.#relay = emptyRelay();
    this.#asked = [];
    this.#answers = [];
    this.#outside = [];
    this.#told = [];
    const life = this.#relay;
    this.#directory = makeSharedDirectory(
      LIMITS,
      (name, events) => {
        this.name = name;
        this.#events = events;
        return this.#store(life);
      },
      (notice) => life === this.#relay && this.happens(notice),
      () => {},
      () => this.world.now,
    );
    this.#events.back();
  }

  #store(life: unknown): Store {
    const { entries } = this.world;
    const ask = <T>(carryOut: () => T): Promise<T> =>
      new Promise((resolve, reject) => {
        let result: T;
        this.#asked.push({
          carryOut: () => void (result = carryOut()),
          answer: () => resolve(result),
          fail: () => reject(new Error("lost")),
        });
      });
    return {
      claim: (...given) => ask(() => entries.claim(...given)),
      renew: (...given) => ask(() => entries.renew(...given)),
      release: (...given) => ask(() => entries.release(...given)),
      post: (parcel) => ask(() => entries.post(parcel)),
      collect: (...given) => ask(() => entries.collect(...given)),
      expire: (...given) => ask(() => entries.expire(...given)),
      tell: (name, text) => ask(() => this.world.nodes.find((node) => node.name === name)?.tell(text)),
      ping: async () => {
        if (this.#silent) await ask(() => {});
        if (this.#broken && life === this.#relay) {
          this.#broken = false;
          this.#events.back();
        }
      },
      close: async () => {},
    };
  }

  connect(id: string, token: string): void {
    if (!this.#directory.available()) return;
    this.#sockets += 1;
    const socket = this.#sockets;
    this.world.sessions.push({ relay: this, socket, id, token, owner: false, connected: true });
    this.#later({ kind: "connect", socket, id, token });
  }

  send(session: Session, frame: Frame): void {
    this.#later({ kind: "frame", socket: session.socket, frame });
  }

  disconnect(session: Session): void {
    session.connected = session.owner = false;
    this.#later({ kind: "closed", socket: session.socket });
  }

  #later(event: RelayEvent): void {
    this.#outside.push(() => this.happens(event));
  }

  happens(event: RelayEvent): void {
    try {
      for (const effect of step(this.#relay, event, this.world.now)) {
        if (effect.kind === "post" && event.kind !== "frame") this.world.late.add(effect.parcel.text);
        this.#carryOut(effect);
      }
    } catch (fault) {
      // Whoever called may be a promise that nobody waits for.
      this.world.faults.push(fault);
    }
  }

  #carryOut(effect: Effect): void {
    if (effect.kind === "claim" || effect.kind === "release" || effect.kind === "post") {
      return this.#directory.ask(effect);
    }
    const session = this.world.sessions.find(({ relay, socket }) => relay === this && socket === effect.socket);
    if (session === undefined || effect.kind === "ping") return;
    if (effect.kind === "close") {
      session.owner = false;
      this.#later({ kind: "closed", socket: effect.socket });
    } else if (effect.kind === "forward") {
      if (session.connected) this.world.arrives(session, effect.parcel.text);
      else this.happens({ kind: "undelivered", socket: effect.socket, parcel: effect.parcel });
    } else {
      const { type } = JSON.parse(effect.text) as Frame;
      if (type === "OPEN") {
        session.owner = session.connected;
        this.world.owns(session);
      }
      if (type === "ERROR" || type === "ID-TAKEN") session.owner = false;
    }
  }

  tick(): void {
    if (this.stands) return;
    this.#directory.tick();
    // Sockets answer each ping, so none is ever idle.
    for (const peer of this.#relay.peers.values()) peer.heard = this.world.now;
    this.happens({ kind: "tick" });
  }

  /** One thing that was on its way arrives: at the store, from it, from another relay, or from outside. */
  work(which = 0): boolean {
    if (this.stands) {
      // The store goes on without it.
      const asked = this.#asked.length > 0;
      this.#carryOutNext();
      return asked;
    }
    const ways = [
      () => this.#carryOutNext(),
      () => this.#answers.shift()?.answer(),
      () => this.#events.told(this.#told.shift()!),
      () => this.#outside.shift()?.(),
    ];
    const full = [this.#asked, this.#answers, this.#told, this.#outside].map((queue) => queue.length > 0);
    const open = ways.filter((_, index) => full[index]);
    open[which % open.length]?.();
    return open.length > 0;
  }

  busy(): boolean {
    return [this.#asked, this.#answers, this.#told, this.#outside].some((queue) => queue.length > 0);
  }

  #carryOutNext(): void {
    const next = this.#asked.shift();
    if (next === undefined) return;
    next.carryOut();
    this.#answers.push(next);
  }

  /** The line to the store breaks: `some` of what was asked is carried out, and nothing is answered. */
  lose(some: number): void {
    this.#broken = true;
    this.#told = [];
    this.#asked.splice(0).forEach((question, index) => {
      if (index < some) question.carryOut();
      this.#answers.push(question);
    });
    for (const { fail } of this.#answers.splice(0)) fail();
  }

  crash(some: number): void {
    for (const { carryOut } of this.#asked.slice(0, some)) carryOut();
    for (const session of this.world.sessions) if (session.relay === this) session.owner = session.connected = false;
    this.stands = this.#silent = false;
    this.#begin();
  }

  tell(text: string): void {
    this.#told.push(text);
  }

  stand(): void {
    this.stands = true;
  }

  silence(): void {
    this.#silent = true;
  }

  goOn(): void {
    this.#silent = false;
    if (!this.stands) return;
    this.stands = false;
    this.tick();
  }
}

const node = fc.integer({ min: 0, max: 2 });
const which = fc.nat(11);
const person = fc.constantFrom(["a", "x"], ["a", "x"], ["a", "y"], ["b", "z"], ["b", "w"]);
const one = <Kind extends string, More extends object>(
  kind: Kind,
  more: { [Key in keyof More]: fc.Arbitrary<More[Key]> },
) => fc.record({ kind: fc.constant(kind), ...more }) as unknown as fc.Arbitrary<{ kind: Kind } & More>;

const happening = fc.oneof(
  { weight: 6, arbitrary: one("connect", { node, person }) },
  {
    weight: 6,
    arbitrary: one("frame", {
      which,
      dst: fc.constantFrom("a", "b", "c"),
      type: fc.constantFrom("OFFER", "CANDIDATE", "LEAVE"),
    }),
  },
  { weight: 2, arbitrary: one("leave", { which }) },
  { weight: 1, arbitrary: one("disconnect", { which }) },
  { weight: 16, arbitrary: one("work", { node, which, much: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 3, arbitrary: one("settle", {}) },
  { weight: 3, arbitrary: one("pass", { seconds: fc.integer({ min: 1, max: 25 }) }) },
  { weight: 1, arbitrary: one("lose", { node, some: which }) },
  { weight: 1, arbitrary: one("crash", { node, some: which }) },
  { weight: 1, arbitrary: one("stand", { node }) },
  { weight: 1, arbitrary: one("silence", { node }) },
  { weight: 2, arbitrary: one("goOn", { node }) },
);

/** Some kinds of things never happen in a run, so that what needs a long time without them comes up too. */
const kinds = ["leave", "disconnect", "settle", "pass", "lose", "crash", "stand", "silence"] as const;
const run = fc
  .tuple(fc.subarray([...kinds]), fc.array(happening, { minLength: 20, maxLength: 120, size: "max" }))
  .map(([without, happenings]) => happenings.filter(({ kind }) => !(without as string[]).includes(kind)));

test("whatever is late, lost or dead, an id has one owner, and a frame comes to nobody else, once, and in order", async () => {
  let owners = 0;
  let frames = 0;
  await fc.assert(
    fc.asyncProperty(run, async (happenings) => {
      const world = new World();
      await world.settle();
      for (const event of happenings) {
        const session = "which" in event ? world.sessions.at(-1 - (event.which % world.sessions.length)) : undefined;
        switch (event.kind) {
          case "connect":
            world.nodes[event.node]!.connect(event.person[0]!, event.person[1]!);
            break;
          case "frame": {
            if (!session?.owner || !session.connected) break;
            const { dst, type } = event;
            const payload = world.sent.push({ src: session.id, dst, from: session }) - 1;
            session.relay.send(session, { type, dst, payload } as Frame);
            break;
          }
          case "leave":
            if (session?.owner && session.connected) session.relay.send(session, { type: "LEAVE" });
            break;
          case "disconnect":
            if (session?.connected) session.relay.disconnect(session);
            break;
          case "work":
            for (let done = 0; done < event.much; done += 1) {
              world.nodes[event.node]!.work(event.which);
              await quiet();
            }
            break;
          case "settle":
            await world.settle();
            break;
          case "pass":
            await world.pass(event.seconds);
            break;
          case "lose":
          case "crash":
            world.nodes[event.node]![event.kind](event.some);
            break;
          case "stand":
          case "silence":
          case "goOn":
            world.nodes[event.node]![event.kind]();
        }
        await quiet();
        expect(world.faults).toEqual([]);
      }

      // When all is well again, whoever holds an id is reached from everywhere.
      for (let second = 0; second < 3; second += 1) {
        await world.settle();
        await world.pass(1);
      }
      await world.settle();
      for (const { relay, socket, id, connected, owner } of world.sessions) {
        if (!connected || !owner || world.entries.holder(id) !== `${relay.name}/${socket}`) continue;
        owners += 1;
        for (const [index, from] of world.nodes.entries()) {
          from.connect(`asks-${index}`, "any");
          await world.settle();
          const asking = world.sessions.at(-1)!;
          const payload = world.sent.push({ src: asking.id, dst: id, from: asking }) - 1;
          from.send(asking, { type: "OFFER", dst: id, payload });
          await world.settle();
          expect(world.delivered.has(payload)).toBe(true);
          from.disconnect(asking);
          await world.settle();
        }
      }
      expect(world.faults).toEqual([]);
      frames += world.delivered.size;
    }),
    { numRuns: RUNS },
  );
  expect(owners).toBeGreaterThan(RUNS / 10);
  expect(frames).toBeGreaterThan(RUNS);
});
