/** All voices on one track. */
export interface Mix {
  readonly track: MediaStreamTrack;
  show(parts: readonly { readonly id: string; readonly stream: MediaStream | undefined }[]): void;
  close(): void;
}

interface Voice {
  readonly track: MediaStreamTrack;
  readonly node: AudioNode;
}

export function makeMix(): Mix {
  const context = new AudioContext();
  const out = new MediaStreamAudioDestinationNode(context);
  const voices = new Map<string, Voice>();
  // A press has led here, so that the browser lets it run.
  void context.resume();

  function forget(id: string): void {
    voices.get(id)?.node.disconnect();
    voices.delete(id);
  }

  return {
    track: out.stream.getAudioTracks()[0]!,
    show(parts) {
      for (const { id, stream } of parts) {
        const [track] = stream?.getAudioTracks() ?? [];
        if (voices.get(id)?.track === track) continue;
        forget(id);
        if (!track) continue;
        const node = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) });
        node.connect(out);
        voices.set(id, { track, node });
      }
      for (const id of voices.keys()) if (!parts.some((part) => part.id === id)) forget(id);
    },
    close() {
      for (const id of voices.keys()) forget(id);
      void context.close();
    },
  };
}
