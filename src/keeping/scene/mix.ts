/** The voices of all, mixed into one track. */
export interface Mix {
  readonly track: MediaStreamTrack;
  /** Exactly these are heard from now on, each track under the id of its person. */
  hear(voices: ReadonlyMap<string, MediaStreamTrack>): void;
  /** Ends `track`, and none of those that were heard. */
  close(): void;
}

/**
 * Silent until somebody is to be heard.
 * @throws Error where the browser gives no track
 */
export function makeMix(): Mix {
  const context = new AudioContext();
  const mixed = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  const [track] = mixed.stream.getAudioTracks();
  if (!track) throw new Error("a mix that gives no sound");
  // A destination that nothing is connected to gives no samples, and a recorder would wait for them.
  const silence = new ConstantSourceNode(context, { offset: 0 });
  silence.connect(mixed);
  silence.start();
  // It may have been made without a click.
  void context.resume().catch(() => undefined);
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
