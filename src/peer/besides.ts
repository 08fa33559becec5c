/** The channels of a connection besides the link's own. */
export interface Besides {
  /** Opens one, ordered and reliable; undefined where the connection is closed or has no room for it. */
  open(label: string): RTCDataChannel | undefined;
  /** Takes those that the other side opens, from now on. */
  listen(): void;
  /** Tells all of them that they are closed: a connection that is closed here does not (W3C webrtc, RTCPeerConnection.close). */
  close(): void;
}

/** `opened` gets each channel that the other side opens, before its first message. */
export function makeBesides(pc: RTCPeerConnection, opened: (channel: RTCDataChannel) => void): Besides {
  const all = new Set<RTCDataChannel>();

  function keep(channel: RTCDataChannel): RTCDataChannel {
    all.add(channel);
    channel.addEventListener("close", () => all.delete(channel));
    return channel;
  }

  return {
    open(label) {
      try {
        return keep(pc.createDataChannel(label));
      } catch {
        return undefined;
      }
    },
    listen() {
      pc.ondatachannel = ({ channel }) => opened(keep(channel));
    },
    close() {
      for (const channel of all) channel.dispatchEvent(new Event("close"));
    },
  };
}
