import type { EncodedPacket, InputTrack } from "mediabunny";
import { readable } from "./boxes.ts";
import type { OpenFile } from "../../disk/disk.ts";
import type { Ending } from "./store.ts";

type Mediabunny = typeof import("./mediabunny.ts");

/** How many bytes are written at once. */
const CHUNK = 1 << 20;
const METADATA = { metadataOnly: true };

/**
 * Copies the encoded pictures and sounds of `from`, unchanged, into a file with a duration and an index: MP4 with
 * `moov` in front (ISO/IEC 14496-12), or WebM with Duration and Cues. A truncated file is copied as far as it goes.
 * Rejects where there is nothing to copy, and with whatever `to.write` rejects with.
 */
export async function remux(from: Blob, ending: Ending, to: OpenFile): Promise<void> {
  const media = await import("./mediabunny.ts");
  const input = new media.Input({
    source: new media.BlobSource(await readable(from)),
    formats: [media.MP4, media.WEBM],
  });
  try {
    await copy(media, await input.getTracks(), ending, to);
  } finally {
    input.dispose();
  }
}

/**
 * The duration in the file's metadata, in ms; undefined where there is none. Rejects where the file is not MP4 or WebM.
 */
export async function lengthOf(file: Blob): Promise<number | undefined> {
  const media = await import("./mediabunny.ts");
  const input = new media.Input({ source: new media.BlobSource(file), formats: [media.MP4, media.WEBM] });
  try {
    const seconds = await input.getDurationFromMetadata();
    return seconds === null ? undefined : Math.round(1_000 * seconds);
  } finally {
    input.dispose();
  }
}

async function copy(media: Mediabunny, tracks: InputTrack[], ending: Ending, to: OpenFile): Promise<void> {
  const writable = new WritableStream({
    write: ({ data, position }: { data: Uint8Array<ArrayBuffer>; position: number }) => to.write(data, position),
  });
  const output = new media.Output({
    // "reserve" leaves room for `moov` at the front; "in-memory" would keep the whole recording in memory.
    format: ending === "mp4" ? new media.Mp4OutputFormat({ fastStart: "reserve" }) : new media.WebMOutputFormat(),
    target: new media.StreamTarget(writable, { chunked: true, chunkSize: CHUNK }),
  });
  const lanes = [];
  for (const track of tracks) {
    const extent = await extentOf(media, track);
    if (extent.count > 0) lanes.push({ extent, ...(await addLane(media, output, track, extent)) });
  }
  const start = Math.min(...lanes.map(({ extent }) => extent.start));
  if (!Number.isFinite(start)) throw new Error("nothing was recorded");
  await output.start();
  await merge(lanes, start);
  await output.finalize();
}

/** One track: the packets to copy, and where to add them. */
interface Lane {
  readonly packets: AsyncIterator<EncodedPacket>;
  add(packet: EncodedPacket): Promise<void>;
}

async function addLane(
  media: Mediabunny,
  output: InstanceType<Mediabunny["Output"]>,
  track: InputTrack,
  { count }: Extent,
): Promise<Lane> {
  const packets = new media.EncodedPacketSink(track).packets();
  const metadata = { maximumPacketCount: count };
  if (track.isVideoTrack()) {
    const source = new media.EncodedVideoPacketSource((await track.getCodec())!);
    output.addVideoTrack(source, metadata);
    const decoderConfig = (await track.getDecoderConfig())!;
    return { packets, add: (packet) => source.add(packet, { decoderConfig }) };
  }
  if (track.isAudioTrack()) {
    const source = new media.EncodedAudioPacketSource((await track.getCodec())!);
    output.addAudioTrack(source, metadata);
    const decoderConfig = (await track.getDecoderConfig())!;
    return { packets, add: (packet) => source.add(packet, { decoderConfig }) };
  }
  throw new Error("a track that is neither picture nor sound");
}

/** How many packets of a track can be read, and the earliest time among them in seconds. */
interface Extent {
  readonly count: number;
  readonly start: number;
}

async function extentOf(media: Mediabunny, track: InputTrack): Promise<Extent> {
  let [count, start] = [0, Infinity];
  for await (const { timestamp } of new media.EncodedPacketSink(track).packets(undefined, undefined, METADATA)) {
    count += 1;
    start = Math.min(start, timestamp);
  }
  return { count, start };
}

/**
 * Adds the packets of all lanes in order of time, so that the output need not hold one lane's packets back for another.
 * Their times are shifted so that `start` (seconds) becomes 0.
 */
async function merge(lanes: readonly Lane[], start: number): Promise<void> {
  const heads = new Map<Lane, EncodedPacket>();
  async function advance(lane: Lane): Promise<void> {
    const { done, value } = await lane.packets.next();
    if (done) heads.delete(lane);
    else heads.set(lane, value);
  }
  for (const lane of lanes) await advance(lane);
  while (heads.size > 0) {
    const [lane, packet] = [...heads].reduce((first, next) => (next[1].timestamp < first[1].timestamp ? next : first));
    await lane.add(packet.clone({ timestamp: packet.timestamp - start }));
    await advance(lane);
  }
}
