import type { EncodedPacket, InputAudioTrack, InputVideoTrack, Output } from "mediabunny";
import { openFinished, readRecording } from "./store.ts";

/**
 * A recording as the recorder wrote it, or as a dead tab left it, does not say how long it is and cannot be wound. Its
 * packets are copied, as they are, into a file that does and can. Where that fails the file is given as it was written.
 */
export async function finishRecording(id: string): Promise<File> {
  const raw = await readRecording(id);
  const kind = id.endsWith(".mp4") ? "mp4" : "webm";
  const name = `driewoord-${id.slice(0, 10)}-${id.slice(11, 13)}${id.slice(14, 16)}.${kind}`;
  const type = `video/${kind}`;
  try {
    const finished = await openFinished(id);
    await copy(raw, kind, await finished.createWritable());
    return new File([await finished.getFile()], name, { type });
  } catch {
    return new File([raw], name, { type });
  }
}

/** Source: mediabunny's guide, "Media sources" and "Packets & samples". */
async function copy(raw: File, kind: "mp4" | "webm", to: FileSystemWritableFileStream): Promise<void> {
  const bunny = await import("mediabunny");
  const input = new bunny.Input({ source: new bunny.BlobSource(raw), formats: [bunny.MP4, bunny.WEBM] });
  // Onto the disk as it is made: an hour is too long for a phone's memory.
  const target = new bunny.StreamTarget(to as WritableStream, { chunked: true });
  const format = kind === "mp4" ? new bunny.Mp4OutputFormat({ fastStart: false }) : new bunny.WebMOutputFormat();
  const output = new bunny.Output({ format, target });
  const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
  const lanes = [
    video && (await videoLane(bunny, output, video)),
    audio && (await audioLane(bunny, output, audio)),
  ].filter((lane) => lane !== null);
  if (lanes.length === 0) throw new Error("there is nothing in it");
  await output.start();
  await merge(lanes);
  await output.finalize();
}

interface Lane {
  readonly packets: AsyncGenerator<EncodedPacket>;
  add(packet: EncodedPacket): Promise<void>;
}

type Bunny = typeof import("mediabunny");

async function videoLane(bunny: Bunny, output: Output, track: InputVideoTrack): Promise<Lane | null> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (!codec || !decoderConfig) return null;
  const source = new bunny.EncodedVideoPacketSource(codec);
  output.addVideoTrack(source);
  const packets = new bunny.EncodedPacketSink(track).packets();
  return { packets, add: (packet) => source.add(packet, { decoderConfig }) };
}

async function audioLane(bunny: Bunny, output: Output, track: InputAudioTrack): Promise<Lane | null> {
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (!codec || !decoderConfig) return null;
  const source = new bunny.EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  const packets = new bunny.EncodedPacketSink(track).packets();
  return { packets, add: (packet) => source.add(packet, { decoderConfig }) };
}

/** In the order of time, as a writer of files wants them; up to where the file breaks off. */
async function merge(lanes: readonly Lane[]): Promise<void> {
  const next = async (lane: Lane) => {
    try {
      const { done, value } = await lane.packets.next();
      return done ? undefined : { lane, packet: value };
    } catch {
      return undefined;
    }
  };
  let heads = await Promise.all(lanes.map(next));
  for (;;) {
    const waiting = heads.filter((head) => head !== undefined);
    const first = waiting.toSorted((a, b) => a.packet.timestamp - b.packet.timestamp)[0];
    if (!first) return;
    await first.lane.add(first.packet);
    const following = await next(first.lane);
    heads = heads.map((head) => (head === first ? following : head));
  }
}
