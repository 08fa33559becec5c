import { beforeEach, describe, expect, it } from "vitest";
import { type Channel, openChannel } from "../../src/handshake/sealed.ts";
import { sodium } from "../fakes/sodium.ts";

const ISK = sodium.randombytes_buf(64);

describe("the sealed channel", () => {
  let joiner: Channel;
  let host: Channel;
  const base64 = sodium.base64_variants.URLSAFE_NO_PADDING;

  beforeEach(() => {
    const [j, h] = [sodium.crypto_kx_keypair(), sodium.crypto_kx_keypair()];
    joiner = openChannel(sodium, "joiner", { id: "j", ...j }, { id: "h", publicKey: h.publicKey }, ISK);
    host = openChannel(sodium, "host", { id: "h", ...h }, { id: "j", publicKey: j.publicKey }, ISK);
  });

  it("carries messages both ways, and skips what was lost", () => {
    joiner.seal("lost");
    expect(host.open(joiner.seal("één"))).toEqual({ message: "één" });
    expect(joiner.open(host.seal("twee"))).toEqual({ message: "twee" });
  });

  it("refuses a message that came before, or late", () => {
    const [first, second] = [joiner.seal("1"), joiner.seal("2")];
    expect(host.open(second)).toEqual({ message: "2" });
    expect(host.open(second)).toBe("replayed");
    expect(host.open(first)).toBe("replayed");
  });

  it("refuses a message under another number", () => {
    const sealed = joiner.seal("1");
    expect(host.open({ ...sealed, n: 2 })).toBe("forged");
    expect(host.open(sealed)).toEqual({ message: "1" });
  });

  it("refuses its own message sent back", () => {
    expect(joiner.open(joiner.seal("1"))).toBe("forged");
  });

  it("refuses a changed message, and one without sense", () => {
    const sealed = joiner.seal("message");
    const bytes = sodium.from_base64(sealed.box, base64);
    bytes[3]! ^= 1;
    expect(host.open({ n: 1, box: sodium.to_base64(bytes, base64) })).toBe("forged");
    expect(host.open({ n: 1, box: "A" })).toBe("forged");
  });

  it("is bound to both ids, so a relay cannot pass one client's message off as another's", () => {
    const [j, h] = [sodium.crypto_kx_keypair(), sodium.crypto_kx_keypair()];
    const sender = openChannel(sodium, "joiner", { id: "j1", ...j }, { id: "h", publicKey: h.publicKey }, ISK);
    const receiver = openChannel(sodium, "host", { id: "h", ...h }, { id: "j2", publicKey: j.publicKey }, ISK);
    expect(receiver.open(sender.seal("1"))).toBe("forged");
  });

  it("is another one in each run of the same two, so that no number is used twice under a key", () => {
    const [j, h] = [sodium.crypto_kx_keypair(), sodium.crypto_kx_keypair()];
    const run = (isk: Uint8Array) => ({
      sender: openChannel(sodium, "joiner", { id: "j", ...j }, { id: "h", publicKey: h.publicKey }, isk),
      receiver: openChannel(sodium, "host", { id: "h", ...h }, { id: "j", publicKey: j.publicKey }, isk),
    });
    const [one, two] = [run(sodium.randombytes_buf(64)), run(sodium.randombytes_buf(64))];
    const sealed = one.sender.seal("1");
    expect(two.sender.seal("1").box).not.toBe(sealed.box);
    expect(two.receiver.open(sealed)).toBe("forged");
    expect(one.receiver.open(sealed)).toEqual({ message: "1" });
  });

  it("is of no use after a wipe, also for somebody who seals with the zeros that are left of the key", () => {
    const sealed = joiner.seal("1");
    host.wipe();
    joiner.wipe();
    expect(host.open(sealed)).toBe("forged");
    expect(() => joiner.seal("2")).toThrow("closed");
  });
});
