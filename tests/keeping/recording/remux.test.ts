import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  WEBM,
  WebMOutputFormat,
} from "mediabunny";
import { describe, expect, it } from "vitest";
import { lengthOf, remux } from "../../../src/keeping/recording/remux.ts";
import type { OpenFile } from "../../../src/disk/disk.ts";
import type { Ending } from "../../../src/keeping/recording/store.ts";

const VIDEO = { codec: "vp09.00.10.08", codedWidth: 64, codedHeight: 36 };
const AUDIO = { codec: "opus", numberOfChannels: 1, sampleRate: 48_000 };

interface Wanted {
  readonly ending: Ending;
  /** Packets of picture and of sound, ten a second each. */
  readonly pictures: number;
  readonly sounds: number;
  /** s at which the first one stands. */
  readonly begin?: number;
}

/** A file as a recorder writes it: in pieces, without saying how long it is. */
async function recorded({ ending, pictures, sounds, begin = 0 }: Wanted): Promise<Blob> {
  const target = new BufferTarget();
  const format =
    ending === "mp4" ? new Mp4OutputFormat({ fastStart: "fragmented" }) : new WebMOutputFormat({ appendOnly: true });
  const output = new Output({ format, target });
  const video = new EncodedVideoPacketSource("vp9");
  const audio = new EncodedAudioPacketSource("opus");
  if (pictures > 0) output.addVideoTrack(video);
  if (sounds > 0) output.addAudioTrack(audio);
  await output.start();
  const packet = (index: number) => new EncodedPacket(Uint8Array.of(index, 1, 2, 3), "key", begin + index / 10, 0.1);
  for (let index = 0; index < Math.max(pictures, sounds); index += 1) {
    if (index < pictures) await video.add(packet(index), { decoderConfig: VIDEO });
    if (index < sounds) await audio.add(packet(index), { decoderConfig: AUDIO });
  }
  await output.finalize();
  return new Blob([target.buffer!]);
}

/** Where a finished file goes. */
function sink(): OpenFile & { blob(): Blob } {
  let bytes = new Uint8Array();
  return {
    async write(data, at = bytes.byteLength) {
      const piece = data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data;
      const next = new Uint8Array(Math.max(bytes.byteLength, at + piece.byteLength));
      next.set(bytes);
      next.set(piece, at);
      bytes = next;
    },
    close: () => Promise.resolve(),
    blob: () => new Blob([bytes]),
  };
}

/** [kind, times of its packets in ms] of each track. */
async function packetsOf(file: Blob): Promise<[string, number[]][]> {
  const input = new Input({ source: new BlobSource(file), formats: [MP4, WEBM] });
  const all: [string, number[]][] = [];
  for (const track of await input.getTracks()) {
    const times: number[] = [];
    for await (const { timestamp } of new EncodedPacketSink(track).packets()) times.push(Math.round(timestamp * 1_000));
    all.push([track.type, times]);
  }
  return all;
}

describe.each(["mp4", "webm"] as const)("a recording as %s", (ending) => {
  it("keeps every picture and sound, begins at nothing, and says how long it is", async () => {
    const to = sink();
    await remux(await recorded({ ending, pictures: 20, sounds: 20, begin: 3 }), ending, to);
    const tracks = await packetsOf(to.blob());
    expect(tracks.map(([kind]) => kind).toSorted()).toEqual(["audio", "video"]);
    for (const [, times] of tracks) {
      expect(times).toHaveLength(20);
      expect(times[0]).toBe(0);
      expect(times.at(-1)).toBe(1_900);
    }
    expect(await lengthOf(to.blob())).toBeGreaterThanOrEqual(1_900);
  });

  it("of sound alone is one of sound alone", async () => {
    const to = sink();
    await remux(await recorded({ ending, pictures: 0, sounds: 5 }), ending, to);
    expect((await packetsOf(to.blob())).map(([kind]) => kind)).toEqual(["audio"]);
  });

  it("that breaks off is kept up to where it does", async () => {
    const whole = await recorded({ ending, pictures: 40, sounds: 40 });
    const to = sink();
    await remux(whole.slice(0, Math.floor(whole.size * 0.8)), ending, to);
    const [[, times]] = (await packetsOf(to.blob())) as [[string, number[]]];
    expect(times.length).toBeGreaterThan(5);
    expect(times.length).toBeLessThan(41);
  });
});

it("of a recording without anything in it nothing can be made", async () => {
  await expect(remux(new Blob([new Uint8Array(200)]), "mp4", sink())).rejects.toThrow();
});

it("a file that says nothing of its length has none", async () => {
  expect(await lengthOf(await recorded({ ending: "webm", pictures: 3, sounds: 0 }))).toBeUndefined();
});
