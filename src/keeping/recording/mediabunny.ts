/**
 * The parts of mediabunny that are used, to be loaded when a recording is saved. The whole package is over twice as
 * large.
 */
export {
  BlobSource,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  WEBM,
  WebMOutputFormat,
} from "mediabunny";
