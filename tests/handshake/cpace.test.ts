import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calculateGenerator, generatorString, scalarMultVfy, sessionKey, share } from "../../src/handshake/cpace.ts";
import { lvCat, lvSplit, prependLength, transcriptIr } from "../../src/handshake/transcript.ts";
import { hex, sodium, toHex, utf8 } from "../fakes/sodium.ts";
import vectors from "../vectors/cpace-ristretto255-sha512.json" with { type: "json" };
import * as oracle from "./oracle.ts";

const { protocol, generator } = vectors;
const binding = { prs: hex(protocol.PRS), ci: hex(protocol.CI), sid: hex(protocol.sid) };
const messages = {
  ya: hex(protocol.Ya),
  ada: hex(protocol.ADa),
  yb: hex(protocol.Yb),
  adb: hex(protocol.ADb),
};

describe("string utilities of the draft", () => {
  const [prepend, cat, order, ir, oc] = vectors.string_utils as unknown as Record<string, string>[];
  const range = (length: number) => Uint8Array.from({ length }, (_, index) => index);

  it("prepends lengths, past one byte too", () => {
    expect(toHex(prependLength(utf8("")))).toBe(prepend!["prepend_len(b'')"]);
    expect(toHex(prependLength(utf8("1234")))).toBe(prepend!["prepend_len(b'1234')"]);
    expect(toHex(prependLength(range(127)))).toBe(prepend!["prepend_len(bytes(range(127)))"]);
    expect(toHex(prependLength(range(128)))).toBe(prepend!["prepend_len(bytes(range(128)))"]);
  });

  it("concatenates", () => {
    const fields = ["1234", "5", "", "678"].map(utf8);
    expect(toHex(lvCat(...fields))).toBe(cat!["lv_cat(b'1234',b'5',b'',b'678')"]);
    expect(toHex(oracle.oCat(utf8("ABCD"), utf8("BCD")))).toBe(order!["o_cat(b'ABCD',b'BCD')"]);
    expect(toHex(oracle.oCat(utf8("BCD"), utf8("ABCDE")))).toBe(order!["o_cat(b'BCD',b'ABCDE')"]);
  });

  it.each(vectors.lexiographically_larger)("orders %s and %s", (a, b, larger) => {
    expect(oracle.larger(hex(String(a)), hex(String(b)))).toBe(larger);
  });

  it("makes transcripts", () => {
    const one = [utf8("123"), utf8("PartyA"), utf8("234"), utf8("PartyB")] as const;
    const two = [utf8("3456"), utf8("PartyA"), utf8("2345"), utf8("PartyB")] as const;
    expect(toHex(transcriptIr(...one))).toBe(ir!["transcript_ir(b'123',b'PartyA',b'234',b'PartyB')"]);
    expect(toHex(transcriptIr(...two))).toBe(ir!["transcript_ir(b'3456',b'PartyA',b'2345',b'PartyB')"]);
    for (const [fields, name] of [
      [one, "transcript_oc(b'123',b'PartyA',b'234',b'PartyB')"],
      [two, "transcript_oc(b'3456',b'PartyA',b'2345',b'PartyB')"],
    ] as const) {
      expect(toHex(oracle.transcriptOc([fields[0], fields[1]], [fields[2], fields[3]]))).toBe(oc![name]);
    }
  });

  it("splits only what lv_cat made", () => {
    const field = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(fc.array(field, { maxLength: 5 }), (fields) => {
        expect(lvSplit(lvCat(...fields), fields.length)).toEqual(fields);
        expect(lvSplit(lvCat(...fields), fields.length + 1)).toBeUndefined();
      }),
    );
    expect(lvSplit(hex("8100AA"), 1)).toBeUndefined();
    expect(lvSplit(hex("05AA"), 1)).toBeUndefined();
    expect(lvSplit(hex("FFFFFFFFFF"), 1)).toBeUndefined();
  });
});

describe("CPace vectors, ristretto255 and SHA-512", () => {
  it("generator", () => {
    const inputs = { prs: hex(generator.PRS), ci: hex(generator.CI), sid: hex(generator.sid) };
    expect(toHex(generatorString(sodium, inputs))).toBe(generator["generator_string(G.DSI,PRS,CI,sid,H.s_in_bytes)"]);
    expect(toHex(calculateGenerator(sodium, inputs))).toBe(generator["encoded generator g"]);
    expect(toHex(oracle.generator(inputs.prs, inputs.ci, inputs.sid))).toBe(generator["encoded generator g"]);
  });

  it("shares, shared point and session key, from both ends", () => {
    const { ya, yb } = messages;
    const g = calculateGenerator(sodium, binding);
    expect(toHex(g)).toBe(protocol.g);
    expect(toHex(scalarMultVfy(sodium, hex(protocol.ya), g)!)).toBe(protocol.Ya);
    expect(toHex(scalarMultVfy(sodium, hex(protocol.yb), g)!)).toBe(protocol.Yb);
    const atJoiner = scalarMultVfy(sodium, hex(protocol.ya), yb)!;
    const atHost = scalarMultVfy(sodium, hex(protocol.yb), ya)!;
    expect(toHex(atJoiner)).toBe(protocol.K);
    expect(toHex(atHost)).toBe(protocol.K);
    expect(toHex(sessionKey(sodium, binding.sid, atJoiner, messages))).toBe(protocol.ISK_IR);
  });

  it("the oracle has the symmetric key and the session ids too", () => {
    const a = [messages.ya, messages.ada] as const;
    const b = [messages.yb, messages.adb] as const;
    const k = hex(protocol.K);
    expect(toHex(oracle.isk(binding.sid, k, oracle.transcriptIr(a, b)))).toBe(protocol.ISK_IR);
    expect(toHex(oracle.isk(binding.sid, k, oracle.transcriptOc(a, b)))).toBe(protocol.ISK_SY);
    expect(toHex(oracle.sidOutput(oracle.transcriptIr(a, b)))).toBe(protocol.sid_output_ir);
    expect(toHex(oracle.sidOutput(oracle.transcriptOc(a, b)))).toBe(protocol.sid_output_oc);
  });

  it("the machine-readable copy says the same", () => {
    expect(vectors.testvectors_json.G_Coffee25519).toEqual(protocol);
    expect(vectors.testvectors_json.G_Coffee25519_points).toEqual(vectors.points);
  });

  it("valid and invalid points", () => {
    const { s, X, "G.scalar_mult_vfy(s,X)": product } = vectors.points.Valid;
    expect(toHex(scalarMultVfy(sodium, hex(s), hex(X))!)).toBe(product);
    expect(scalarMultVfy(sodium, hex(s), hex(vectors.points["Invalid Y1"]))).toBeUndefined();
    expect(scalarMultVfy(sodium, hex(s), hex(vectors.points["Invalid Y2"]))).toBeUndefined();
  });
});

describe("against a second implementation", () => {
  const bytes = fc.uint8Array({ minLength: 0, maxLength: 400 });
  const text = fc.string({ unit: "binary", maxLength: 200 }).map(utf8);
  const field = fc.oneof(bytes, text);

  it("agrees on generators and keys, whatever the fields", () => {
    fc.assert(
      fc.property(field, field, field, field, field, (prs, ci, sid, ada, adb) => {
        const inputs = { prs, ci, sid };
        const a = share(sodium, inputs);
        const b = share(sodium, inputs);
        expect(calculateGenerator(sodium, inputs)).toEqual(oracle.generator(prs, ci, sid));
        expect(oracle.multiply(a.secret, oracle.generator(prs, ci, sid))).toEqual(a.point);
        const ours = scalarMultVfy(sodium, a.secret, b.point)!;
        expect(oracle.multiply(b.secret, a.point)).toEqual(ours);
        expect(sessionKey(sodium, sid, ours, { ya: a.point, ada, yb: b.point, adb })).toEqual(
          oracle.isk(sid, ours, oracle.transcriptIr([a.point, ada], [b.point, adb])),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("agrees on which 32 bytes are points", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (candidate) => {
        const scalar = sodium.crypto_core_ristretto255_scalar_random();
        expect(scalarMultVfy(sodium, scalar, candidate)).toEqual(oracle.multiply(scalar, candidate));
      }),
    );
  });
});
