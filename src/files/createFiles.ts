import { createEffect, on } from "solid-js";
import { createStore } from "solid-js/store";
import type { PeerId } from "../room/wire/roster.ts";
import { retrying } from "../site/loading.ts";
import { randomId } from "../site/randomId.ts";
import { saveFile } from "../site/saveFile.ts";
import {
  type About,
  type Exchange,
  isCard,
  isExpected,
  isOver,
  isPicture,
  isQuestion,
  type Outcome,
} from "./exchange.ts";
import type { Files, FilesDependencies } from "./files.ts";
import type { Place } from "./inbox.ts";
import type { Pipe } from "../peer/pipe.ts";
import { makeOpenings } from "../peer/openings.ts";
import { type Message, say } from "./wire.ts";

/** What an exchange has besides what is shown of it. */
interface Behind {
  readonly pipe: Pipe;
  /** What was chosen, for another try. */
  chosen?: File;
  /** Goes on with what waits for `tell`. */
  told?: () => void;
  place?: Place;
}

/** ms between two looks at how far it is: a person sees no more. */
const PACE = 100;

/** Needs a Solid owner. */
export function createFiles(deps: FilesDependencies): Files {
  const [exchanges, setExchanges] = createStore<Exchange[]>([]);
  const behind = new Map<string, Behind>();
  const openings = makeOpenings(() => performance.now());
  const parts = () => retrying(() => import("./passing.ts"));
  const find = (id: string) => exchanges.find((one) => one.id === id);

  function begin(peer: PeerId, pipe: Pipe, what: Pick<Exchange, "by" | "wanted" | "card" | "phase" | "file">): string {
    const id = randomId();
    behind.set(id, { pipe });
    const fresh = { moved: 0, enlarged: false, drawn: false, saved: false, seen: false };
    setExchanges(exchanges.length, { id, peer, name: deps.nameOf(peer), ...fresh, ...what });
    return id;
  }

  function change(id: string, what: Partial<Exchange>): void {
    setExchanges((one) => one.id === id, what);
  }

  /** Says how far an exchange is, now and then. */
  function progress(id: string, bytes: number): (moved: number) => void {
    let saidAt = -Infinity;
    return (moved) => {
      const now = performance.now();
      if (moved > 0 && moved < bytes && now - saidAt < PACE) return;
      saidAt = now;
      change(id, { phase: "moving", moved });
    };
  }

  function finish(id: string, outcome: Outcome): void {
    const now = find(id);
    behind.get(id)?.pipe.close();
    if (!now || isOver(now)) return;
    // Nothing of what was only asked for has got lost.
    if (outcome === "cut" && now.phase === "asked") remove(id);
    else change(id, { phase: outcome });
  }

  function remove(id: string): void {
    const { pipe, place } = behind.get(id) ?? {};
    behind.delete(id);
    pipe?.close();
    void place?.discard();
    setExchanges((all) => all.filter((one) => one.id !== id));
  }

  /** A question that the other side thinks better of, before it is answered, is none any more. */
  async function watch(id: string, pipe: Pipe): Promise<void> {
    await pipe.waiting();
    if (isOpen(id) && find(id)?.phase !== "telling") remove(id);
  }

  /** The next message; undefined, with the exchange ended, where that is its end. */
  async function heard(id: string, pipe: Pipe): Promise<ArrayBuffer | Message | undefined> {
    const { Ended, hear } = await parts();
    try {
      return await hear(pipe);
    } catch (error) {
      finish(id, error instanceof Ended ? error.outcome : "cut");
      return undefined;
    }
  }

  async function send(id: string, chosen: File, look?: true): Promise<void> {
    const own = behind.get(id);
    if (!own) return;
    own.chosen = chosen;
    change(id, { phase: "offered" });
    const { fileName, sendFile, withoutTraces } = await parts();
    const { file, drawn, telling } = await withoutTraces(chosen);
    const about = { name: fileName(file.name), bytes: file.size, media: file.type, look };
    change(id, { drawn, file: about });
    if (telling) {
      change(id, { phase: "telling" });
      await new Promise<void>((resolve) => (own.told = resolve));
      change(id, { phase: "offered" });
    }
    // Called off meanwhile.
    if (!find(id)) return;
    finish(id, await sendFile(own.pipe, file, progress(id, about.bytes), look));
  }

  async function receive(id: string): Promise<void> {
    const own = behind.get(id);
    const about = find(id)?.file;
    if (!own || !about) return;
    change(id, { phase: "moving" });
    const { makePlace, receiveFile } = await parts();
    const place = await makePlace(about);
    if (!behind.has(id)) return void place?.discard();
    if (!place) {
      say(own.pipe, { type: "refuse", why: "room" });
      return finish(id, "noRoom");
    }
    own.place = place;
    finish(id, await receiveFile(own.pipe, about, place, progress(id, about.bytes)));
  }

  async function ask(peer: PeerId, card: boolean): Promise<void> {
    // One question of each kind is enough.
    const asked = exchanges.filter((one) => one.peer === peer && one.by === "them" && one.phase === "asked");
    if (asked.some((one) => one.card === card)) return;
    const pipe = deps.open(peer);
    if (!pipe) return;
    const id = begin(peer, pipe, { by: "them", wanted: true, card, phase: "asked", file: undefined });
    say(pipe, card ? { type: "ask", card } : { type: "ask" });
    const answer = await heard(id, pipe);
    if (!answer || !find(id)) return;
    if (answer instanceof ArrayBuffer || answer.type !== "offer") return finish(id, "cut");
    const file = aboutOf(answer);
    const wanted = card ? isCard(file) : isExpected(file);
    change(id, { file, phase: "offered", wanted });
    await (wanted ? receive(id) : watch(id, pipe));
  }

  async function incoming(peer: PeerId, pipe: Pipe): Promise<void> {
    if (!openings.allow(peer)) {
      say(pipe, { type: "refuse", why: "person" });
      return pipe.close();
    }
    void pipe.closed.then(() => openings.ended(peer));
    const { hear } = await parts();
    const first = await hear(pipe).catch(() => undefined);
    if (!first || first instanceof ArrayBuffer || (first.type !== "ask" && first.type !== "offer")) return pipe.close();
    const what =
      first.type === "ask"
        ? ({
            by: "us",
            wanted: true,
            card: first.card === true && deps.isHost(peer),
            phase: "asked",
            file: undefined,
          } as const)
        : ({ by: "them", wanted: false, card: false, phase: "offered", file: aboutOf(first) } as const);
    await watch(begin(peer, pipe, what), pipe);
  }

  async function received(id: string): Promise<File | undefined> {
    const about = find(id)?.file;
    return (
      about &&
      behind
        .get(id)
        ?.place?.file(about)
        .catch(() => undefined)
    );
  }

  function offer(peer: PeerId, file: File, look?: true): void {
    const pipe = deps.open(peer);
    if (!pipe) return;
    void send(
      begin(peer, pipe, { by: "us", wanted: false, card: false, phase: "offered", file: undefined }),
      file,
      look,
    );
  }

  /** What the person answers counts only while it is asked. */
  function isOpen(id: string): boolean {
    const now = find(id);
    return now !== undefined && isQuestion(now);
  }

  const forget = () => {
    for (const id of exchanges.map((one) => one.id)) remove(id);
  };
  createEffect(on(deps.conversation, forget, { defer: true }));
  createEffect(
    on(
      deps.present,
      (present) => {
        const left = exchanges.filter(({ file, peer }) => file?.look && !present.includes(peer));
        for (const { id } of left) remove(id);
      },
      { defer: true },
    ),
  );

  return {
    exchanges,
    ask: (peer, card) => void ask(peer, card === "card"),
    offer: (peer, file) => offer(peer, file),
    give(id, file, look) {
      if (isOpen(id)) void send(id, file, look === "look" || undefined);
    },
    again(id) {
      const { peer, file } = find(id) ?? {};
      const { chosen } = behind.get(id) ?? {};
      remove(id);
      if (peer !== undefined && chosen) offer(peer, chosen, file?.look);
    },
    take(id) {
      if (isOpen(id)) void receive(id);
    },
    tell(id) {
      if (isOpen(id)) behind.get(id)?.told?.();
    },
    stop(id) {
      const pipe = behind.get(id)?.pipe;
      if (pipe) say(pipe, { type: isOpen(id) ? "refuse" : "stop", why: "person" });
      remove(id);
    },
    enlarge: (id, on) => change(id, { enlarged: on }),
    received,
    async save(id) {
      const file = find(id)?.file?.look ? undefined : await received(id);
      if (file) {
        saveFile(file);
        change(id, { saved: true });
      }
      return file !== undefined;
    },
    putAway(id) {
      const one = find(id);
      if (one?.by === "them" && one.file?.look) remove(id);
      else change(id, { seen: true });
    },
    incoming: (peer, pipe) => void incoming(peer, pipe),
  };
}

/** What cannot be shown is of no use to somebody who may only look at it. */
const aboutOf = ({ name, bytes, media, look }: About): About => {
  const about = { name, bytes, media };
  return isPicture(about) ? { ...about, look } : about;
};
