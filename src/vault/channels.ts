import type { PeerId } from "../room/wire/roster.ts";
import type { Sealed } from "../handshake/frames.ts";
import type { Channel } from "../handshake/sealed.ts";

/** The sealed channels to other pages, by their relay ids. */
export interface Channels {
  /** Whether there is a channel to this peer. */
  has(peer: PeerId): boolean;
  /** Takes a channel to the holder of the key `seal` (base64url), in place of an earlier one to this peer. */
  put(peer: PeerId, seal: string, channel: Channel): void;
  /** Closes the channel to this peer unless it belongs to the key `seal`; undefined closes it in any case. */
  keepOnly(peer: PeerId, seal: string | undefined): void;
  /**
   * Makes a channel from long-lived keys alone, once for each key: a second one from the same keys would repeat
   * numbers, and with them nonces. Where `make` throws, as it does for a key of low order, there is no new channel.
   */
  agree(peer: PeerId, seal: string, make: () => Channel): void;
  /** `message`, encrypted for this peer; undefined where there is no channel. */
  seal(to: PeerId, message: string): Sealed | undefined;
  /** The decrypted message, or what `Channel.open` says against it; "stranger" where there is no channel. */
  open(from: PeerId, sealed: Sealed): { readonly message: string } | "replayed" | "forged" | "stranger";
  /** Closes the channel to this peer, if there is one. */
  forget(peer: PeerId): void;
  /** Closes all channels, and forgets which keys were used: their owner must have new keys afterwards. */
  wipe(): void;
}

/** No channels yet. Keys that `agree` has used are remembered, so that no channel counts from the beginning again. */
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
