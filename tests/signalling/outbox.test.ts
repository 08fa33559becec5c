import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyOutbox, put, take, takeAll } from "../../signalling/outbox.ts";
import { makeParcel, type Parcel } from "../../signalling/parcel.ts";
import { type Limits, LIMITS } from "../../signalling/protocol.ts";

const parcel = (src: string, bytes: number, name = ""): Parcel =>
  makeParcel(src, "host", name.padEnd(bytes, "."), "CANDIDATE");

/** An outbox with a clock of its own. */
function outbox(limits: Partial<Limits> = {}) {
  const all = { ...LIMITS, ...limits };
  const box = emptyOutbox(0, all);
  return {
    box,
    puts: (...parcels: Parcel[]) => parcels.flatMap((one) => put(box, one, all)),
    takes: (now = 0) => take(box, now, all),
  };
}

/** Takes as long as something is there, and tells who sent it. */
function senders(takes: () => Parcel | number | undefined): string[] {
  const order: string[] = [];
  for (let next = takes(); typeof next === "object"; next = takes()) order.push(next.src);
  return order;
}

describe("an outbox", () => {
  test("keeps the order of each sender", () => {
    const { puts, takes } = outbox();
    puts(parcel("a", 10, "1"), parcel("a", 2_000, "2"), parcel("a", 10, "3"));
    const texts = [takes(), takes(), takes()].map((one) => (one as Parcel).text[0]);
    expect(texts).toEqual(["1", "2", "3"]);
    expect(takes()).toBeUndefined();
  });

  test("lets one who sends little pass those who send much", () => {
    const { puts, takes } = outbox();
    for (let n = 0; n < 4; n += 1) puts(parcel("greedy", 30_000), parcel("rude", 30_000));
    takes();
    puts(parcel("shy", 300), parcel("shy", 300));
    expect(senders(takes).slice(0, 2)).toEqual(["shy", "shy"]);
  });

  test("shares by bytes, not by frames", () => {
    const { puts, takes } = outbox();
    for (let n = 0; n < 3; n += 1) puts(parcel("large", 3_000));
    for (let n = 0; n < 9; n += 1) puts(parcel("small", 1_000));
    const order = senders(takes);
    expect(order.slice(0, 4).toSorted()).toEqual(["large", "small", "small", "small"]);
    expect(order.slice(4, 8).toSorted()).toEqual(["large", "small", "small", "small"]);
  });

  test("forgets who has sent much as soon as nothing has to wait", () => {
    const { puts, takes, box } = outbox();
    puts(parcel("greedy", 9_000), parcel("shy", 100));
    expect(senders(takes)).toEqual(["shy", "greedy"]);
    expect(box.senders.size).toBe(0);
    puts(parcel("greedy", 50), parcel("shy", 100));
    expect(senders(takes)).toEqual(["greedy", "shy"]);
  });

  test("does not remember senders without end", () => {
    const { puts, takes, box } = outbox();
    puts(parcel("slow", 30_000));
    for (let n = 0; n < 1_000; n += 1) {
      puts(parcel(`quick-${n}`, 10));
      takes();
    }
    expect(box.senders.size).toBeLessThan(300);
    expect(takes()).toMatchObject({ src: "slow" });
  });

  test("past its limit takes the newest from whoever has most in it", () => {
    const { puts, box } = outbox({ outboxBytes: 1_000 });
    expect(puts(parcel("greedy", 400, "1"), parcel("greedy", 400, "2"), parcel("shy", 100))).toEqual([]);
    expect(puts(parcel("shy", 150))).toEqual([parcel("greedy", 400, "2")]);
    expect(puts(parcel("greedy", 900))).toEqual([parcel("greedy", 900)]);
    expect(box.bytes).toBe(650);
  });

  test("gives out a burst, then so many bytes a second", () => {
    const limits = { destinationBurst: 1_000, destinationBytesPerSecond: 500 };
    const { puts, takes } = outbox(limits);
    puts(parcel("a", 900), parcel("a", 900), parcel("a", 100));
    expect(takes()).toMatchObject({ src: "a" });
    expect(takes()).toMatchObject({ src: "a" });
    // 800 bytes ahead of its time.
    const wait = takes(0);
    expect(wait).toBe(1_602);
    expect(takes(1_600)).toBe(2);
    expect(takes(1_602)).toMatchObject({ src: "a" });
  });

  test("gives back all at once where the line is gone, and is empty", () => {
    const { puts, box, takes } = outbox();
    puts(parcel("a", 10, "1"), parcel("b", 5, "2"), parcel("a", 10, "3"));
    expect(takeAll(box).map(({ text }) => text[0])).toEqual(["1", "3", "2"]);
    expect(box).toMatchObject({ bytes: 0, senders: new Map() });
    expect(takes()).toBeUndefined();
  });
});

test("whatever is sent: nothing is lost but what is given back, each sender's order stays, the bytes are counted", () => {
  const limits = { ...LIMITS, outboxBytes: 500, destinationBurst: 300, destinationBytesPerSecond: 100 };
  const sending = fc.record({ src: fc.constantFrom("a", "b", "c"), bytes: fc.integer({ min: 4, max: 200 }) });
  const waiting = fc.record({ ms: fc.integer({ min: 0, max: 5_000 }) });
  fc.assert(
    fc.property(fc.array(fc.oneof(sending, waiting), { maxLength: 150 }), (events) => {
      const box = emptyOutbox(0, limits);
      const sent: Parcel[] = [];
      const out: Parcel[] = [];
      const dropped: Parcel[] = [];
      let now = 0;
      for (const event of events) {
        if ("ms" in event) {
          now += event.ms;
          let next = take(box, now, limits);
          for (; typeof next === "object"; next = take(box, now, limits)) out.push(next);
        } else {
          const one = parcel(event.src, event.bytes, String(sent.length));
          sent.push(one);
          dropped.push(...put(box, one, limits));
        }
        const inside = [...box.senders.values()].flatMap((sender) => sender.waiting);
        expect(inside.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(box.bytes);
        expect(box.bytes).toBeLessThanOrEqual(limits.outboxBytes);
      }
      out.push(...takeAll(box));
      const texts = (list: Parcel[]) => list.map(({ text }) => text);
      expect(texts([...out, ...dropped]).toSorted()).toEqual(texts(sent).toSorted());
      for (const src of ["a", "b", "c"]) {
        const numbers = out.filter((one) => one.src === src).map(({ text }) => Number.parseInt(text, 10));
        expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
      }
    }),
  );
});
