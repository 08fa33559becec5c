import { hasTurn } from "../../signalling/protocol.ts";
import type { Obstacle } from "../room/model/errors.ts";

/**
 * Watches a connection that is being made, and tells on demand what stands in its way as far as this side can know.
 * Refusals of a TURN server come as `icecandidateerror` (W3C WebRTC, section 4.8.3); its code is STUN's (RFC 8489, section
 * 14.8), or 701 where the server is not reached.
 */
export function watchObstacle(pc: RTCPeerConnection): () => Obstacle {
  const own = new Set<string>();
  let refused = false;
  pc.addEventListener("icecandidate", ({ candidate }) => {
    const [, type] = / typ (\w+)/.exec(candidate?.candidate ?? "") ?? [];
    if (type) own.add(type);
  });
  pc.addEventListener("icecandidateerror", (event) => {
    if ((event as RTCPeerConnectionIceErrorEvent).errorCode < 700) refused = true;
  });
  return () => {
    const { iceServers = [], iceTransportPolicy } = pc.getConfiguration();
    if (own.has("relay")) return "noPath";
    if (iceTransportPolicy === "relay") return "hidden";
    if (own.size === 0) return "noCandidates";
    if (!hasTurn(iceServers)) return "noRelay";
    return refused ? "refused" : "unreachable";
  };
}
