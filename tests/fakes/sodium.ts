import sodium from "libsodium-wrappers";

await sodium.ready;

/** libsodium, ready. */
export { sodium };

export const hex = (text: string): Uint8Array => sodium.from_hex(text.toLowerCase());
export const toHex = (bytes: Uint8Array): string => sodium.to_hex(bytes).toUpperCase();
export const utf8 = (text: string): Uint8Array => sodium.from_string(text);
