/**
 * Has the sender of a connection's video send a whole picture. The other side shows nothing before one comes, for which its
 * browser asks every three seconds only. One also comes when an encoding is switched on. Never rejects: a connection that is
 * closing has no use for it.
 */
export async function sendKeyFrame(pc: RTCPeerConnection): Promise<void> {
  const sender = pc.getSenders().find(({ track }) => track?.kind === "video");
  if (!sender) return;
  for (const active of [false, true]) {
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) encoding.active = active;
    await sender.setParameters(parameters).catch(() => undefined);
  }
}
