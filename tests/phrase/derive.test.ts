import { hmac } from "@noble/hashes/hmac.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import { hmacSha512 } from "../../src/handshake/hmac.ts";
import { deriveAddress, deriveRoomId } from "../../src/phrase/derive.ts";
import { normalise, type Words } from "../../src/phrase/words.ts";
import { lvCat } from "../handshake/oracle.ts";
import { sodium, utf8 } from "../fakes/sodium.ts";

const typed = (...words: [string, string, string]) => words.map(normalise) as unknown as Words;
const words = typed("José", "Sint-Niklaas", "fiets");

/** Argon2id as docs/protocol.md has it, put together by hand. */
const argon2id = (input: Uint8Array, salt: Uint8Array) =>
  sodium.crypto_pwhash(32, input, salt.slice(0, 16), 3, 64 * 1024 * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13);

describe("derivation", () => {
  const { address, secret } = deriveAddress(sodium, words, "driewoord");

  it("follows the design to the letter", () => {
    const salt = sha512(lvCat(utf8("driewoord/address/2"), utf8("driewoord")));
    const a = argon2id(lvCat(...["jose", "sintniklaas", "fiets"].map(utf8)), salt);
    expect(secret).toEqual(a);
    expect(address).toBe(sodium.to_hex(hmac(sha512, a, utf8("address"))).slice(0, 40));
    const room = hmac(sha512, a, lvCat(utf8("driewoord/room/2"), utf8("appelboom"))).slice(0, 32);
    expect(deriveRoomId(sodium, secret, "appelboom")).toEqual(room);
  });

  it("gives the same address for the same words however they are typed, and another in another realm", () => {
    expect(deriveAddress(sodium, typed("jose", "SINT NIKLAAS", "Fi-ets"), "driewoord").address).toBe(address);
    expect(deriveAddress(sodium, words, "elders").address).not.toBe(address);
    expect(address).toMatch(/^[0-9a-f]{40}$/);
  });

  it("keeps the words apart: moving a letter to the next word is another phrase", () => {
    expect(deriveAddress(sodium, ["josesint", "niklaas", "fiets"], "driewoord").address).not.toBe(address);
  });

  it("gives another room for each password, for none, and for the same password behind other words", () => {
    const other = deriveAddress(sodium, typed("jose", "gent", "fiets"), "driewoord").secret;
    const rooms = ["", "appelboom", "appelbom"].map((password) => deriveRoomId(sodium, secret, password));
    rooms.push(deriveRoomId(sodium, other, "appelboom"));
    expect(new Set(rooms.map((room) => sodium.to_hex(room))).size).toBe(4);
  });

  it("leaves the room ID and the secret out of the address", () => {
    expect(address).not.toContain(sodium.to_hex(secret).slice(0, 8));
  });

  it("has RFC 4231's HMAC-SHA-512, for keys of any length (test cases 1, 2 and 6)", () => {
    const hexMac = (key: Uint8Array, data: string) => sodium.to_hex(hmacSha512(sodium, key, utf8(data)));
    expect(hexMac(new Uint8Array(20).fill(0x0b), "Hi There")).toBe(
      "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
    );
    expect(hexMac(utf8("Jefe"), "what do ya want for nothing?")).toBe(
      "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
    );
    expect(hexMac(new Uint8Array(131).fill(0xaa), "Test Using Larger Than Block-Size Key - Hash Key First")).toBe(
      "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598",
    );
  });
});
