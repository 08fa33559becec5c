import { expect, test } from "vitest";
import { turnServer } from "../../signalling/turn.ts";

const TURN = { urls: ["turn:turn.example.org"], secret: "0123456789abcdef0123456789abcdef", seconds: 3_600 };
const NOW = 1_800_000_000_999;

test("credentials are those that a TURN server with the same secret makes of the name", () => {
  const { urls, username, credential } = turnServer(TURN, "192.0.2.1", NOW);
  expect(urls).toEqual(TURN.urls);
  // printf '1800003600:yUdcl4B_oydl613o' | openssl dgst -sha1 -hmac 0123456789abcdef0123456789abcdef -binary | base64
  expect([username, credential]).toEqual(["1800003600:yUdcl4B_oydl613o", "cB6MO2BCcTJg0n78wbik5k/svis="]);
});

test("who asks from one network, an IPv6 /48 too, has one name there, which nobody can tell it by", () => {
  const user = (address: string, secret = TURN.secret) =>
    turnServer({ ...TURN, secret }, address, NOW).username!.split(":")[1];
  expect(user("2001:db8::1")).toBe(user("2001:db8::ffff"));
  expect(user("2001:db8::1")).toBe(user("2001:db8:0:ffff::1"));
  expect(user("2001:db8::1")).not.toBe(user("2001:db8:1::1"));
  expect(user("192.0.2.1")).not.toBe(user("192.0.2.2"));
  expect(user("192.0.2.1")).not.toBe(user("192.0.2.1", "another secret of that length"));
});
