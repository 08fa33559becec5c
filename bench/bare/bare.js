/**
 * The fastest call that PeerJS can make, to compare ours with: no words, no password, nothing sealed. The address is
 * `/bare/#own-id,other-id`; the button works as soon as the camera and the relay do. With `?self` the page also shows
 * one's own picture, as Driewoord does.
 */
const [ownId, otherId] = location.hash.slice(1).split(",");
const picture = (name) => document.querySelector(`[data-testid="${name}"]`);
const show = (call) => call.on("stream", (stream) => (picture("remote-video").srcObject = stream));

// As src/camera/capture.ts asks for them.
const stream = navigator.mediaDevices.getUserMedia({
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 }, facingMode: "user" },
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
});

void stream.then((own) => {
  if (location.search === "?self") picture("self-video").srcObject = own;
  const peer = new Peer(ownId, {
    host: location.hostname,
    port: location.port,
    path: "/",
    secure: location.protocol === "https:",
    config: { iceServers: [] },
  });
  peer.on("call", (call) => {
    show(call);
    call.answer(own);
  });
  peer.on("open", () => {
    picture("call").onclick = () => show(peer.call(otherId, own));
    picture("call").disabled = false;
  });
});
