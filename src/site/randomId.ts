/** 128 random bits in hexadecimal. `crypto.randomUUID` is missing in browsers from before 2022, and outside a secure context. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
