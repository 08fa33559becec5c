import sodium from "libsodium-wrappers";

await sodium.ready;

/** libsodium, ready. */
export { sodium };

export const hex = (text: string): Uint8Array => sodium.from_hex(text.toLowerCase());
export const toHex = (bytes: Uint8Array): string => sodium.to_hex(bytes).toUpperCase();
export const utf8 = (text: string): Uint8Array => sodium.from_string(text);

/** libsodium with a quick hash for Argon2id: for tests that are not about the price of a guess. */
export const quickSodium = Object.create(sodium, {
  crypto_pwhash: {
    value: (_: number, input: Uint8Array, salt: Uint8Array) =>
      sodium.crypto_hash_sha512(Uint8Array.of(...salt, ...input)).slice(0, 32),
  },
}) as typeof sodium;
