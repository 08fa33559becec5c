/**
 * Has the sender of a connection's video send a whole picture. The other side shows nothing before one comes, for which its
 * browser asks every three seconds only. One also comes when an encoding is switched on. Never rejects: a connection that is
 * closing has no use for it.
 */
export async function sendKeyFrame(pc: RTCPeerConnection): Promise<void> {
  const sender = pc.getSenders().find(({ track }) => track?.kind === "video");
  if (!sender) return;
  await activate(sender, false);
  // Whatever comes between, it must not stay switched off.
  for (let tries = 0; tries < 3; tries += 1) if (await activate(sender, true)) return;
}

/** Resolves with whether the browser took it. */
function activate(sender: RTCRtpSender, active: boolean): Promise<boolean> {
  const parameters = sender.getParameters();
  for (const encoding of parameters.encodings) encoding.active = active;
  return sender.setParameters(parameters).then(
    () => true,
    () => false,
  );
}
