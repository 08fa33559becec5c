/** Between tries, in ms; the last one goes on. */
const PAUSES = [500, 1_000, 2_000, 5_000, 10_000];

/** The bytes at `url`, however often it takes. */
export async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch(url);
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    } catch {
      // Offline, or the server is being started again.
    }
    const pause = PAUSES[Math.min(tries, PAUSES.length - 1)];
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
