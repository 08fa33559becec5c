import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Room } from "../../src/call/createRoom.ts";
import { makePipe } from "../../src/peer/pipe.ts";
import { createIdentity, type Identities } from "../../src/identity/createIdentity.ts";
import type { State } from "../../src/room/model/state.ts";
import type { Site } from "../../src/site/siteConfig.ts";
import { type FakeChannel, openChannels } from "../files/channels.ts";

const ISSUER = "https://login.example.org";
const PROVIDER = { name: "Itsme", issuer: ISSUER, client: "driewoord" };
const HOST = "the-address";

/** A provider that signs for whoever comes, as `name`. */
class FakeProvider {
  /** How often it says what it is, before it answers nothing any more. */
  lasts = Infinity;
  name = "Maria Peeters";
  readonly #keys = generateKeyPair("ES256");
  readonly #codes = new Map<string, URLSearchParams>();

  readonly fetch = async (given: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { pathname } = new URL(given instanceof Request ? given.url : given);
    if (pathname === "/.well-known/openid-configuration") {
      if (this.lasts === 0) throw new TypeError("Failed to fetch");
      this.lasts -= 1;
      const [authorization_endpoint, token_endpoint, jwks_uri] = ["authorize", "token", "keys"].map(
        (end) => `${ISSUER}/${end}`,
      );
      const id_token_signing_alg_values_supported = ["ES256"];
      return Response.json({
        issuer: ISSUER,
        authorization_endpoint,
        token_endpoint,
        jwks_uri,
        id_token_signing_alg_values_supported,
      });
    }
    if (pathname === "/keys") {
      return Response.json({ keys: [{ ...(await exportJWK((await this.#keys).publicKey)), alg: "ES256" }] });
    }
    const asked = new URLSearchParams(init?.body as URLSearchParams);
    const granted = this.#codes.get(asked.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(asked.get("code_verifier") ?? "")
      .digest("base64url");
    if (granted?.get("code_challenge") !== challenge) return Response.json({ error: "invalid_grant" }, { status: 400 });
    return Response.json({
      access_token: "a",
      token_type: "bearer",
      id_token: await this.#token(granted.get("nonce")!),
    });
  };

  async #token(nonce: string): Promise<string> {
    return new SignJWT({ nonce, name: this.name, auth_time: Math.floor(Date.now() / 1_000) })
      .setProtectedHeader({ alg: "ES256" })
      .setIssuer(ISSUER)
      .setAudience(PROVIDER.client)
      .setSubject("7")
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign((await this.#keys).privateKey);
  }

  /** What the provider sends the other tab back with once somebody has signed in at `url`. */
  signIn(url: string): string {
    const asked = new URL(url).searchParams;
    const code = crypto.randomUUID();
    this.#codes.set(code, asked);
    return `?${new URLSearchParams({ code, state: asked.get("state")!, iss: ISSUER })}`;
  }
}

interface Side {
  readonly identities: Identities;
  /** The ends of channels that were opened here. */
  readonly opened: FakeChannel[];
  /** The other person is gone. */
  leave(): void;
  /** Somebody else has the host's place. */
  inherit(): void;
}

const disposers: (() => void)[] = [];

/** One page of a call between the host and `guest`, whose channels lead to `far`. */
function side(self: string, other: string, keys: Readonly<Record<string, string>>, far?: () => Side): Side {
  const members = [HOST, self === HOST ? other : self].map((id) => ({ id, sign: keys[id], seal: "", name: "" }));
  const together = {
    at: "inCall",
    address: HOST,
    self,
    people: [{ id: other }],
    call: { signed: { roster: { session: "c2Vzc2lvbg", members } } },
  };
  const [state, setState] = createSignal(together as unknown as State);
  const opened: FakeChannel[] = [];
  const room = {
    state,
    openChannel: () => {
      const { here, there } = openChannels();
      opened.push(here);
      far?.().identities.incoming(self, makePipe(there.asChannel));
      return makePipe(here.asChannel);
    },
  } as unknown as Room;
  const identities = createRoot((dispose) => {
    disposers.push(dispose);
    return createIdentity(room, () => Promise.resolve({ provider: PROVIDER } as unknown as Site));
  });
  return {
    identities,
    opened,
    leave: () => setState({ ...together, people: [] } as unknown as State),
    inherit() {
      const others = members.map((member) => (member.id === HOST ? { ...member, sign: "aGVpcg" } : member));
      const call = { signed: { roster: { session: "c2Vzc2lvbg", members: others } } };
      setState({ ...together, call } as unknown as State);
    },
  };
}

let provider: FakeProvider;
let host: Side;
let guest: Side;
let tab: BroadcastChannel;

beforeEach(async () => {
  provider = new FakeProvider();
  vi.stubGlobal("fetch", provider.fetch);
  vi.stubGlobal("location", { href: "https://bellen.example/#join" });
  vi.stubGlobal("document", { documentElement: { lang: "nl" } });
  tab = new BroadcastChannel("driewoord/signed-in");
  const keys = { [HOST]: "aG9zdA", ann: "YW5u" };
  host = side(HOST, "ann", keys, () => guest);
  guest = side("ann", HOST, keys, () => host);
  await vi.waitFor(() => expect(host.identities.provider()).toBeDefined());
});
afterEach(() => {
  tab.close();
  for (const dispose of disposers.splice(0)) dispose();
  vi.unstubAllGlobals();
});

const answer = (is: string) => vi.waitFor(() => expect(host.identities.answer("ann")?.is).toBe(is));
const step = (is: string, { identities } = guest) => vi.waitFor(() => expect(identities.question()?.step).toBe(is));

async function ready(asked: Side = guest): Promise<string> {
  await step("ready", asked);
  return asked.identities.question()!.url!;
}

describe("somebody who is asked to sign in", () => {
  it("is known to the host by the name that the provider signs, and told so", async () => {
    host.identities.ask("ann");
    await answer("asked");
    const url = new URL(await ready());
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: "driewoord",
      redirect_uri: "https://bellen.example/signed-in.html",
      prompt: "login",
      ui_locales: "nl",
    });
    tab.postMessage(provider.signIn(url.href));
    await step("known");
    await answer("known");
    expect(host.identities.answer("ann")).toEqual({ is: "known", identity: { name: "Maria Peeters" } });
    guest.identities.close();
    expect(guest.identities.question()).toBeUndefined();
  });

  it("may refuse, and be asked again", async () => {
    host.identities.ask("ann");
    await ready();
    guest.identities.close();
    await answer("refused");
    host.identities.ask("ann");
    tab.postMessage(provider.signIn(await ready()));
    await answer("known");
  });

  it("is told where they did not go through with it, and so is the host", async () => {
    host.identities.ask("ann");
    const state = new URL(await ready()).searchParams.get("state")!;
    tab.postMessage(`?${new URLSearchParams({ error: "access_denied", state, iss: ISSUER })}`);
    await step("failed");
    await answer("refused");
  });

  it("is asked no more once the host thinks better of it, and may be asked again", async () => {
    host.identities.ask("ann");
    await ready();
    host.identities.callOff("ann");
    expect(host.identities.answer("ann")).toBeUndefined();
    await step("withdrawn");
    host.identities.ask("ann");
    await ready();
  });

  it("is told that it is not certain whether they were known, where the host went away with what they showed", async () => {
    const { here, there } = openChannels();
    guest.identities.incoming(HOST, makePipe(there.asChannel));
    here.send(JSON.stringify({ type: "ask", challenge: "A".repeat(43) }));
    here.onmessage = () => here.close();
    tab.postMessage(provider.signIn(await ready()));
    await step("unsure");
  });

  it("reads no longer who has seen it once somebody else is the host", async () => {
    host.identities.ask("ann");
    tab.postMessage(provider.signIn(await ready()));
    await step("known");
    guest.inherit();
    await vi.waitFor(() => expect(guest.identities.question()).toBeUndefined());
  });

  it("is another answer each time, so that each is told", async () => {
    host.identities.ask("ann");
    await ready();
    guest.identities.close();
    await answer("refused");
    const before = host.identities.answer("ann");
    host.identities.ask("ann");
    await ready();
    guest.identities.close();
    await vi.waitFor(() => expect(host.identities.answer("ann")?.is).toBe("refused"));
    expect(host.identities.answer("ann")).not.toBe(before);
  });

  it("is asked at a pace", async () => {
    for (let times = 0; times < 4; times += 1) {
      host.identities.ask("ann");
      await ready();
      guest.identities.close();
      await answer("refused");
    }
    host.identities.ask("ann");
    await answer("refused");
    expect(guest.identities.question()).toBeUndefined();
  });

  it("is asked once at a time", async () => {
    host.identities.ask("ann");
    await ready();
    host.identities.ask("ann");
    expect(host.opened).toHaveLength(1);
  });

  it("is not asked any more once the host has left", async () => {
    host.identities.ask("ann");
    await ready();
    guest.leave();
    await vi.waitFor(() => expect(guest.identities.question()).toBeUndefined());
    await answer("refused");
  });

  it("is asked by nobody but the host", async () => {
    guest.identities.ask(HOST);
    await vi.waitFor(() => expect(guest.identities.answer(HOST)?.is).toBe("refused"));
    expect(host.identities.question()).toBeUndefined();
  });

  it("takes no notice of what another tab has signed in for", async () => {
    host.identities.ask("ann");
    const url = await ready();
    tab.postMessage(`?${new URLSearchParams({ code: "c", state: "another", iss: ISSUER })}`);
    tab.postMessage(42);
    tab.postMessage(provider.signIn(url));
    await step("known");
  });
});

describe("where the provider does not answer", () => {
  it("the host is told, and nobody is asked", async () => {
    provider.lasts = 0;
    host.identities.ask("ann");
    await answer("unreachable");
    expect(guest.identities.question()).toBeUndefined();
  });

  it("whoever is asked is told", async () => {
    provider.lasts = 1;
    host.identities.ask("ann");
    await step("unreachable");
    await answer("refused");
  });
});

describe("an attacker in the call", () => {
  it("cannot pass on what somebody else showed in another call", async () => {
    // Mallory is ann to the host, and the host of a call of her own with Maria.
    const keys = { [HOST]: "bWFsbG9yeQ", maria: "bWFyaWE" };
    const maria = side("maria", HOST, keys);
    const { here, there } = openChannels();
    const fromHost: string[] = [];
    guest.identities.incoming = (_, pipe) => void pipe.read().then((text) => fromHost.push(text as string));
    host.identities.ask("ann");
    await vi.waitFor(() => expect(fromHost).toHaveLength(1));

    const shown: string[] = [];
    here.onmessage = ({ data }) => shown.push(data as string);
    maria.identities.incoming(HOST, makePipe(there.asChannel));
    here.send(fromHost[0]!);
    tab.postMessage(provider.signIn(await ready(maria)));
    await vi.waitFor(() => expect(shown).toHaveLength(1));
    expect(JSON.parse(shown[0]!)).toMatchObject({ type: "token" });

    host.opened[0]!.other.send(shown[0]!);
    await answer("doubtful");
  });

  it("cannot show what they made up", async () => {
    guest.identities.incoming = (_, pipe) =>
      void pipe.read().then(() => pipe.send(JSON.stringify({ type: "token", token: "e30.e30.e30" })));
    host.identities.ask("ann");
    await answer("doubtful");
  });

  it("is not known who has left before they were", async () => {
    host.identities.ask("ann");
    const url = await ready();
    host.leave();
    tab.postMessage(provider.signIn(url));
    await step("known");
    expect(host.identities.answer("ann")).toBeUndefined();
  });

  it("is forgotten with all that they showed once they are gone", async () => {
    host.identities.ask("ann");
    tab.postMessage(provider.signIn(await ready()));
    await answer("known");
    host.leave();
    await vi.waitFor(() => expect(host.identities.answer("ann")).toBeUndefined());
  });
});
