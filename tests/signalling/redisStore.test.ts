/** The scripts in Redis, held against their model. */
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeParcel, type Parcel } from "../../signalling/parcel.ts";
import { type Limits, LIMITS } from "../../signalling/protocol.ts";
import { openRedis } from "../../signalling/redisStore.ts";
import type { Store } from "../../signalling/sharedDirectory.ts";
import { Entries } from "./entries.ts";
import { hasRedis, startRedis } from "./redis.ts";

async function open(limits: Limits): Promise<{ store: Store; told: string[]; relay: string }> {
  const { url } = await startRedis();
  const told: string[] = [];
  const relay = "relay";
  const store = await new Promise<Store>((resolve) => {
    const opened: Store = openRedis([url], limits, relay, {
      told: (text) => void told.push(text),
      back: () => resolve(opened),
    });
    onTestFinished(() => opened.close());
  });
  return { store, told, relay };
}

const id = fc.constantFrom("a", "b");
const token = fc.constantFrom("x", "y");
const holder = fc.constantFrom("one/1", "one/2", "two/1");
const text = fc.oneof(fc.string(), fc.constantFrom("OFFER a b", "é \n|", "12 OFFER a {}"));
const type = fc.constantFrom<Parcel["type"]>("OFFER", "ANSWER", "CANDIDATE", "LEAVE");
const request = fc.oneof(
  fc.record({ kind: fc.constant("claim" as const), id, token, holder, room: fc.boolean() }),
  fc.record({ kind: fc.constant("renew" as const), id, token, holder }),
  fc.record({ kind: fc.constant("release" as const), id, holder, kept: fc.boolean() }),
  fc.record({ kind: fc.constant("collect" as const), id, holder }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("post" as const), src: id, id, text, type }) },
);

describe.skipIf(!hasRedis())("the store in Redis", () => {
  test("does what the model does, whatever is asked in whatever order", async () => {
    const limits = {
      ...LIMITS,
      boxPerDestination: { frames: 4, bytes: 60 },
      queuePerSender: { frames: 3, bytes: 40 },
    };
    const { store } = await open(limits);
    let world = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 10, maxLength: 60 }), async (requests) => {
        world += 1;
        const here = (name: string) => `${name}-${world}`;
        const model = new Entries(() => 0, limits);
        for (const asked of requests) {
          const where = here(asked.id);
          switch (asked.kind) {
            case "claim": {
              const given = [where, asked.token, asked.holder, asked.room] as const;
              expect(await store.claim(...given)).toEqual(model.claim(...given));
              break;
            }
            case "renew": {
              const given = [where, asked.token, asked.holder] as const;
              expect(await store.renew(...given)).toBe(model.renew(...given));
              break;
            }
            case "release": {
              const given = [where, asked.holder, asked.kept] as const;
              await store.release(...given);
              model.release(...given);
              break;
            }
            case "collect":
              expect(await store.collect(where, asked.holder)).toEqual(model.collect(where, asked.holder));
              break;
            case "post": {
              const parcel = makeParcel(here(asked.src), where, asked.text, asked.type);
              expect(await store.post(parcel)).toEqual(model.post(parcel));
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("keeps an entry for its time, and a box for as long as its senders want", async () => {
    const { store } = await open({ ...LIMITS, restMs: 1_500, expiryMs: 1_500 });
    const offer = makeParcel("a", "b", "text", "OFFER");
    await store.claim("id", "mine", "one/1", true);
    await store.post(offer);
    expect(await store.claim("id", "other", "two/1", true)).toBe("taken");
    expect(await store.expire("a", "b")).toBe(false);
    await expect.poll(() => store.expire("a", "b"), { interval: 50, timeout: 10_000 }).toBe(true);
    expect(await store.expire("a", "b")).toBe(false);
    await expect
      .poll(() => store.claim("id", "other", "two/1", true), { interval: 50, timeout: 10_000 })
      .toEqual({ before: "", mail: [] });
    expect(await store.claim("b", "any", "one/2", true)).toEqual({ before: "", mail: [] });
  });

  test("tells a relay things", async () => {
    const { store, told, relay } = await open(LIMITS);
    await store.tell(relay, "something");
    await store.tell("nobody", "another");
    await expect.poll(() => told).toEqual(["something"]);
  });
});
