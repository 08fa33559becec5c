import { hmac } from "@noble/hashes/hmac.js";
import { sha512 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FrameOf, HandshakeFrame } from "../../src/handshake/frames.ts";
import { parseHandshakeFrame } from "../../src/handshake/frames.ts";
import { hostRun, joinRun, makeNonce, makeSessionKeys } from "../../src/handshake/handshake.ts";
import { lvCat } from "../../src/handshake/transcript.ts";
import { hex, sodium, utf8 } from "../fakes/sodium.ts";
import vectors from "../vectors/cpace-ristretto255-sha512.json" with { type: "json" };
import * as oracle from "./oracle.ts";
import { roomId, ROUTE, run, TERMS } from "./run.ts";

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

  it("lets the host open what was sealed right behind the proof", () => {
    expect(run()).toMatchObject({ offer: { message: "offer" } });
  });

  it.each([
    { passwordNeeded: true, door: false },
    { passwordNeeded: true, door: true },
    { passwordNeeded: false, door: false },
    { passwordNeeded: false, door: true },
  ])("tells the joiner what the room is like: %o", (terms) => {
    expect(run({ terms })).toMatchObject({ ended: "proved", terms });
  });

  it("never gives two runs the same words by construction", () => {
    const words = Array.from({ length: 20 }, () => {
      const end = run();
      return end.ended === "proved" ? end.joiner.safety.join() : end.ended;
    });
    expect(new Set(words).size).toBeGreaterThan(15);
  });

  it("makes the tags, and the safety words, that a second implementation makes", () => {
    const hostKeys = makeSessionKeys(sodium);
    const nonce = encode(sodium.randombytes_buf(32));
    const joiner = joinRun(sodium, ROUTE, makeSessionKeys(sodium), nonce);
    // A host on the oracle, with a scalar and a reveal of its own, must agree with the product's joiner.
    const own = sodium.randombytes_buf(32);
    const reveal = sodium.randombytes_buf(32);
    const committed = sodium.crypto_hash_sha512(oracle.lvCat(utf8("driewoord/sas-commit/2"), reveal)).slice(0, 32);
    const publicKeys = Uint8Array.from([...hostKeys.sign.publicKey, ...hostKeys.seal.publicKey]);
    const adh = oracle.lvCat(utf8("H"), publicKeys, committed, Uint8Array.of(1));
    const sid = Uint8Array.from([...own, ...decode(nonce)]);
    const ci = oracle.lvCat(...["driewoord/pake/2", ROUTE.address, ROUTE.joiner, ROUTE.host].map(utf8));
    const scalar = sodium.crypto_core_ristretto255_scalar_random();
    const yh = oracle.multiply(scalar, oracle.generator(roomId("geheim"), ci, sid))!;
    const hello = { t: "hello", version: 2, nonce: encode(own), yh: encode(yh), ad: encode(adh) } as const;
    expect(parseHandshakeFrame(hello)).toEqual(hello);
    expect(joiner.hello(hello)).toEqual({ ok: true, value: { passwordNeeded: true, door: false } });
    const proved = joiner.prove(roomId("geheim"));
    if (!proved.ok) throw new Error(proved.failure);
    const { proof } = proved.value;
    const [yj, adj] = [decode(proof.yj), decode(proof.ad)];
    // The host is the initiator: its message comes first in the transcript.
    const key = oracle.isk(sid, oracle.multiply(scalar, yj)!, oracle.transcriptIr([yh, adh], [yj, adj]));
    expect(proof.tag).toBe(encode(oracle.tag(sid, key, [yj, adj])));
    const tag = oracle.tag(sid, key, [yh, adh]);
    const possessed = oracle.lvCat(utf8("driewoord/possession/1"), tag);
    const signature = encode(sodium.crypto_sign_detached(possessed, hostKeys.sign.privateKey));
    const sealed = { n: 1, box: "AAAA" } as const;
    const welcomed = joiner.welcome({ t: "welcome", tag: encode(tag), signature, reveal: encode(reveal), sealed });
    if (!welcomed.ok) throw new Error(welcomed.failure);
    const mac = hmac(sha512, key, oracle.lvCat(utf8("driewoord/sas/2"), reveal));
    expect(welcomed.value.safety).toEqual([((mac[0]! << 8) | mac[1]!) % 1024, ((mac[2]! << 8) | mac[3]!) % 1024]);
  });
});

describe("attackers", () => {
  it("wrong password: the host sees one wrong guess, and can open nothing that was sealed behind it", () => {
    expect(run({ joinerPassword: "gehiem" })).toEqual({ ended: "tag", at: "host" });
    expect(run({ hostPassword: "" })).toEqual({ ended: "tag", at: "host" });
  });

  it("a false host without the password can open nothing that was sealed behind the proof, and makes no welcome", () => {
    const nonce = makeNonce(sodium);
    const joiner = joinRun(sodium, ROUTE, makeSessionKeys(sodium), nonce);
    const false_ = hostRun(sodium, ROUTE, makeSessionKeys(sodium), nonce, roomId("geraden"), TERMS);
    joiner.hello(false_.hello);
    const proved = joiner.prove(roomId("geheim"));
    if (!proved.ok) throw new Error(proved.failure);
    const offer = proved.value.channel.seal("where I am");
    expect(false_.proof(proved.value.proof)).toEqual({ ok: false, failure: "tag" });
    expect(JSON.stringify(offer)).not.toContain("where");
    const forged = change("welcome", (frame) => ({ ...frame, tag: encode(sodium.randombytes_buf(64)) }));
    expect(run({ relay: forged })).toEqual({ ended: "tag", at: "joiner" });
  });

  it("reflection: the host's own share sent back to it, under a joiner's data", () => {
    const host = hostRun(sodium, ROUTE, makeSessionKeys(sodium), makeNonce(sodium), roomId("geheim"), TERMS);
    const ad = encode(lvCat(utf8("J"), sodium.randombytes_buf(64)));
    const random = encode(sodium.randombytes_buf(64));
    const echo = {
      t: "proof",
      nonce: host.hello.nonce,
      yj: host.hello.yh,
      ad,
      tag: random,
      signature: random,
    } as const;
    expect(parseHandshakeFrame(echo)).toEqual(echo);
    expect(host.proof(echo)).toEqual({ ok: false, failure: "reflected" });
  });

  it("reflection: the host's whole hello is no proof", () => {
    const relayed = run({
      relay: (frame) => (frame.t === "proof" ? { ...frame, ad: "A".repeat(136) } : frame),
    });
    expect(relayed).toEqual({ ended: "dropped", at: "host" });
  });

  it("role swap: data that claims the other's role", () => {
    const as = (role: string) => (frame: FrameOf<"hello"> | FrameOf<"proof">) => {
      const bytes = decode(frame.ad);
      bytes[1] = role.charCodeAt(0);
      return { ...frame, ad: encode(bytes) };
    };
    expect(run({ relay: change("proof", as("H")) })).toEqual({ ended: "role", at: "host" });
    expect(run({ relay: change("hello", as("J")) })).toEqual({ ended: "role", at: "joiner" });
  });

  it.each([
    ["the joiner's nonce", change("knock", (frame) => ({ ...frame, nonce: flip(frame.nonce) })), "tag", "host"],
    ["the host's nonce", change("hello", (frame) => ({ ...frame, nonce: flip(frame.nonce) })), "tag", "host"],
    ["the host's keys", change("hello", (frame) => ({ ...frame, ad: patch(frame.ad, 10) })), "tag", "host"],
    ["the commitment", change("hello", (frame) => ({ ...frame, ad: patch(frame.ad, 70) })), "tag", "host"],
    ["that there is a password", change("hello", (frame) => ({ ...frame, ad: flip(frame.ad) })), "tag", "host"],
    ["that there is a door", change("hello", (frame) => ({ ...frame, ad: patch(frame.ad, 101, 2) })), "tag", "host"],
    ["terms that there are none of", change("hello", (f) => ({ ...f, ad: patch(f.ad, 101, 4) })), "role", "joiner"],
    ["the joiner's keys", change("proof", (frame) => ({ ...frame, ad: patch(frame.ad, 10) })), "tag", "host"],
    ["the joiner's tag", change("proof", (frame) => ({ ...frame, tag: flip(frame.tag) })), "tag", "host"],
    ["the joiner's signature", change("proof", (f) => ({ ...f, signature: flip(f.signature) })), "key", "host"],
    ["the host's signature", change("welcome", (f) => ({ ...f, signature: flip(f.signature) })), "key", "joiner"],
    ["the host's tag", change("welcome", (frame) => ({ ...frame, tag: flip(frame.tag) })), "tag", "joiner"],
    ["the reveal", change("welcome", (f) => ({ ...f, reveal: flip(f.reveal) })), "commitment", "joiner"],
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
    ["hello", "yh", "joiner"],
    ["proof", "yj", "host"],
  ] as const)("invalid points in %s end the run", (t, field, at) => {
    for (const name of ["Invalid Y1", "Invalid Y2"] as const) {
      const relay = change(t, (frame) => ({ ...frame, [field]: encode(hex(vectors.points[name])) }));
      expect(run({ relay })).toEqual({ ended: "point", at });
    }
    const valid = change(t, (frame) => ({ ...frame, [field]: encode(hex(vectors.points.Valid.X)) }));
    expect(run({ relay: valid })).toEqual({ ended: "tag", at: "host" });
  });

  it("keys of low order are refused by either side, though the password is right", () => {
    const low = { publicKey: new Uint8Array(32), privateKey: sodium.randombytes_buf(32) };
    const weak = { ...makeSessionKeys(sodium), seal: low };
    expect(run({ joinerKeys: weak })).toEqual({ ended: "key", at: "host" });
    expect(run({ hostKeys: weak })).toEqual({ ended: "key", at: "joiner" });
  });

  it("grinding: whoever stands between the two knows the words of a run only after its proof, one try for each", () => {
    // An open room, where the one in between can prove itself to both. It wants words that fit those of its other side.
    const keys = makeSessionKeys(sodium);
    const nonce = makeNonce(sodium);
    const host = hostRun(sodium, ROUTE, makeSessionKeys(sodium), nonce, roomId(""), TERMS);
    let tries = 0;
    const grind = () => {
      const joiner = joinRun(sodium, ROUTE, keys, nonce);
      joiner.hello(host.hello);
      const proved = joiner.prove(roomId(""));
      if (!proved.ok) throw new Error(proved.failure);
      const judged = host.proof(proved.value.proof);
      if (judged.ok) tries++;
      return judged;
    };
    // Every share that it tries is a whole proof, and the host takes one in a run.
    expect(grind().ok).toBe(true);
    for (let again = 0; again < 1_000; again++) expect(grind()).toEqual({ ok: false, failure: "outOfOrder" });
    expect(tries).toBe(1);
  });

  it("grinding: a host who has seen the proof cannot choose another reveal than the one it committed to", () => {
    const other = change("welcome", (frame) => ({ ...frame, reveal: makeNonce(sodium) }));
    for (let again = 0; again < 50; again++)
      expect(run({ relay: other })).toEqual({ ended: "commitment", at: "joiner" });
  });

  it("an offer sealed for another run is nothing to the host", () => {
    const [keys, hostKeys] = [makeSessionKeys(sodium), makeSessionKeys(sodium)];
    const [one, two] = [run({ joinerKeys: keys, hostKeys }), run({ joinerKeys: keys, hostKeys })];
    if (one.ended !== "proved" || two.ended !== "proved") throw new Error("not proved");
    expect(two.host.channel.open(one.joiner.channel.seal("offer"))).toBe("forged");
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
    expect(frames.map((frame) => frame.t)).toEqual(["knock", "hello", "proof", "welcome"]);
  });

  it.each(["knock", "hello", "version"])("another version's %s is told from nonsense, whatever else it holds", (t) => {
    expect(parseHandshakeFrame({ t, version: 3, shape: ["new"] })).toEqual({ t: "foreign", begins: t });
    expect(parseHandshakeFrame({ t, version: "3" })).toBeUndefined();
    expect(parseHandshakeFrame({ t: "foreign", begins: t })).toBeUndefined();
  });

  it("padded lengths inside the associated data are refused", () => {
    // The role's length in two bytes, taken back from the key's: the whole keeps its size.
    const relay = change("proof", (frame) => {
      const bytes = decode(frame.ad);
      return { ...frame, ad: encode(Uint8Array.from([0x81, 0x00, ...bytes.slice(1, -1)])) };
    });
    expect(run({ relay })).toEqual({ ended: "role", at: "host" });
  });

  it("base64url has one text for one value", () => {
    const nonce = encode(new Uint8Array(32));
    const knock = { t: "knock", version: 2, nonce };
    expect(parseHandshakeFrame(knock)).toBeDefined();
    expect(parseHandshakeFrame({ ...knock, nonce: `${nonce.slice(0, -1)}B` })).toBeUndefined();
  });

  it("each frame once, and in order: any other call ends the run", () => {
    const frames: HandshakeFrame[] = [];
    run({ relay: (frame) => (frames.push(frame), frame) });
    const of = <T extends HandshakeFrame["t"]>(t: T) => frames.find((frame) => frame.t === t) as FrameOf<T>;
    const joiner = () => {
      const side = joinRun(sodium, ROUTE, makeSessionKeys(sodium), of("knock").nonce);
      return [() => side.hello(of("hello")), () => side.prove(roomId("geheim")), () => side.welcome(of("welcome"))];
    };
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 1, maxLength: 6 }), (calls) => {
        const side = joiner();
        const results = calls.map((call) => side[call]!());
        const firstWrong = calls.findIndex((call, index) => call !== index);
        if (firstWrong === -1) return;
        for (const result of results.slice(firstWrong)) expect(result).toEqual({ ok: false, failure: "outOfOrder" });
      }),
    );
    const host = hostRun(sodium, ROUTE, makeSessionKeys(sodium), of("knock").nonce, roomId("geheim"), TERMS);
    expect(host.proof(of("proof"))).toEqual({ ok: false, failure: "tag" });
    expect(host.proof(of("proof"))).toEqual({ ok: false, failure: "outOfOrder" });
  });

  it("a run that was wiped takes nothing more, and what was kept of it is zeros", () => {
    const nonce = makeNonce(sodium);
    const joiner = joinRun(sodium, ROUTE, makeSessionKeys(sodium), nonce);
    const host = hostRun(sodium, ROUTE, makeSessionKeys(sodium), nonce, roomId("geheim"), TERMS);
    joiner.hello(host.hello);
    const proved = joiner.prove(roomId("geheim"));
    if (!proved.ok) throw new Error(proved.failure);
    host.wipe();
    joiner.wipe();
    expect(host.proof(proved.value.proof)).toEqual({ ok: false, failure: "outOfOrder" });
    expect(joiner.prove(roomId("geheim"))).toEqual({ ok: false, failure: "outOfOrder" });
  });

  function patch(text: string, at: number, by = 1): string {
    const bytes = decode(text);
    bytes[at]! ^= by;
    return encode(bytes);
  }
});
