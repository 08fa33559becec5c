/** ms between attempts; the last one repeats. */
const PAUSES = [500, 1_000, 2_000, 5_000, 10_000];

/** Fetches the bytes at `url`, and tries again without end until that succeeds. Never rejects. */
export async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch(url);
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    } catch {
      // The device is offline, or the server is restarting.
    }
    const pause = PAUSES[Math.min(tries, PAUSES.length - 1)];
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
