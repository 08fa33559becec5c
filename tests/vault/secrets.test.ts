import type { HostOutcome, JoinOutcome } from "../../src/room/model/outcome.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { type HandshakeFrame, parseHandshakeFrame } from "../../src/handshake/frames.ts";
import { MOST_HANDOVERS } from "../../src/room/wire/roster.ts";
import { makeSafe } from "../../src/vault/safe.ts";
import { makeSecrets, type Secrets } from "../../src/vault/secrets.ts";
import { KEY } from "../fakes/page.ts";
import { quickSodium } from "../fakes/sodium.ts";

const WORDS = ["jose", "sintniklaas", "fiets"] as const;
const SEAT = { admission: "in", language: "nl" } as const;

const safe = makeSafe(quickSodium);

let now = 0;
let host: Secrets;
let address: string;

const vault = () => makeSecrets(quickSodium, () => now);

function joiner(password = "appelboom"): Secrets {
  const secrets = vault();
  secrets.address(WORDS, "test");
  secrets.password(password);
  return secrets;
}

const replyOf = (outcome: HostOutcome | JoinOutcome): HandshakeFrame => {
  if (!("reply" in outcome) || !outcome.reply) throw new Error(`no reply: ${outcome.is}`);
  return outcome.reply;
};

/** A visitor up to the proof, which is returned unsent. */
function knockToProof(id: string, secrets: Secrets): HandshakeFrame {
  secrets.joinReceive(replyOf(host.hostReceive(id, secrets.knock(id), SEAT)));
  return replyOf(secrets.prove());
}

const guess = (id: string, password: string) => host.hostReceive(id, knockToProof(id, joiner(password)), SEAT).is;

beforeEach(() => {
  now = 0;
  host = vault();
  address = host.address(WORDS, "test");
  host.password("appelboom");
});

describe("the vault of a host", () => {
  it("lets the right password in, and seals both ways", () => {
    const client = joiner();
    const proved = host.hostReceive("j1", knockToProof("j1", client), SEAT);
    expect(proved.is).toBe("proved");
    const welcomed = client.joinReceive(replyOf(proved));
    expect(welcomed).toMatchObject({ is: "welcomed", language: "nl" });
    expect(welcomed).toMatchObject({ safety: (proved as { safety: unknown }).safety });
    expect(client.open(address, host.seal("j1", "dag")!)).toEqual({ message: "dag" });
    expect(host.open("j1", client.seal(address, "hallo")!)).toEqual({ message: "hallo" });
  });

  it("has room in a frame for as many handovers as there can be, with the longest of numbers", () => {
    const policy = { people: 6, ask: false, keep: true, promise: true };
    const { roster } = host.issue({ self: { id: address, name: "" }, others: [], policy });
    const kept = safe.unlock(KEY, host.keepsake(KEY, ""))!;
    const longest = { epoch: Number.MAX_SAFE_INTEGER, to: roster.members[0]!.sign, signature: "A".repeat(86) };
    kept.known.handovers = Array.from({ length: MOST_HANDOVERS }, () => longest);
    kept.known.newest!.roster.epoch = longest.epoch;
    host.recall(KEY, safe.lock(KEY, kept));
    const client = joiner();
    const welcome = replyOf(host.hostReceive("j1", knockToProof("j1", client), SEAT));
    expect(parseHandshakeFrame(welcome)).toEqual(welcome);
    expect(client.joinReceive(welcome)).toMatchObject({ is: "welcomed" });
  });

  it("has somebody wait, with a channel to be spoken to and keys to be known by", () => {
    const client = joiner();
    const proved = host.hostReceive("j1", knockToProof("j1", client), { ...SEAT, admission: "wait" });
    expect(proved).toMatchObject({ is: "proved", admission: "wait", keys: { sign: expect.any(String) } });
    expect(client.joinReceive(replyOf(proved))).toMatchObject({ is: "welcomed", admission: "wait" });
    expect(client.open(address, host.seal("j1", "even geduld")!)).toEqual({ message: "even geduld" });
  });

  it("answers a wrong password with nothing but a refusal, and makes the next one wait", () => {
    const wrong = host.hostReceive("j1", knockToProof("j1", joiner("appelbom")), SEAT);
    expect(wrong).toEqual({ is: "wrongGuess", reply: { t: "refused" } });
    expect(host.hostReceive("j2", joiner().knock("j2"), SEAT)).toEqual({ is: "hold", ms: 2_000 });
    now = 2_000;
    expect(guess("j2", "appelboom")).toBe("proved");
  });

  it("compares no second tag of runs that were opened side by side before the pause is over, not even a right one", () => {
    const proofs = ["a", "b", "c"].map((id) => [id, knockToProof(id, joiner(`wrong${id}`))] as const);
    const right = knockToProof("d", joiner());
    expect(proofs.map(([id, proof]) => host.hostReceive(id, proof, SEAT).is)).toEqual(["wrongGuess", "hold", "hold"]);
    expect(host.hostReceive("d", right, SEAT)).toEqual({ is: "hold", ms: 2_000 });
    now = 2_000;
    expect(host.hostReceive("d", right, SEAT).is).toBe("proved");
  });

  it("asks after five wrong ones, and gives exactly one try for each yes, to exactly that visitor", () => {
    for (let tries = 0; tries < 5; tries++) {
      expect(guess(`j${tries}`, "fout1")).toBe("wrongGuess");
      now += 2_000 * 2 ** tries;
    }
    expect(host.hostReceive("k", joiner().knock("k"), SEAT)).toEqual({ is: "ask" });
    host.allowGuess("k");
    const client = joiner();
    const proof = knockToProof("k", client);
    // A stranger cannot use up what was given to the visitor.
    expect(host.hostReceive("stranger", joiner().knock("stranger"), SEAT)).toEqual({ is: "ask" });
    expect(host.hostReceive("k", proof, SEAT).is).toBe("proved");
    expect(host.hostReceive("k", joiner().knock("k"), SEAT)).toEqual({ is: "ask" });
  });

  it("a second run of the same two pages has keys of its own", () => {
    const client = joiner();
    const first = host.hostReceive("j1", knockToProof("j1", client), SEAT);
    client.joinReceive(replyOf(first));
    const [early, told] = [host.seal("j1", "offer")!, client.seal(address, "answer")!];
    // A relay forges a refusal, and the person types the right password once more.
    const second = host.hostReceive("j1", knockToProof("j1", client), SEAT);
    expect(client.joinReceive(replyOf(second)).is).toBe("welcomed");
    expect(client.open(address, early)).toBe("forged");
    expect(host.open("j1", told)).toBe("forged");
    expect(host.seal("j1", "offer")!.box).not.toBe(early.box);
  });

  it("takes the frames of one visitor for nobody else's", () => {
    const client = joiner();
    const proof = knockToProof("j1", client);
    expect(host.hostReceive("j2", proof, SEAT)).toEqual({ is: "ignored" });
    expect(host.hostReceive("j1", proof, SEAT).is).toBe("proved");
  });

  it("two clients whose frames a relay swaps both fail", () => {
    const [one, two] = [joiner(), joiner()];
    one.joinReceive(replyOf(host.hostReceive("j1", one.knock("j1"), SEAT)));
    two.joinReceive(replyOf(host.hostReceive("j2", two.knock("j2"), SEAT)));
    const [ofOne, ofTwo] = [replyOf(one.prove()), replyOf(two.prove())] as Extract<HandshakeFrame, { t: "proof" }>[];
    expect(host.hostReceive("j1", ofTwo!, SEAT).is).toBe("late");
    // Nor where the relay changes the run that each names.
    expect(host.hostReceive("j1", { ...ofTwo!, nonce: ofOne!.nonce }, SEAT).is).toBe("wrongGuess");
    now = 2_000;
    expect(host.hostReceive("j2", { ...ofOne!, nonce: ofTwo!.nonce }, SEAT).is).toBe("wrongGuess");
  });

  it("goes by its own clock where the host before had one that runs ahead", () => {
    const policy = { people: 6, ask: false, keep: true, promise: true };
    const client = joiner();
    const proved = host.hostReceive("j1", knockToProof("j1", client), SEAT);
    if (proved.is !== "proved") throw new Error(proved.is);
    client.joinReceive(proved.reply);
    const other = { id: "j1", name: "", ...proved.keys };
    client.accept(host.issue({ self: { id: address, name: "" }, others: [other], policy }), "j1");
    const { handover } = host.handOver(proved.keys.sign);
    const ahead = [1, 2, 3, 4, 5].map((hour) => hour * 3_600_000);
    expect(client.inherit({ handover, guesses: ahead })).toBe(true);
    host = client;
    expect(host.hostReceive("k", joiner().knock("k"), SEAT)).toEqual({ is: "ask" });
    now = 600_000;
    expect(host.hostReceive("k", joiner().knock("k"), SEAT).is).toBe("greet");
  });

  it("answers a knock that comes twice with the same hello, so that either of the two will do", () => {
    const client = joiner();
    const knock = client.knock("j1");
    expect(client.knock("j1")).toEqual(knock);
    const first = replyOf(host.hostReceive("j1", knock, SEAT));
    expect(host.hostReceive("j1", knock, SEAT)).toEqual({ is: "greet", reply: first });
    client.joinReceive(first);
    expect(host.hostReceive("j1", replyOf(client.prove()), SEAT).is).toBe("proved");
    // The next run is another one, for both.
    expect(client.knock("j1")).not.toEqual(knock);
  });

  it("begins anew with another knock, and where there is a door now", () => {
    const knock = joiner().knock("j1");
    const hello = replyOf(host.hostReceive("j1", knock, SEAT));
    const behindDoor = replyOf(host.hostReceive("j1", knock, { ...SEAT, admission: "wait" }));
    const another = replyOf(host.hostReceive("j1", joiner().knock("j1"), SEAT));
    expect(new Set([hello, behindDoor, another].map((frame) => JSON.stringify(frame))).size).toBe(3);
  });

  it("takes a proof once, and drops a visitor who sends something else", () => {
    const client = joiner();
    const proof = knockToProof("j1", client);
    expect(host.hostReceive("j1", proof, SEAT).is).toBe("proved");
    expect(host.hostReceive("j1", proof, SEAT)).toEqual({ is: "ignored" });
    const other = joiner();
    host.hostReceive("j3", other.knock("j3"), SEAT);
    expect(host.hostReceive("j3", { t: "refused" }, SEAT)).toEqual({ is: "broken" });
    expect(host.hostReceive("j3", proof, SEAT)).toEqual({ is: "ignored" });
  });

  it("opens what came sealed behind a right proof, and nothing that came before it or behind a wrong one", () => {
    const client = joiner();
    expect(client.seal(address, "too early")).toBeUndefined();
    const proof = knockToProof("j1", client);
    const offer = client.seal(address, "offer")!;
    expect(host.open("j1", offer)).toBe("stranger");
    host.hostReceive("j1", proof, SEAT);
    expect(host.open("j1", offer)).toEqual({ message: "offer" });
    const guesser = joiner("fout1");
    host.hostReceive("j2", knockToProof("j2", guesser), SEAT);
    expect(host.open("j2", guesser.seal(address, "offer")!)).toBe("stranger");
  });

  it("takes no proof of the password that was, and no guess is counted for it", () => {
    const client = joiner();
    const knock = client.knock("j1");
    client.joinReceive(replyOf(host.hostReceive("j1", knock, SEAT)));
    const late = replyOf(client.prove());
    expect(host.password("nieuwwoord")).toBe(true);
    expect(host.password("nieuwwoord")).toBe(false);
    expect(host.hostReceive("j1", late, SEAT)).toEqual({ is: "ignored" });
    // Nor where the next run has begun, which the client hears of once more.
    const next = replyOf(host.hostReceive("j1", knock, SEAT));
    expect(host.hostReceive("j1", late, SEAT)).toEqual({ is: "late", reply: next });
    expect(guess("j2", "nieuwwoord")).toBe("proved");
  });

  it("still counts, after a reload, the wrong guesses from before it", () => {
    for (let tries = 0; tries < 5; tries++) {
      expect(guess(`j${tries}`, "fout1")).toBe("wrongGuess");
      now += 2_000 * 2 ** tries;
    }
    const kept = host.keepsake(KEY, "");
    host = vault();
    host.recall(KEY, kept);
    expect(host.hostReceive("k", joiner().knock("k"), SEAT)).toEqual({ is: "ask" });
  });

  it("changes the password for whoever comes next", () => {
    host.password("nieuwwoord");
    expect(guess("j1", "appelboom")).toBe("wrongGuess");
    now += 2_000;
    expect(guess("j2", "nieuwwoord")).toBe("proved");
  });

  it("says whether a password is needed, and whether there is a door", () => {
    const told = (id: string, admission: "in" | "wait") => {
      const client = joiner();
      return client.joinReceive(replyOf(host.hostReceive(id, client.knock(id), { ...SEAT, admission })));
    };
    expect(told("j1", "in")).toEqual({ is: "asked", passwordNeeded: true, door: false });
    host.password("");
    expect(told("j2", "wait")).toEqual({ is: "asked", passwordNeeded: false, door: true });
  });

  it("forgets everything on a wipe", () => {
    host.hostReceive("j1", knockToProof("j1", joiner()), SEAT);
    host.wipe();
    expect(host.seal("j1", "x")).toBeUndefined();
    expect(host.hostReceive("j2", joiner().knock("j2"), SEAT)).toEqual({ is: "ignored" });
    expect(() => host.password("x")).toThrow();
  });
});

describe("the vault of a joiner", () => {
  it("says no more than broken to a frame out of order or one that only the joiner sends", () => {
    const client = joiner();
    const knock = client.knock("j1");
    expect(client.joinReceive({ t: "refused" })).toEqual({ is: "ignored" });
    client.joinReceive(replyOf(host.hostReceive("j1", knock, SEAT)));
    expect(client.joinReceive(knock)).toEqual({ is: "broken" });
  });

  it("begins anew with a newer hello, also behind its proof, and not with the same one again", () => {
    const client = joiner();
    const knock = client.knock("j1");
    const old = replyOf(host.hostReceive("j1", knock, SEAT));
    expect(client.joinReceive(old).is).toBe("asked");
    host.password("nieuwwoord");
    expect(client.joinReceive(replyOf(host.hostReceive("j1", knock, SEAT))).is).toBe("asked");
    client.password("nieuwwoord");
    const proof = replyOf(client.prove());
    expect(client.prove()).toEqual({ is: "ignored" });
    // The answer to a knock that came twice.
    expect(client.joinReceive(replyOf(host.hostReceive("j1", knock, SEAT)))).toEqual({ is: "ignored" });
    host.password("weer een ander");
    expect(client.joinReceive(replyOf(host.hostReceive("j1", knock, SEAT))).is).toBe("asked");
    expect(client.seal(address, "offer")).toBeUndefined();
    expect(host.hostReceive("j1", proof, SEAT).is).toBe("late");
    client.password("weer een ander");
    expect(host.hostReceive("j1", replyOf(client.prove()), SEAT).is).toBe("proved");
  });

  it("hears that nothing was judged, and knocks anew", () => {
    const client = joiner();
    expect(client.joinReceive({ t: "again" })).toEqual({ is: "ignored" });
    knockToProof("j1", client);
    expect(client.joinReceive({ t: "again" })).toEqual({ is: "again" });
    expect(host.hostReceive("j1", knockToProof("j1", client), SEAT).is).toBe("proved");
  });

  it("opens nothing of the host's before the welcome", () => {
    const client = joiner();
    const proved = host.hostReceive("j1", knockToProof("j1", client), SEAT);
    const answer = host.seal("j1", "answer")!;
    expect(client.open(address, answer)).toBe("stranger");
    client.joinReceive(replyOf(proved));
    expect(client.open(address, answer)).toEqual({ message: "answer" });
  });

  it("seals nothing for the host any more once it was refused", () => {
    const client = joiner("fout1");
    const refused = host.hostReceive("j1", knockToProof("j1", client), SEAT);
    expect(client.seal(address, "offer")).toBeDefined();
    expect(client.joinReceive(replyOf(refused))).toEqual({ is: "refused" });
    expect(client.seal(address, "offer")).toBeUndefined();
    expect(client.prove()).toEqual({ is: "ignored" });
  });

  it("does not believe a welcome whose sealed part was exchanged", () => {
    const client = joiner();
    const proved = host.hostReceive("j1", knockToProof("j1", client), SEAT);
    const welcome = replyOf(proved) as Extract<HandshakeFrame, { t: "welcome" }>;
    expect(client.joinReceive({ ...welcome, sealed: host.seal("j1", "{}")! })).toEqual({ is: "broken" });
  });
});

describe("what a vault leaves for the page's next load", () => {
  const KEEPSAKE_KEY = `${"B".repeat(42)}A`;

  it("is the same person, in the same room, without the words or the password", () => {
    const kept = host.keepsake(KEEPSAKE_KEY, "for the page");
    const next = vault();
    expect(next.unseal(KEEPSAKE_KEY, kept)).toEqual({ address, open: false, aside: "for the page" });
    expect(() => next.knock("j")).toThrow();
    expect(next.recall(KEEPSAKE_KEY, kept)).toBe(address);
    const client = joiner();
    const proved = next.hostReceive("j1", client.knock("j1"), SEAT);
    client.joinReceive(replyOf(proved));
    expect(next.hostReceive("j1", replyOf(client.prove()), SEAT).is).toBe("proved");
    expect(next.password("appelboom")).toBe(false);
    expect(next.password("nieuwwoord")).toBe(true);
    const inside = JSON.stringify(safe.unlock(KEEPSAKE_KEY, kept));
    for (const typed of [...WORDS, "appelboom"]) expect(inside).not.toContain(typed);
  });

  it("is an open room's where there is no password", () => {
    host.password("");
    const next = vault();
    const kept = host.keepsake(KEY, "");
    expect(next.unseal(KEY, kept)).toMatchObject({ open: true });
    next.recall(KEY, kept);
    const client = joiner("");
    expect(client.joinReceive(replyOf(next.hostReceive("j1", client.knock("j1"), SEAT)))).toMatchObject({
      is: "asked",
      passwordNeeded: false,
    });
  });

  it("is closed to another key, to a changed text and to none, and nothing has changed then", () => {
    const kept = host.keepsake(KEEPSAKE_KEY, "");
    const changed = `${kept.startsWith("A") ? "B" : "A"}${kept.slice(1)}`;
    const next = vault();
    next.address(WORDS, "test");
    next.password("appelboom");
    for (const [key, sealed] of [
      [KEY, kept],
      [KEEPSAKE_KEY, changed],
      [KEEPSAKE_KEY, ""],
      ["short", kept],
      [KEEPSAKE_KEY, "{}"],
    ] as const) {
      expect(next.unseal(key, sealed)).toBeUndefined();
      expect(() => next.recall(key, sealed)).toThrow();
    }
    expect(next.password("appelboom")).toBe(false);
  });

  it("is never the same twice, so that nobody sees whether anything has changed", () => {
    expect(host.keepsake(KEY, "")).not.toBe(host.keepsake(KEY, ""));
  });

  it("is nothing before there are words", () => {
    expect(() => vault().keepsake(KEY, "")).toThrow("no words");
  });
});
