import type { Person } from "./people.ts";

/** How many connections each of these people's pages has made: one more where a link was made anew and not mended. */
export const made = (people: readonly Person[]): Promise<number[]> =>
  Promise.all(
    people.map(({ page }) =>
      page.evaluate(() => (globalThis as unknown as { kept: readonly RTCPeerConnection[] }).kept.length),
    ),
  );

/**
 * The ICE user name of the newest remote description, "" while there is none: each restart brings another, and so does a
 * connection that is made anew (RFC 8839, section 4.4.1.1).
 */
export const remoteUser = ({ page }: Person): Promise<string> =>
  page.evaluate(() => {
    const newest = (globalThis as unknown as { kept: readonly RTCPeerConnection[] }).kept.at(-1);
    return /a=ice-ufrag:(\S+)/.exec(newest?.currentRemoteDescription?.sdp ?? "")?.[1] ?? "";
  });
