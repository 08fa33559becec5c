import { BufferedConnection, type Peer } from "peerjs";
import { SERIALIZATION } from "./sealedFrames.ts";

/** Called as soon as PeerJS has made the RTCPeerConnection, before its first offer or answer exists. */
export type Prepare = (connection: BufferedConnection, pc: RTCPeerConnection, offers: boolean) => void;

/**
 * PeerJS's seam for a connection of one's own: a class under a serialization name. PeerJS makes the connection and
 * carries the first offer and answer; what travels on it is the business of `link.ts`, so nothing is serialized here.
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

    /** For the offering side this runs inside `super()`, after the channel is made and right before the offer. */
    override _initializeDataChannel(channel: RTCDataChannel): void {
      if (!this.dataChannel && offers(this.options)) prepare(this, this.peerConnection, true);
      super._initializeDataChannel(channel);
    }

    protected override _handleDataMessage(): void {}

    protected override _send(): void {}
  };
}

/** PeerJS hands the remote offer in as `_payload`; who has none is the one to make it. */
function offers(options: unknown): boolean {
  return !(options as { _payload?: unknown })._payload;
}
