/**
 * The store of sharedDirectory.ts in Redis 7 or Valkey. An id's keys share its hash slot, and relays are told things over sharded
 * channels, so it may be a cluster (https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/). Its
 * steps are in redisScripts.ts.
 */
import { createClient, createCluster } from "@redis/client";
import { makeParcel, type Parcel } from "./parcel.ts";
import type { Limits } from "./protocol.ts";
import { type Script, scripts } from "./redisScripts.ts";
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
function makeClient(urls: readonly [string, ...string[]]) {
  const options = {
    RESP: 3,
    // With one server, what is asked while there is no connection fails at once. The servers of a cluster are connected to
    // when something is asked of them, so that has to wait.
    disableOfflineQueue: urls.length === 1,
    socket: {
      connectTimeout: ANSWER,
      reconnectStrategy: (retries: number) => Math.min(RETRY.least * 2 ** retries, RETRY.most),
    },
  } as const;
  const [url] = urls;
  if (urls.length === 1) return createClient({ ...options, url });
  // Of a cluster more servers are found than were named, with the same password and over TLS as well.
  const { username, password, protocol } = new URL(url);
  const socket = { ...options.socket, ...(protocol === "rediss:" ? { tls: true as const } : {}) };
  const credentials = {
    ...(username === "" ? {} : { username: decodeURIComponent(username) }),
    ...(password === "" ? {} : { password: decodeURIComponent(password) }),
  };
  return createCluster({
    rootNodes: urls.map((each) => ({ url: each })),
    defaults: { ...options, ...credentials, socket },
  });
}

/**
 * Connects, again and again for as long as it is not closed. `urls` as Redis writes them: `redis://user:password@host:port`,
 * `rediss://…`; several are a cluster's, with one user and password.
 */
export function openRedis(
  urls: readonly [string, ...string[]],
  limits: Limits,
  relay: string,
  { told, back }: StoreEvents,
): Store {
  const { restMs, expiryMs, boxPerDestination: all, queuePerSender: own } = limits;
  /** When all was well last, or the client was made. */
  let wellAt = performance.now();
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
    wellAt = performance.now();
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
    const isOurs = () => made === client && !closed;
    const connected: Promise<unknown> = made.connect();
    // A client that was given up while it connected connects all the same.
    connected.then(
      () => isOurs() || made.destroy(),
      () => {},
    );
    try {
      await within(connected);
      await within(
        made.sSubscribe(channelOf(relay), (text) => {
          if (text !== "") told(text);
          else if (isOurs()) for (const arrived of arrivals) arrived();
        }),
      );
      if (!isOurs()) return;
      hearing = made;
      broken = false;
      back();
    } catch {
      if (isOurs()) retrying = setTimeout(() => renew(made), RETRY.most);
    }
  }

  /**
   * Writes something, and tells this relay something, which it has to hear: a server may answer and not let itself be
   * written to. A client that reconnects may wait for ever, so after a while without success there is a new one.
   */
  async function ping(): Promise<void> {
    if (hearing !== client) throw new Error("not connected yet");
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    arrivals.add(arrive);
    try {
      await within(client.set(channelOf(relay), "", { PX: restMs }));
      await within(client.sPublish(channelOf(relay), ""));
      await within(arrived);
    } catch (error) {
      broken = true;
      if (error instanceof Late || performance.now() - wellAt > 2 * ANSWER) renew(client);
      throw error;
    } finally {
      arrivals.delete(arrive);
    }
    wellAt = performance.now();
    if (broken) back();
    broken = false;
  }

  /**
   * Sends the whole text of a step. By its hash alone it would be sent again where Redis does not know it, behind what was
   * asked after it.
   */
  async function run<Reply>({ text, reply }: Script<Reply>, id: string, ...given: (string | number)[]): Promise<Reply> {
    const keys = [`driewoord:{${id}}`, `driewoord:{${id}}:box`];
    return reply(await within<unknown>(client.eval(text, { keys, arguments: given.map(String) })));
  }

  const items = (dst: string, list: string[]): Parcel[] => list.map((item) => parcelOf(dst, item));

  return {
    async claim(id, token, holder, room) {
      const reply = await run(scripts.claim, id, token, holder, room ? 1 : 0, restMs, expiryMs);
      if (typeof reply === "string") return reply;
      const [before = "", ...mail] = reply;
      return { before, mail: items(id, mail) };
    },
    renew: (id, token, holder) => run(scripts.renew, id, token, holder, restMs),
    async release(id, holder, kept) {
      await run(scripts.release, id, holder, kept ? 1 : 0, restMs);
    },
    async post({ src, dst, text, type }) {
      const sizes = [all.frames, all.bytes, own.frames, own.bytes];
      const holder = await run(scripts.post, dst, type, src, text, expiryMs, ...sizes);
      return holder === null ? undefined : { holder };
    },
    collect: async (id, holder) => items(id, await run(scripts.collect, id, holder, expiryMs)),
    expire: async (src, dst) => (await run(scripts.expire, dst, src, expiryMs)) > 0,
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
