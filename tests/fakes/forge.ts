import type { FrameOf } from "../../src/handshake/frames.ts";
import { lvCat } from "../../src/handshake/transcript.ts";
import {
  type Handover,
  handoverFields,
  type Roster,
  rosterFields,
  type SignedRoster,
} from "../../src/room/wire/roster.ts";
import { type SignedStatement, type Statement, statementFields } from "../../src/room/wire/statement.ts";
import { together } from "./scene.ts";
import { sodium, utf8 } from "./sodium.ts";
import { type Keepsake, makeSafe } from "../../src/vault/safe.ts";
import { type Browser, KEY, type Kept } from "./page.ts";

/** A welcome as far as its form goes. */
export const WELCOME = {
  t: "welcome",
  tag: "",
  signature: "",
  reveal: "",
  sealed: { n: 1, box: "A" },
} as const satisfies FrameOf<"welcome">;

const base64 = sodium.base64_variants.URLSAFE_NO_PADDING;

const safe = makeSafe(sodium);

const keysOf = (browser: Browser): Keepsake["sign"] => safe.unlock(KEY, browser.secrets.keepsake(KEY, ""))!.sign;

/** The key that names this browser's person. */
export const keyOf = (browser: Browser): string => keysOf(browser).publicKey;

function sign(by: Browser, fields: readonly string[]): string {
  const privateKey = sodium.from_base64(keysOf(by).privateKey, base64);
  return sodium.to_base64(sodium.crypto_sign_detached(lvCat(...fields.map(utf8)), privateKey), base64);
}

/** The newest roster that this browser has, with a change, signed by the browser's own hand: what a dishonest app can make. */
export function roster(by: Browser, change: Partial<Roster>): SignedRoster {
  const { signed } = together(by).call;
  if (!signed) throw new Error("there is no roster yet");
  const changed = { ...signed.roster, ...change };
  return { ...signed, roster: changed, signature: sign(by, rosterFields(changed)) };
}

export function handover(by: Browser, to: string, epoch: number): Handover {
  const { session } = roster(by, {}).roster;
  return { epoch, to, signature: sign(by, handoverFields(session, { epoch, to })) };
}

export function statement(by: Browser, given: Statement): SignedStatement {
  return { statement: given, signature: sign(by, statementFields(given)) };
}

/** What a page would need to come back as `victim`, as far as somebody who was in the room has it: not the private key. */
export function stolen(thief: Kept, victim: Browser): Kept {
  const own = safe.unlock(KEY, thief.sealed)!;
  const forged = { ...own, sign: { ...own.sign, publicKey: keyOf(victim) } };
  return { ...thief, sealed: safe.lock(KEY, forged) };
}
