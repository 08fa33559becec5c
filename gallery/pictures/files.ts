/** What people hand to each other. */
import type { Exchange, Phase } from "../../src/files/exchange.ts";
import { aCall, aClientsCall, ADDRESS, aPerson, together } from "../fixtures/states.ts";
import { more } from "../hand.ts";
import { type Picture, picture, type Pictures, prefixed } from "../picture.ts";

const NAME = "Bartholomeus-Emmanuel";
const FILE = { name: "brief van het ziekenfonds van 14 november.png", bytes: 4_830_000, media: "image/png" } as const;
const two = together(aClientsCall(), [aPerson(ADDRESS, { name: NAME })]);
const host = together(aCall(), [aPerson("ann", { name: "Maria" })]);
const three = together(aCall(), [aPerson("ann", { name: "Maria" }), aPerson("bob", { name: NAME })]);

const exchange = (what: Partial<Exchange>): Exchange => ({
  id: "x",
  peer: ADDRESS,
  name: NAME,
  by: "them",
  wanted: false,
  card: false,
  enlarged: false,
  phase: "offered",
  file: FILE,
  moved: 1_700_000,
  drawn: false,
  saved: false,
  seen: false,
  ...what,
});
/** A file that has come in. */
export const RECEIVED = exchange({ phase: "done" });

const one = (what: Partial<Exchange>): Picture => picture({ state: two, exchanges: [exchange(what)] });

const ours = (phase: Phase): Picture => one({ by: "us", phase });
const theirs = (phase: Phase): Picture => one({ phase });
const out = {
  asked: one({ by: "us", wanted: true, phase: "asked", file: undefined }),
  telling: one({ by: "us", wanted: true, phase: "telling" }),
  offered: ours("offered"),
  moving: ours("moving"),
  done: one({ by: "us", phase: "done", drawn: true }),
  refused: ours("refused"),
  noRoom: ours("noRoom"),
  stopped: ours("stopped"),
  failed: ours("failed"),
  unreadable: ours("unreadable"),
  cut: ours("cut"),
  broken: ours("broken"),
} satisfies Record<Phase, Picture>;
const into = {
  asked: one({ wanted: true, phase: "asked", file: undefined }),
  telling: theirs("moving"),
  offered: theirs("offered"),
  moving: theirs("moving"),
  done: theirs("done"),
  refused: one({ wanted: true, phase: "refused", file: undefined }),
  noRoom: theirs("noRoom"),
  stopped: theirs("stopped"),
  failed: theirs("failed"),
  unreadable: theirs("unreadable"),
  cut: theirs("cut"),
  broken: theirs("broken"),
} satisfies Record<Phase, Picture>;

/** A card that was asked for. */
const card = { by: "us", wanted: true, card: true, phase: "asked", file: undefined } as const;

export const handed: Pictures = {
  "card-asked": one(card),
  "card-framing": picture({ state: two, exchanges: [exchange(card)], framing: "x" }),
  "card-received": one({ wanted: true, card: true, phase: "done", file: { ...FILE, look: true } }),
  "card-enlarged": one({ wanted: true, card: true, phase: "done", enlarged: true, file: { ...FILE, look: true } }),
  ...prefixed("file-out", out),
  ...prefixed("file-in", into),
  "file-program": one({ file: { name: "foto\u2026.exe", bytes: 812_000, media: "" } }),
  "more-file": picture({ state: host }, more("file")),
  "more-file-whom": picture({ state: three }, async (hand) => {
    await more("file")(hand);
    await hand.press("ask-file");
  }),
  "more-file-three": picture(
    {
      state: three,
      exchanges: [
        exchange({ phase: "done", saved: true, seen: true }),
        exchange({ id: "y", by: "us", phase: "cut", seen: true }),
      ],
    },
    more("file"),
  ),
};
