import fc from "fast-check";
import { expect, test } from "vitest";
import { parseGreeting } from "../../signalling/greeting.ts";
import { CLOSE, parseFrame, LIMITS, limitsFor } from "../../signalling/protocol.ts";

test("a close code is 4000 to 4999 and means one thing", () => {
  const codes = Object.values(CLOSE);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code >= 4000 && code <= 4999).toBe(true);
});

test.each([
  ['{"type":"HEARTBEAT"}', { type: "HEARTBEAT" }],
  ['{"type":"OPEN"}', { type: "OPEN" }],
  ['{"type":"OFFER","dst":"b","payload":[1]}', { type: "OFFER", dst: "b", payload: [1] }],
  ['{"type":"ANSWER","src":"a","dst":"b"}', { type: "ANSWER", src: "a", dst: "b" }],
  ['{"type":"CANDIDATE","dst":"b","more":1}', { type: "CANDIDATE", dst: "b" }],
  ['{"type":"LEAVE"}', { type: "LEAVE" }],
  ['{"type":"EXPIRE","src":"a","dst":"b"}', { type: "EXPIRE", src: "a", dst: "b" }],
  ['{"type":"ID-TAKEN","payload":{"msg":"taken"}}', { type: "ID-TAKEN", payload: { msg: "taken" } }],
  ['{"type":"ERROR","payload":{"msg":"flood"}}', { type: "ERROR", payload: { msg: "flood" } }],
  ["", { refused: "notJson" }],
  ["{", { refused: "notJson" }],
  ["null", { refused: "unknownType" }],
  ["[]", { refused: "unknownType" }],
  ["{}", { refused: "unknownType" }],
  ['{"type":"offer","dst":"b"}', { refused: "unknownType" }],
  ['{"type":"toString"}', { refused: "unknownType" }],
  ['{"type":"OFFER"}', { refused: "malformed" }],
  ['{"type":"OFFER","dst":"a b"}', { refused: "malformed" }],
  ['{"type":"OFFER","dst":["b"]}', { refused: "malformed" }],
  [`{"type":"OFFER","dst":"${"b".repeat(65)}"}`, { refused: "malformed" }],
])("parseFrame takes %s", (text, expected) => {
  expect(parseFrame(text)).toEqual(expected);
});

test("a frame with a src, which goes the long way, is judged as one without", () => {
  const type = fc.constantFrom("OFFER", "ANSWER", "CANDIDATE", "LEAVE", "offer", "", 1, null);
  const dst = fc.oneof(fc.stringMatching(/^[A-Za-z0-9_-]{0,70}$/), fc.string(), fc.jsonValue(), fc.constant(undefined));
  const payload = fc.option(fc.jsonValue(), { nil: undefined });
  fc.assert(
    fc.property(fc.record({ type, dst, payload }), (frame) => {
      const short = parseFrame(JSON.stringify(frame));
      const long = parseFrame(JSON.stringify({ src: "me", ...frame }));
      expect(long).toEqual("refused" in short ? short : { src: "me", ...short });
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ["key=peerjs&id=a-1_b&token=t&version=1.5.5", { id: "a-1_b", token: "t" }],
  [`key=peerjs&id=${"a".repeat(64)}&token=${"t".repeat(64)}`, { id: "a".repeat(64), token: "t".repeat(64) }],
  ["id=a&token=t", { refused: "badKey" }],
  ["key=other&id=a&token=t", { refused: "badKey" }],
  ["key=peerjs&token=t", { refused: "badId" }],
  ["key=peerjs&id=-a&token=t", { refused: "badId" }],
  ["key=peerjs&id=a%0A&token=t", { refused: "badId" }],
  [`key=peerjs&id=${"a".repeat(65)}&token=t`, { refused: "badId" }],
  ["key=peerjs&id=a", { refused: "badToken" }],
  ["key=peerjs&id=a&token=%00", { refused: "badToken" }],
  [`key=peerjs&id=a&token=${"t".repeat(65)}`, { refused: "badToken" }],
])("parseGreeting takes %s", (query, expected) => {
  expect(parseGreeting(new URLSearchParams(query))).toEqual(expected);
});

test("a relay for ten times as many people has ten times the room for all of them, and no more for one", () => {
  expect(limitsFor(LIMITS.peers)).toEqual(LIMITS);
  const { peers, connections, queueTotal, queuePerSender, idsPerAddress } = limitsFor(10 * LIMITS.peers);
  expect({ peers, connections, queueTotal, queuePerSender, idsPerAddress }).toEqual({
    peers: 50_000,
    connections: 120_000,
    queueTotal: { frames: 200_000, bytes: 160 * 1024 * 1024 },
    queuePerSender: LIMITS.queuePerSender,
    idsPerAddress: LIMITS.idsPerAddress,
  });
});
