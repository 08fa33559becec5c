import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FrameOf, HandshakeFrame } from "../../src/handshake/frames.ts";
import { parseHandshakeFrame } from "../../src/handshake/frames.ts";
import { hostRun, joinRun, makeSessionKeys } from "../../src/handshake/handshake.ts";
import { lvCat } from "../../src/handshake/transcript.ts";
import { hex, sodium, utf8 } from "../fakes/sodium.ts";
import vectors from "../vectors/cpace-ristretto255-sha512.json" with { type: "json" };
import * as oracle from "./oracle.ts";
import { roomId, ROUTE, run } from "./run.ts";

const base64 = sodium.base64_variants.URLSAFE_NO_PADDING;
const encode = (bytes: Uint8Array) => sodium.to_base64(bytes, base64);
const decode = (text: string) => sodium.from_base64(text, base64);

/** Changes one frame on its way and leaves the others. */
const change =
  <T extends HandshakeFrame["t"]>(t: T, how: (frame: FrameOf<T>) => unknown) =>
  (frame: HandshakeFrame): unknown =>
    frame.t === t ? how(frame as FrameOf<T>) : frame;

/** Another value of the same length. */
const flip = (text: string): string => {
  const bytes = decode(text);
  bytes[bytes.length - 1]! ^= 1;
  return encode(bytes);
};

describe("a run with the same password", () => {
  it("ends with one channel, the other's key and the same safety words", () => {
    const end = run();
    if (end.ended !== "proved") throw new Error(`ended: ${end.ended}`);
    expect(end.greeting).toEqual({ message: "welcome" });
    expect(end.joiner.safety).toEqual(end.host.safety);
    expect(end.joiner.sign).not.toEqual(end.host.sign);
    expect(end.host.channel.open(end.joiner.channel.seal("Zoë 👋"))).toEqual({ message: "Zoë 👋" });
  });

  it("never gives two runs the same words by construction", () => {
    const words = Array.from({ length: 20 }, () => {
      const end = run();
      return end.ended === "proved" ? end.joiner.safety.join() : end.ended;
    });
    expect(new Set(words).size).toBeGreaterThan(15);
  });

  it("makes the tags that a second implementation makes", () => {
    const seen: HandshakeFrame[] = [];
    const hostKeys = makeSessionKeys(sodium);
    run({ hostKeys, relay: (frame) => (seen.push(frame), frame) });
    const hello = seen.find((frame) => frame.t === "hello")!;
    const pake1 = seen.find((frame) => frame.t === "pake1")!;
    const pake2 = seen.find((frame) => frame.t === "pake2")!;
    const confirm = seen.find((frame) => frame.t === "confirm")!;
    // A host on the oracle, with a scalar of its own, must agree with the product's joiner.
    const joiner = joinRun(sodium, ROUTE, makeSessionKeys(sodium));
    joiner.hello(hello);
    const first = joiner.prove(roomId("geheim"));
    if (!first.ok) throw new Error(first.failure);
    const sid = sodium.from_hex(sodium.to_hex(decode(hello.nonce)) + sodium.to_hex(decode(first.value.nonce)));
    const ci = oracle.lvCat(...["driewoord/pake/1", ROUTE.address, ROUTE.joiner, ROUTE.host].map(utf8));
    const scalar = sodium.crypto_core_ristretto255_scalar_random();
    const yb = oracle.multiply(scalar, oracle.generator(roomId("geheim"), ci, sid))!;
    const answer = joiner.pake2({ ...pake2, yb: encode(yb) });
    if (!answer.ok) throw new Error(answer.failure);
    const ya = decode(first.value.ya);
    const key = oracle.isk(
      sid,
      oracle.multiply(scalar, ya)!,
      oracle.transcriptIr([ya, decode(first.value.ad)], [yb, decode(pake2.ad)]),
    );
    expect(answer.value.tag).toBe(encode(oracle.tag(sid, key, [ya, decode(first.value.ad)])));
    const tag = oracle.tag(sid, key, [yb, decode(pake2.ad)]);
    const possessed = oracle.lvCat(utf8("driewoord/possession/1"), tag);
    const signature = encode(sodium.crypto_sign_detached(possessed, hostKeys.sign.privateKey));
    const welcome = { t: "welcome", tag: encode(tag), signature, sealed: { n: 1, box: "AAAA" } } as const;
    expect(joiner.welcome(welcome).ok).toBe(true);
    expect(pake1.ad).toHaveLength(134);
    expect(confirm.tag).toHaveLength(86);
  });
});

describe("attackers", () => {
  it("wrong password: the host sees one wrong guess, the joiner gets nothing", () => {
    expect(run({ joinerPassword: "gehiem" })).toEqual({ ended: "tag", at: "host" });
    expect(run({ hostPassword: "" })).toEqual({ ended: "tag", at: "host" });
  });

  it("a false host without the password cannot make the welcome tag", () => {
    const forged = change("welcome", (frame) => ({ ...frame, tag: encode(sodium.randombytes_buf(64)) }));
    expect(run({ relay: forged })).toEqual({ ended: "tag", at: "joiner" });
  });

  it("reflection: the joiner's own share, data and tag sent back to it", () => {
    const joiner = joinRun(sodium, ROUTE, makeSessionKeys(sodium));
    joiner.hello({ t: "hello", version: 1, nonce: encode(sodium.randombytes_buf(32)), passwordNeeded: true });
    const first = joiner.prove(roomId("geheim"));
    if (!first.ok) throw new Error(first.failure);
    const { ya, ad } = first.value;
    // The parser already refuses the joiner's data in the host's place, by its length; the run refuses it by itself.
    expect(parseHandshakeFrame({ t: "pake2", yb: ya, ad })).toBeUndefined();
    expect(joiner.pake2({ t: "pake2", yb: ya, ad })).toEqual({ ok: false, failure: "reflected" });
    expect(joiner.welcome({ t: "welcome", tag: "", signature: "", sealed: { n: 1, box: "AAAA" } }).ok).toBe(false);
  });

  it("reflection of the share alone, under a host's data", () => {
    const joiner = joinRun(sodium, ROUTE, makeSessionKeys(sodium));
    joiner.hello({ t: "hello", version: 1, nonce: encode(sodium.randombytes_buf(32)), passwordNeeded: true });
    const first = joiner.prove(roomId("geheim"));
    if (!first.ok) throw new Error(first.failure);
    const ad = encode(lvCat(utf8("H"), sodium.randombytes_buf(64)));
    expect(joiner.pake2({ t: "pake2", yb: first.value.ya, ad })).toEqual({ ok: false, failure: "reflected" });
  });

  it("role swap: data that claims the other's role", () => {
    const swapJ = change("pake1", (frame) => {
      const bytes = decode(frame.ad);
      bytes[1] = "H".charCodeAt(0);
      return { ...frame, ad: encode(bytes) };
    });
    const swapH = change("pake2", (frame) => {
      const bytes = decode(frame.ad);
      bytes[1] = "J".charCodeAt(0);
      return { ...frame, ad: encode(bytes) };
    });
    expect(run({ relay: swapJ })).toEqual({ ended: "role", at: "host" });
    expect(run({ relay: swapH })).toEqual({ ended: "role", at: "joiner" });
  });

  it.each([
    ["the host's nonce", change("hello", (frame) => ({ ...frame, nonce: flip(frame.nonce) })), "tag", "host"],
    ["the joiner's nonce", change("pake1", (frame) => ({ ...frame, nonce: flip(frame.nonce) })), "tag", "host"],
    ["the joiner's keys", change("pake1", (frame) => ({ ...frame, ad: patch(frame.ad, 10) })), "tag", "host"],
    ["the commitment", change("pake1", (frame) => ({ ...frame, ad: flip(frame.ad) })), "tag", "host"],
    ["the host's keys", change("pake2", (frame) => ({ ...frame, ad: patch(frame.ad, 10) })), "tag", "host"],
    ["the joiner's tag", change("confirm", (frame) => ({ ...frame, tag: flip(frame.tag) })), "tag", "host"],
    ["the reveal", change("confirm", (frame) => ({ ...frame, reveal: flip(frame.reveal) })), "commitment", "host"],
    ["the joiner's signature", change("confirm", (f) => ({ ...f, signature: flip(f.signature) })), "key", "host"],
    ["the host's signature", change("welcome", (f) => ({ ...f, signature: flip(f.signature) })), "key", "joiner"],
    ["the host's tag", change("welcome", (frame) => ({ ...frame, tag: flip(frame.tag) })), "tag", "joiner"],
    ["the version", change("hello", (frame) => ({ ...frame, version: 2 })), "version", "joiner"],
  ] as const)("changed: %s", (_, relay, ended, at) => {
    expect(run({ relay })).toEqual({ ended, at });
  });

  it.each([
    ["address", { address: "b".repeat(40) }],
    ["joiner's id", { joiner: "joiner-2" }],
    ["host's id", { host: "b".repeat(40) }],
  ])("a relay that gives the two a different %s", (_, hostRoute) => {
    expect(run({ hostRoute })).toEqual({ ended: "tag", at: "host" });
  });

  it.each([
    ["pake1", "ya", "host"],
    ["pake2", "yb", "joiner"],
  ] as const)("invalid points in %s end the run", (t, field, at) => {
    for (const name of ["Invalid Y1", "Invalid Y2"] as const) {
      const relay = change(t, (frame) => ({ ...frame, [field]: encode(hex(vectors.points[name])) }));
      expect(run({ relay })).toEqual({ ended: "point", at });
    }
    const valid = change(t, (frame) => ({ ...frame, [field]: encode(hex(vectors.points.Valid.X)) }));
    expect(run({ relay: valid })).toEqual({ ended: "tag", at: "host" });
  });

  it("keys of low order are refused, though the password is right", () => {
    const low = { publicKey: new Uint8Array(32), privateKey: sodium.randombytes_buf(32) };
    const weak = { ...makeSessionKeys(sodium), seal: low };
    const joiner = joinRun(sodium, ROUTE, weak);
    const host = hostRun(sodium, ROUTE, makeSessionKeys(sodium));
    const hello = host.hello(true);
    if (!hello.ok || !joiner.hello(hello.value).ok) throw new Error("no hello");
    const pake1 = joiner.prove(roomId("geheim"));
    const pake2 = pake1.ok && host.pake1(pake1.value, roomId("geheim"));
    const confirm = pake2 && pake2.ok && joiner.pake2(pake2.value);
    if (!confirm || !confirm.ok) throw new Error("no confirm");
    expect(host.confirm(confirm.value)).toEqual({ ok: false, failure: "key" });
  });

  it("knowing the password does not make one the owner of another's key", () => {
    const [honest, thief] = [makeSessionKeys(sodium), makeSessionKeys(sodium)];
    // As somebody has it who was in the room: the public key of another, and none of the private one.
    const stolen = { ...thief, sign: { ...thief.sign, publicKey: honest.sign.publicKey } };
    expect(run({ joinerKeys: stolen })).toEqual({ ended: "key", at: "host" });
    expect(run({ hostKeys: stolen })).toEqual({ ended: "key", at: "joiner" });
    expect(run({ joinerKeys: honest }).ended).toBe("proved");
  });

  it("lengths: one byte more or less in any field, and the frame is no frame", () => {
    const frames: HandshakeFrame[] = [];
    run({ relay: (frame) => (frames.push(frame), frame) });
    const lengthened = (text: string) => encode(Uint8Array.from([...decode(text), 0]));
    const shortened = (text: string) => encode(decode(text).slice(0, -1));
    for (const frame of frames) {
      for (const [field, value] of Object.entries(frame)) {
        if (field === "t" || typeof value !== "string") continue;
        expect(parseHandshakeFrame({ ...frame, [field]: lengthened(value) })).toBeUndefined();
        expect(parseHandshakeFrame({ ...frame, [field]: shortened(value) })).toBeUndefined();
        expect(parseHandshakeFrame({ ...frame, [field]: `${value}=` })).toBeUndefined();
      }
      expect(parseHandshakeFrame({ ...frame, extra: 1 })).toBeUndefined();
    }
    expect(frames.map((frame) => frame.t)).toEqual(["hello", "pake1", "pake2", "confirm", "welcome"]);
  });

  it("a host of another version ends the run: nothing is proved to it", () => {
    const side = joinRun(sodium, ROUTE, makeSessionKeys(sodium));
    const nonce = encode(new Uint8Array(32));
    expect(side.hello({ t: "hello", version: 2, nonce, passwordNeeded: true })).toMatchObject({ failure: "version" });
    expect(side.prove(roomId("geheim"))).toMatchObject({ failure: "outOfOrder" });
  });

  it("padded lengths inside the associated data are refused", () => {
    // The role's length in two bytes, taken back from the key's: the whole keeps its size.
    const relay = change("pake1", (frame) => {
      const bytes = decode(frame.ad);
      return { ...frame, ad: encode(Uint8Array.from([0x81, 0x00, ...bytes.slice(1, -1)])) };
    });
    expect(run({ relay })).toEqual({ ended: "role", at: "host" });
  });

  it("base64url has one text for one value", () => {
    const nonce = encode(new Uint8Array(32));
    const hello = { t: "hello", version: 1, nonce, passwordNeeded: true };
    expect(parseHandshakeFrame(hello)).toBeDefined();
    expect(parseHandshakeFrame({ ...hello, nonce: `${nonce.slice(0, -1)}B` })).toBeUndefined();
  });

  it("each frame once, and in order: any other call ends the run", () => {
    const frames: HandshakeFrame[] = [];
    run({ relay: (frame) => (frames.push(frame), frame) });
    const of = <T extends HandshakeFrame["t"]>(t: T) => frames.find((frame) => frame.t === t) as FrameOf<T>;
    const joiner = () => {
      const side = joinRun(sodium, ROUTE, makeSessionKeys(sodium));
      return [
        () => side.hello(of("hello")),
        () => side.prove(roomId("geheim")),
        () => side.pake2(of("pake2")),
        () => side.welcome(of("welcome")),
      ];
    };
    const host = () => {
      const side = hostRun(sodium, ROUTE, makeSessionKeys(sodium));
      return [
        () => side.hello(true),
        () => side.pake1(of("pake1"), roomId("geheim")),
        () => side.confirm(of("confirm")),
      ];
    };
    for (const make of [joiner, host]) {
      const steps = make().length;
      fc.assert(
        fc.property(fc.array(fc.nat(steps - 1), { minLength: 1, maxLength: 6 }), (calls) => {
          const side = make();
          const results = calls.map((call) => side[call]!());
          const firstWrong = calls.findIndex((call, index) => call !== index);
          if (firstWrong === -1) return;
          for (const result of results.slice(firstWrong)) expect(result).toEqual({ ok: false, failure: "outOfOrder" });
        }),
      );
    }
  });

  function patch(text: string, at: number): string {
    const bytes = decode(text);
    bytes[at]! ^= 1;
    return encode(bytes);
  }
});
