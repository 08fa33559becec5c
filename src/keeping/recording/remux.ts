import type { EncodedPacket, InputTrack } from "mediabunny";
import { readable } from "./boxes.ts";
import type { Ending, OpenFile } from "./store.ts";

type Mediabunny = typeof import("./mediabunny.ts");

/** Bytes that are written at once. */
const CHUNK = 1 << 20;
const METADATA = { metadataOnly: true };

/**
 * Copies the coded pictures and sounds of `from`, as they are, into a file that says how long it is and where what is: MP4 with
 * `moov` in front (ISO/IEC 14496-12), or WebM with Duration and Cues. A file that breaks off is taken up to where it does. Rejects if there is nothing to copy, or with what `to.write` rejects with.
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

/** What the file says of its own length, in ms; undefined: it says nothing. Rejects if it is none of ours. */
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
    // The room for `moov` is reserved, because "in-memory" would hold the whole recording there.
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

/** Packets of one track on their way. */
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

/** What can be read of a track: how many packets, and when the first one is; seconds. */
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

/** Hands all packets over in the order of their time, counted from `start` (seconds), so that none has to wait for the other lane. */
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
