import { draw } from "./draw.ts";
import { type Shown, SIZE } from "./orders.ts";

/** For browsers without streams of frames: players and a canvas of the page, which draws when it is told to. */
export function makePageCanvas() {
  const canvas = Object.assign(document.createElement("canvas"), SIZE);
  const surface = canvas.getContext("2d", { alpha: false })!;
  const [track] = canvas.captureStream().getVideoTracks();
  const players = new Map<string, HTMLVideoElement>();
  let shown: readonly Shown[] = [];

  function forget(id: string): void {
    const player = players.get(id);
    if (player) player.srcObject = null;
    players.delete(id);
  }

  return {
    track: track!,
    follow(id: string, original: MediaStreamTrack): void {
      forget(id);
      const player = document.createElement("video");
      player.muted = player.playsInline = true;
      player.srcObject = new MediaStream([original]);
      void player.play().catch(() => undefined);
      players.set(id, player);
    },
    show(people: readonly Shown[]): void {
      shown = people;
      for (const id of players.keys()) if (!people.some((person) => person.id === id)) forget(id);
    },
    draw(): void {
      const drawn = shown.map(({ id, name, picture }) => {
        const player = players.get(id);
        if (!picture || !player || player.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return { name };
        return { name, picture: { image: player, width: player.videoWidth, height: player.videoHeight } };
      });
      draw(surface, drawn, SIZE.width, SIZE.height);
    },
    close(): void {
      for (const id of players.keys()) forget(id);
      track!.stop();
    },
  };
}
