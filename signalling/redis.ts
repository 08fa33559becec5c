/**
 * The store of shared.ts in Redis 7 or Valkey. An id's keys share its hash slot, and relays are told things over sharded
 * channels, so it may be a cluster (https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/). Each
 * step is a script, which Redis runs without interruption.
 */
import { createClient, createCluster, defineScript } from "@redis/client";
import { makeParcel, type Parcel } from "./parcel.ts";
import type { Limits } from "./protocol.ts";
import type { Denial } from "./directory.ts";
import type { Store, StoreEvents } from "./shared.ts";

/** In ms: how long an answer may take, and how long to wait between attempts to connect. */
const ANSWER = 2_000;
const RETRY = { least: 100, most: 1_000 };

/**
 * A box is a list of frames as "time type src text". A relay takes those of its own people out after `expiryMs`. Nobody
 * does that for one that died, so twice that time is the end of all.
 */
const TIME = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;
const BOX = `${TIME}
local function parts(item) return string.match(item, '^(%d+) (%u+) (%S+) (.*)$') end
local function fresh(expiry)
  local items = {}
  for _, item in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
    if now - parts(item) < 2 * expiry then table.insert(items, item) end
  end
  return items
end
local function put(items, expiry)
  redis.call('DEL', KEYS[2])
  for _, item in ipairs(items) do redis.call('RPUSH', KEYS[2], item) end
  redis.call('PEXPIRE', KEYS[2], 2 * expiry)
end
`;

type Argument = string | number;

/**
 * `KEYS`: an id's entry, as a hash of `token`, `holder`, and `moved`, when it last went from one relay to another; and
 * its box.
 */
const script = <Reply>(text: string) =>
  defineScript({
    SCRIPT: text,
    NUMBER_OF_KEYS: 2,
    parseCommand(parser, id: string, ...given: Argument[]) {
      for (const key of [`driewoord:{${id}}`, `driewoord:{${id}}:box`]) parser.pushKey(key);
      parser.push(...given.map(String));
    },
    transformReply: (reply: unknown) => reply as Reply,
  });

const scripts = {
  /** Gives who held the id before, then what was in its box. */
  claim: script<string[] | Exclude<Denial, "unavailable">>(`${BOX}
    local token, holder, room, rest, expiry = unpack(ARGV)
    local known = redis.call('HMGET', KEYS[1], 'token', 'holder')
    if known[1] and known[1] ~= token then return known[2] and 'taken' or 'resting' end
    if not known[1] and room == '0' then return 'serverFull' end
    redis.call('HSET', KEYS[1], 'token', token, 'holder', holder)
    redis.call('PEXPIRE', KEYS[1], rest)
    local function relay(of) return string.match(of, '^[^/]*') end
    if known[2] and relay(known[2]) ~= relay(holder) then redis.call('HSET', KEYS[1], 'moved', string.format('%.0f', now)) end
    local items = fresh(expiry)
    redis.call('DEL', KEYS[2])
    table.insert(items, 1, known[2] or '')
    return items`),

  renew: script<"held" | "taken" | "elsewhere">(`
    local token, holder, rest = unpack(ARGV)
    local known = redis.call('HMGET', KEYS[1], 'token', 'holder')
    if known[1] and known[1] ~= token then return 'taken' end
    if known[2] and known[2] ~= holder then return 'elsewhere' end
    redis.call('HSET', KEYS[1], 'token', token, 'holder', holder)
    redis.call('PEXPIRE', KEYS[1], rest)
    return 'held'`),

  /** What has moved a moment ago is not free at once: the relay where it was may not know yet. */
  release: script<null>(`${TIME}
    local holder, kept, rest = unpack(ARGV)
    local known = redis.call('HMGET', KEYS[1], 'holder', 'moved')
    if known[1] ~= holder then return end
    local settled = not known[2] or now - known[2] >= tonumber(rest)
    if kept == '0' and settled then redis.call('DEL', KEYS[1]) return end
    redis.call('HDEL', KEYS[1], 'holder')
    redis.call('PEXPIRE', KEYS[1], rest)`),

  /**
   * The offers of one sender count from its first one on. The limit of one sender holds for each destination, because
   * what waits elsewhere is in other places of a cluster.
   */
  post: script<string | null>(`${BOX}
    local kind, src, text, expiry, frames, bytes, own, ownBytes = unpack(ARGV)
    local holder = redis.call('HGET', KEYS[1], 'holder')
    if kind == 'LEAVE' and not holder then return false end
    local items, since = fresh(expiry), now
    local held, mine, calling = #text, 0, false
    local count = 0
    for _, item in ipairs(items) do
      local at, was, from, said = parts(item)
      held = held + #said
      if from == src then
        count = count + 1
        mine = mine + #said
        if was == 'OFFER' and kind == 'OFFER' and not calling then since, calling = at, true end
      end
    end
    if #items + 1 > tonumber(frames) or held > tonumber(bytes) then return false end
    if count + 1 > tonumber(own) or mine + #text > tonumber(ownBytes) then return false end
    table.insert(items, string.format('%.0f %s %s %s', since, kind, src, text))
    put(items, expiry)
    return holder or ''`),

  collect: script<string[]>(`${BOX}
    local holder, expiry = unpack(ARGV)
    if redis.call('HGET', KEYS[1], 'holder') ~= holder then return {} end
    local items = fresh(expiry)
    redis.call('DEL', KEYS[2])
    return items`),

  expire: script<number>(`${BOX}
    local src, expiry = unpack(ARGV)
    local kept, offers = {}, 0
    for _, item in ipairs(fresh(expiry)) do
      local at, kind, from = parts(item)
      if from == src and now - at >= tonumber(expiry) then
        if kind == 'OFFER' then offers = offers + 1 end
      else
        table.insert(kept, item)
      end
    end
    put(kept, expiry)
    return offers`),
};

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
    // What was asked while there was no connection is over before there is one again.
    disableOfflineQueue: true,
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
