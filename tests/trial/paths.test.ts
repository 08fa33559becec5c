import { expect, it } from "vitest";
import { isPublic } from "../../src/trial/paths.ts";

it.each([
  "10.0.0.1",
  "127.0.0.1",
  "172.16.0.1",
  "172.31.255.1",
  "192.168.1.7",
  "169.254.3.4",
  "100.64.0.1",
  "100.127.9.9",
  "0.0.0.0",
  "224.0.0.1",
  "fe80::1",
  "fd12:3456::1",
  "::1",
  "5f3a-11.local",
  "5f3a1111-0000-4000-8000-000000000000.local",
  "",
  "1.2.3",
  "1.2.3.400",
])("%s is good in its own network alone", (address) => {
  expect(isPublic(address)).toBe(false);
});

it.each(["8.8.8.8", "100.63.0.1", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.169.0.1", "2a02:a03f::1", "3fff::1"])(
  "%s is good everywhere",
  (address) => expect(isPublic(address)).toBe(true),
);
