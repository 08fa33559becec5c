import type { PeerId } from "../room/wire/roster.ts";
import type { Sealed } from "../handshake/frames.ts";
import type { Channel } from "../handshake/sealed.ts";

/** The sealed channels to others, by relay id. */
export interface Channels {
  has(peer: PeerId): boolean;
  /** A channel with the holder of the key `seal`. */
  put(peer: PeerId, seal: string, channel: Channel): void;
  /** Closes the channel to this peer, unless it is with the holder of this key. */
  keepOnly(peer: PeerId, seal: string | undefined): void;
  /**
   * Makes a channel from long-lived keys alone, once: a second one with the same keys would use numbers, and with them
   * nonces, twice. Nothing is made of a key that cannot be agreed with.
   */
  agree(peer: PeerId, seal: string, make: () => Channel): void;
  seal(to: PeerId, message: string): Sealed | undefined;
  open(from: PeerId, sealed: Sealed): { readonly message: string } | "replayed" | "forged" | "stranger";
  forget(peer: PeerId): void;
  wipe(): void;
}

/**
 * No channels yet. Keys that were used once are remembered, so that none counts its messages from the beginning again.
 */
export function makeChannels(): Channels {
  const channels = new Map<PeerId, { readonly seal: string; readonly channel: Channel }>();
  const used = new Set<string>();

  function forget(peer: PeerId): void {
    channels.get(peer)?.channel.wipe();
    channels.delete(peer);
  }

  function put(peer: PeerId, seal: string, channel: Channel): void {
    forget(peer);
    channels.set(peer, { seal, channel });
  }

  return {
    has: (peer) => channels.has(peer),
    put,
    keepOnly(peer, seal) {
      if (channels.get(peer)?.seal !== seal) forget(peer);
    },
    agree(peer, seal, make) {
      if (used.has(seal)) return;
      used.add(seal);
      try {
        put(peer, seal, make());
      } catch {
        // crypto_kx refuses an X25519 key of low order.
      }
    },
    seal: (to, message) => channels.get(to)?.channel.seal(message),
    open: (from, sealed) => channels.get(from)?.channel.open(sealed) ?? "stranger",
    forget,
    wipe() {
      for (const peer of channels.keys()) forget(peer);
      used.clear();
    },
  };
}
