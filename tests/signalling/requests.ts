/** Requests as they stand on the wire, for whoever speaks to the relay over bare TCP. */

export function request(path: string, ...headers: string[]): string {
  return [`GET ${path} HTTP/1.1`, "Host: here", ...headers, "", ""].join("\r\n");
}

/** An upgrade to `protocol`; a WebSocket's is whole with `KEYS` among the headers. */
export function upgrade(path: string, protocol = "websocket", ...headers: string[]): string {
  return request(path, "Connection: Upgrade", `Upgrade: ${protocol}`, ...headers);
}

export const KEYS = ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="];
