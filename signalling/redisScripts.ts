/** The steps of redisStore.ts as Redis carries them out: in Lua, each without interruption. */
import type { Denial } from "./directory.ts";

/**
 * A box is a list of frames as "time type src text". A relay takes those of its own people out after `expiryMs`. Nobody
 * does that for one that died, so twice that time is the end of all.
 */
const TIME = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;
const BOX = `${TIME}
local function parts(item) return string.match(item, '^(%d+) (%u+) (%S+) ()') end
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

/** One step: its text in Lua, and what Redis answers. */
export interface Script<Reply> {
  readonly text: string;
  /** The answer, as Redis gives it. */
  reply(raw: unknown): Reply;
}

/**
 * `KEYS`: an id's entry, as a hash of `token`, `holder`, and `moved`, when it last went from one relay to another; and
 * its box.
 */
const script = <Reply>(text: string, reply: (raw: unknown) => Reply): Script<Reply> => ({ text, reply });

/** By name; each is given an id, and then what the text unpacks. */
export const scripts = {
  /** Gives who held the id before, then what was in its box. */
  claim: script(
    `${BOX}
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
    return items`,
    (reply) => reply as string[] | Exclude<Denial, "unavailable">,
  ),

  renew: script(
    `
    local token, holder, rest = unpack(ARGV)
    local known = redis.call('HMGET', KEYS[1], 'token', 'holder')
    if known[1] and known[1] ~= token then return 'taken' end
    if known[2] and known[2] ~= holder then return 'elsewhere' end
    if known[2] ~= holder then redis.call('HSET', KEYS[1], 'token', token, 'holder', holder) end
    redis.call('PEXPIRE', KEYS[1], rest)
    return 'held'`,
    (reply) => reply as "held" | "taken" | "elsewhere",
  ),

  /** What has moved a moment ago is not free at once: the relay where it was may not know yet. */
  release: script(
    `${TIME}
    local holder, kept, rest = unpack(ARGV)
    local known = redis.call('HMGET', KEYS[1], 'holder', 'moved')
    if known[1] ~= holder then return end
    local settled = not known[2] or now - known[2] >= tonumber(rest)
    if kept == '0' and settled then redis.call('DEL', KEYS[1]) return end
    redis.call('HDEL', KEYS[1], 'holder')
    redis.call('PEXPIRE', KEYS[1], rest)`,
    (reply) => reply as null,
  ),

  /**
   * The offers of one sender count from its first one on. The limit of one sender holds for each destination, because
   * what waits elsewhere is in other places of a cluster.
   */
  post: script(
    `${BOX}
    local kind, src, text, expiry, frames, bytes, own, ownBytes = unpack(ARGV)
    if redis.call('LLEN', KEYS[2]) >= tonumber(frames) then return false end
    local holder = redis.call('HGET', KEYS[1], 'holder')
    if kind == 'LEAVE' and not holder then return false end
    local items, since = fresh(expiry), now
    local held, mine, calling = #text, 0, false
    local count = 0
    for _, item in ipairs(items) do
      local at, was, from, start = parts(item)
      local size = #item - start + 1
      held = held + size
      if from == src then
        count = count + 1
        mine = mine + size
        if was == 'OFFER' and kind == 'OFFER' and not calling then since, calling = at, true end
      end
    end
    if held > tonumber(bytes) then return false end
    if count + 1 > tonumber(own) or mine + #text > tonumber(ownBytes) then return false end
    local stale = redis.call('LLEN', KEYS[2]) > #items
    local item = string.format('%.0f %s %s %s', since, kind, src, text)
    if stale then table.insert(items, item) put(items, expiry)
    else redis.call('RPUSH', KEYS[2], item) redis.call('PEXPIRE', KEYS[2], 2 * expiry) end
    return holder or ''`,
    (reply) => reply as string | null,
  ),

  collect: script(
    `${BOX}
    local holder, expiry = unpack(ARGV)
    if redis.call('HGET', KEYS[1], 'holder') ~= holder then return {} end
    local items = fresh(expiry)
    redis.call('DEL', KEYS[2])
    return items`,
    (reply) => reply as string[],
  ),

  expire: script(
    `${BOX}
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
    return offers`,
    (reply) => reply as number,
  ),
};
