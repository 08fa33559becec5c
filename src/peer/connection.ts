import { BufferedConnection, type Peer } from "peerjs";
import { SERIALIZATION } from "./sealedFrames.ts";

/**
 * Called as soon as PeerJS has made the RTCPeerConnection, before its first offer or answer exists. `offers`: this side
 * makes the first offer.
 */
export type Prepare = (connection: BufferedConnection, pc: RTCPeerConnection, offers: boolean) => void;

/**
 * The connection class that PeerJS uses for the serialization name `SERIALIZATION`. PeerJS makes the connection and
 * carries the first offer and answer. What travels on it is the business of `link.ts`, so nothing is serialized here.
 */
export function connectionClass(
  prepare: Prepare,
): new (peerId: string, provider: Peer, options: unknown) => BufferedConnection {
  return class extends BufferedConnection {
    get serialization(): string {
      return SERIALIZATION;
    }

    constructor(peerId: string, provider: Peer, options: unknown) {
      super(peerId, provider, options);
      if (!offers(options)) prepare(this, this.peerConnection, false);
    }

    /** On the offering side this runs inside `super()`, when the channel exists and right before the offer. */
    override _initializeDataChannel(channel: RTCDataChannel): void {
      if (!this.dataChannel && offers(this.options)) prepare(this, this.peerConnection, true);
      super._initializeDataChannel(channel);
    }

    protected override _handleDataMessage(): void {}

    protected override _send(): void {}
  };
}

/** PeerJS passes the remote offer in as `_payload`; the side that has none makes the offer. */
function offers(options: unknown): boolean {
  return !(options as { _payload?: unknown })._payload;
}
