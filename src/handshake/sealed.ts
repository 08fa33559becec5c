import type { Sealed } from "./frames.ts";
import { hmacSha512 } from "./hmac.ts";
import { lvCat, type Sodium } from "./transcript.ts";

/**
 * The sealed channel between two authenticated participants: XChaCha20-Poly1305 with the counter as nonce and both ids
 * as associated data. It has one key for each direction, from both X25519 keys (crypto_kx) and the session key of the
 * run that authenticated them. Without the session key, two runs of the same long-lived keys would have the same
 * channel: nonces would repeat, and messages of one run would be valid in the other.
 */
export interface Channel {
  /**
   * Encrypts `message` under the next number.
   * @throws Error after `wipe`.
   */
  seal(message: string): Sealed;
  /**
   * The decrypted message; "replayed" when its number is not above every one before it; "forged" when the other side
   * did not make it. Never throws.
   */
  open(sealed: Sealed): { readonly message: string } | "replayed" | "forged";
  /** Overwrites the keys with zeros. Afterwards nothing can be sealed, and every message is "forged". */
  wipe(): void;
}

/** An X25519 key pair with the relay id of its owner. */
export interface Party {
  readonly id: string;
  readonly publicKey: Uint8Array;
}

/**
 * Makes the channel from `self` to `other`; keys have 32 bytes. `side` is the role in crypto_kx, where the joiner is
 * the client and the host the server. `isk`, 64 bytes, ties the keys to a run and is not kept.
 * @throws Error when the other's public key is of low order.
 */
export function openChannel(
  sodium: Sodium,
  side: "joiner" | "host",
  self: Party & { readonly privateKey: Uint8Array },
  other: Party,
  isk: Uint8Array,
): Channel {
  const agree = side === "joiner" ? sodium.crypto_kx_client_session_keys : sodium.crypto_kx_server_session_keys;
  const { sharedRx, sharedTx } = agree(self.publicKey, self.privateKey, other.publicKey);
  const label = sodium.from_string("driewoord/sealed/1");
  const context = (from: string, to: string) => lvCat(label, sodium.from_string(from), sodium.from_string(to));
  const outward = context(self.id, other.id);
  const inward = context(other.id, self.id);
  const fromRun = (direction: Uint8Array, agreed: Uint8Array) => {
    const key = hmacSha512(sodium, isk, lvCat(direction, agreed)).slice(0, 32);
    sodium.memzero(agreed);
    return key;
  };
  const sealing = fromRun(outward, sharedTx);
  const opening = fromRun(inward, sharedRx);
  const base64 = sodium.base64_variants.URLSAFE_NO_PADDING;
  let sent = 0;
  let received = 0;
  let wiped = false;

  return {
    seal(message) {
      // A key of zeros is one that everybody knows.
      if (wiped) throw new Error("the channel is closed");
      const n = ++sent;
      const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        sodium.from_string(message),
        outward,
        null,
        nonce(n),
        sealing,
      );
      return { n, box: sodium.to_base64(box, base64) };
    },
    open({ n, box }) {
      if (wiped) return "forged";
      let message: string;
      try {
        const opened = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
          null,
          sodium.from_base64(box, base64),
          inward,
          nonce(n),
          opening,
        );
        message = sodium.to_string(opened);
      } catch {
        return "forged";
      }
      if (n <= received) return "replayed";
      received = n;
      return { message };
    },
    wipe() {
      wiped = true;
      sodium.memzero(opening);
      sodium.memzero(sealing);
    },
  };
}

/**
 * The counter, little-endian, in the first 8 of 24 bytes. No nonce repeats: a key serves one direction, a number one
 * message.
 */
function nonce(n: number): Uint8Array {
  const bytes = new Uint8Array(24);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(n), true);
  return bytes;
}
