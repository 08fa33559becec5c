import { expect, it } from "vitest";
import { watchObstacle } from "../../src/peer/obstacle.ts";

const TURN = [{ urls: ["turn:turn.example.org"], username: "u", credential: "c" }];
const STUN = [{ urls: "stun:stun.example.org" }];

/** A connection that has gathered candidates of these types, and met these errors. */
function told(configuration: RTCConfiguration, types: readonly string[], errors: readonly number[] = []) {
  const pc = Object.assign(new EventTarget(), { getConfiguration: () => configuration });
  const obstacle = watchObstacle(pc as unknown as RTCPeerConnection);
  for (const type of [...types, undefined]) {
    const candidate = type && { candidate: `candidate:1 1 udp 1 192.0.2.1 1 typ ${type} generation 0` };
    pc.dispatchEvent(Object.assign(new Event("icecandidate"), { candidate: candidate ?? null }));
  }
  for (const errorCode of errors) pc.dispatchEvent(Object.assign(new Event("icecandidateerror"), { errorCode }));
  return obstacle();
}

it.each([
  ["the browser gives no candidates", {}, [], [], "noCandidates"],
  ["the browser gives none, and the TURN server is not reached", { iceServers: TURN }, [], [701], "noCandidates"],
  ["there is no TURN server", {}, ["host"], [], "noRelay"],
  ["there is only a STUN server", { iceServers: STUN }, ["host", "srflx"], [], "noRelay"],
  ["only a TURN server may be used, and there is none", { iceTransportPolicy: "relay" }, [], [], "hidden"],
  ["the TURN server refuses", { iceServers: TURN }, ["host"], [701, 401], "refused"],
  ["the TURN server is not reached", { iceServers: TURN }, ["host"], [701], "unreachable"],
  ["only it may be used, and it refuses", { iceServers: TURN, iceTransportPolicy: "relay" }, [], [401], "hidden"],
  ["it is silent", { iceServers: TURN }, ["host"], [], "unreachable"],
  ["one of its addresses took us in", { iceServers: TURN }, ["host", "relay"], [401, 701], "noPath"],
] as const)("%s", (_, configuration, types, errors, obstacle) => {
  expect(told(configuration as unknown as RTCConfiguration, types, errors)).toBe(obstacle);
});
