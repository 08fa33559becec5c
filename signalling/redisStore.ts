/**
 * The store of sharedDirectory.ts in Redis 7 or Valkey. An id's keys share its hash slot, and relays are told things over sharded
 * channels, so it may be a cluster (https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/). Its
 * steps are in redisScripts.ts.
 */
import { createClient, createCluster } from "@redis/client";
import { makeParcel, type Parcel } from "./parcel.ts";
import type { Limits } from "./protocol.ts";
import { scripts } from "./redisScripts.ts";
import type { Store, StoreEvents } from "./sharedDirectory.ts";

/** In ms: how long an answer may take, and how long to wait between attempts to connect. */
const ANSWER = 2_000;
const RETRY = { least: 100, most: 1_000 };

const channelOf = (relay: string): string => `driewoord:relay:${relay}`;

/** A frame of a box for `dst`. */
function parcelOf(dst: string, item: string): Parcel {
  const [, type, src, text] = /^\d+ (\S+) (\S+) (.*)$/s.exec(item) as unknown as [0, Parcel["type"], string, string];
  return makeParcel(src, dst, text, type);
}

/** One client, not connected yet: for one server, or for a cluster of which some servers are given. */
function makeClient(urls: readonly string[]) {
  const options = {
    RESP: 3,
    // What is asked while there is no connection is over before there is one again. The servers of a cluster are connected
    // to when something is asked of them.
    disableOfflineQueue: urls.length === 1,
    socket: {
      connectTimeout: ANSWER,
      reconnectStrategy: (retries: number) => Math.min(RETRY.least * 2 ** retries, RETRY.most),
    },
  } as const;
  const [url] = urls;
  if (urls.length === 1 && url !== undefined) return createClient({ ...options, url, scripts });
  return createCluster({ rootNodes: urls.map((each) => ({ url: each })), defaults: options, scripts });
}

/**
 * Connects, again and again for as long as it is not closed. `urls` as Redis writes them: `redis://user:password@host:port`,
 * `rediss://…`; several are a cluster's.
 */
export function openRedis(urls: readonly string[], limits: Limits, relay: string, { told, back }: StoreEvents): Store {
  const { restMs, expiryMs, queuePerDestination: all, queuePerSender: own } = limits;
  let client = connect();
  /** Something went wrong since the store answered last: what others told may be lost. */
  let broken = false;
  let closed = false;
  let retrying: NodeJS.Timeout | undefined;
  /** The client that hears what relays tell. */
  let hearing: unknown;
  /** To be called when what this relay tells itself arrives. */
  const arrivals = new Set<() => void>();

  function connect(): ReturnType<typeof makeClient> {
    const made = makeClient(urls);
    // Its reasons name addresses. That the store is out of reach is told by whoever asks it.
    made.on("error", () => (broken = true));
    void subscribe(made);
    return made;
  }

  /** A client by which nothing is heard is given up: the other end may be gone without a word. */
  function renew(given: ReturnType<typeof makeClient>): void {
    if (given !== client || closed) return;
    client.destroy();
    client = connect();
  }

  async function subscribe(made: ReturnType<typeof makeClient>): Promise<void> {
    try {
      await within<unknown>(made.connect());
      await made.sSubscribe(channelOf(relay), (text) => (text === "" ? arrive() : told(text)));
      hearing = made;
      back();
    } catch {
      retrying = setTimeout(() => renew(made), RETRY.most);
    }
  }

  function arrive(): void {
    for (const arrived of arrivals) arrived();
    arrivals.clear();
  }

  /** Tells this relay something, which it has to hear. */
  async function ping(): Promise<void> {
    if (hearing !== client) throw new Error("not connected yet");
    const arrived = new Promise<void>((resolve) => arrivals.add(resolve));
    try {
      await within(client.sPublish(channelOf(relay), ""));
      await within(arrived);
    } catch (error) {
      broken = true;
      if (error instanceof Late) renew(client);
      throw error;
    }
    if (broken) back();
    broken = false;
  }

  const items = (dst: string, list: string[]): Parcel[] => list.map((item) => parcelOf(dst, item));

  return {
    async claim(id, token, holder, room) {
      const reply = await within(client.claim(id, token, holder, room ? 1 : 0, restMs, expiryMs));
      if (typeof reply === "string") return reply;
      const [before = "", ...mail] = reply;
      return { before, mail: items(id, mail) };
    },
    renew: (id, token, holder) => within(client.renew(id, token, holder, restMs)),
    async release(id, holder, kept) {
      await within(client.release(id, holder, kept ? 1 : 0, restMs));
    },
    async post({ src, dst, text, type }) {
      const sizes = [all.frames, all.bytes, own.frames, own.bytes];
      const holder = await within(client.post(dst, type, src, text, expiryMs, ...sizes));
      return holder === null ? undefined : { holder };
    },
    collect: async (id, holder) => items(id, await within(client.collect(id, holder, expiryMs))),
    expire: async (src, dst) => (await within(client.expire(dst, src, expiryMs))) > 0,
    async tell(other, text) {
      await within(client.sPublish(channelOf(other), text));
    },
    ping,
    async close() {
      closed = true;
      clearTimeout(retrying);
      await within(client.close()).catch(() => client.destroy());
    },
  };
}

/** What was asked was not answered in time. */
class Late extends Error {}

async function within<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late()), ANSWER);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
