import { makeAudioContext } from "../../site/audioContext.ts";

/** Everybody's voices, mixed into one track. */
export interface Mix {
  readonly track: MediaStreamTrack;
  /** Mixes exactly these voices from now on, by the id of the person. */
  hear(voices: ReadonlyMap<string, MediaStreamTrack>): void;
  /** Stops `track`; the voices' own tracks are left as they are. */
  close(): void;
}

/**
 * Makes a mix, which is silent until `hear`.
 * @throws Error where the browser gives no track
 */
export function makeMix(): Mix {
  const context = makeAudioContext();
  const mixed = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  const [track] = mixed.stream.getAudioTracks();
  if (!track) throw new Error("a mix that gives no sound");
  // A destination without inputs gives no samples, and a recorder would wait for them.
  const silence = new ConstantSourceNode(context, { offset: 0 });
  silence.connect(mixed);
  silence.start();
  const heard = new Map<string, { readonly voice: MediaStreamTrack; readonly source: AudioNode }>();

  return {
    track,
    hear(voices) {
      for (const [id, { voice, source }] of heard) {
        if (voices.get(id) === voice) continue;
        source.disconnect();
        heard.delete(id);
      }
      for (const [id, voice] of voices) {
        if (heard.has(id)) continue;
        const source = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([voice]) });
        source.connect(mixed);
        heard.set(id, { voice, source });
      }
    },
    close() {
      track.stop();
      void context.close();
    },
  };
}
