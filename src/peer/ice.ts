/** How connections find a way to each other. */
export interface IceOptions {
  readonly iceServers: RTCIceServer[];
  /** Gives new ones where the credentials of those from before run out soon; otherwise the same array. Never rejects. */
  readonly renewIceServers: () => Promise<RTCIceServer[]>;
  /** Only by way of a TURN server, so that nobody else learns our IP address. */
  readonly relayOnly: boolean;
}

/** What new connections are made with, and old ones are told when it changes. */
export interface Ice {
  /** The same object for as long as the page lives: PeerJS reads it for each connection it makes. */
  readonly configuration: RTCConfiguration;
  /** Renews what has run out meanwhile, as after the device has slept. */
  check(): void;
  stop(): void;
}

/** ms between two looks at whether credentials run out. */
const LOOK = 5_000;

/** Keeps ICE servers whose credentials are good. `renewed`: open connections are to use the new configuration as well. */
export function makeIce({ iceServers, renewIceServers, relayOnly }: IceOptions, renewed: () => void): Ice {
  const configuration: RTCConfiguration = {
    iceServers,
    iceTransportPolicy: relayOnly ? "relay" : "all",
    // One way for picture, sound and messages: with one for each, four times the candidates are gathered, sealed and tried.
    bundlePolicy: "max-bundle",
  };
  async function look(): Promise<void> {
    const servers = await renewIceServers();
    if (servers === configuration.iceServers) return;
    configuration.iceServers = servers;
    renewed();
  }
  const looking = setInterval(() => void look(), LOOK);
  return { configuration, check: () => void look(), stop: () => clearInterval(looking) };
}
