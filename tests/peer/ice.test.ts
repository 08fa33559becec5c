import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeIce } from "../../src/peer/ice.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const OLD: RTCIceServer[] = [{ urls: "turn:turn.example.org", username: "old", credential: "c" }];
const NEW: RTCIceServer[] = [{ urls: "turn:turn.example.org", username: "new", credential: "c" }];

function made(relayOnly = false) {
  let servers = OLD;
  const told: unknown[] = [];
  const renewIceServers = () => Promise.resolve(servers);
  const ice = makeIce({ iceServers: OLD, renewIceServers, relayOnly }, () => told.push(ice.configuration.iceServers));
  return { ice, told, expire: () => (servers = NEW) };
}

it("what PeerJS has been given changes when there are new servers, and open connections are told once", async () => {
  const { ice, told, expire } = made();
  const { configuration } = ice;
  await vi.advanceTimersByTimeAsync(60_000);
  expect([configuration.iceServers, told]).toEqual([OLD, []]);
  expire();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([configuration.iceServers, told]).toEqual([NEW, [NEW]]);
});

it("looks at once when it is told to, and not after it was stopped", async () => {
  const { ice, told, expire } = made();
  expire();
  ice.check();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([NEW]);
  const other = made();
  other.ice.stop();
  other.expire();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(other.told).toEqual([]);
});

it("goes through a TURN server alone where that is wanted", () => {
  expect(made().ice.configuration.iceTransportPolicy).toBe("all");
  expect(made(true).ice.configuration.iceTransportPolicy).toBe("relay");
});
