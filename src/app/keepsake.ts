import { type Accessor, createEffect, on } from "solid-js";
import * as v from "valibot";
import { Policy, SignedRoster } from "../room/roster.ts";
import type { State } from "../room/state.ts";
import { LANGUAGES } from "./languages.ts";

/**
 * What brings a reloaded page back into its call without typing. It lies in the tab's own session storage, which no other
 * tab can read and which goes with the tab, and is wiped when the call ends.
 */
const Keepsake = v.object({
  role: v.picklist(["host", "client"]),
  words: v.tuple([v.string(), v.string(), v.string()]),
  password: v.string(),
  language: v.picklist(LANGUAGES),
  name: v.string(),
  promised: v.boolean(),
  /** Whether the person wanted them on. */
  mic: v.boolean(),
  camera: v.boolean(),
  /** As the vault gave it out: `Vault.keepsake`. */
  vault: v.string(),
  policy: Policy,
  banned: v.array(v.string()),
  signed: v.optional(SignedRoster),
});
export type Keepsake = v.InferOutput<typeof Keepsake>;
export type Belongings = Pick<Keepsake, "name" | "promised" | "mic" | "camera">;

const KEY = "driewoord/call";

/** Undefined where there is none, or storage is closed to us. */
export function readKeepsake(): Keepsake | undefined {
  try {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Keepsake), sessionStorage.getItem(KEY));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

function write(keepsake: Keepsake): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(keepsake));
  } catch {
    // Without storage a reload ends the call, as it would have anyway.
  }
}

function wipe(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was written either.
  }
}

/** Keeps it up to date while there is a call to come back to. `vault` gives the vault's part. */
export function createKeepsake(
  state: Accessor<State>,
  phrase: Accessor<{ readonly words: readonly [string, string, string]; readonly password: string }>,
  belongings: Accessor<Belongings>,
  vault: () => Promise<string>,
): void {
  /** Counts up, so that what comes late is not written over what is newer, nor over nothing. */
  let turn = 0;

  async function keep(now: State): Promise<void> {
    const mine = ++turn;
    if (!returnable(now)) return now.at === "ended" ? wipe() : undefined;
    const kept = await vault().catch(() => undefined);
    if (kept === undefined || turn !== mine) return;
    const { role, language, policy, banned, signed } = now.call;
    const {
      words: [name, place, word],
      password,
    } = phrase();
    const said = { words: [name, place, word] as Keepsake["words"], password, role, language };
    write({ ...said, ...belongings(), vault: kept, policy, banned: [...banned], ...(signed ? { signed } : {}) });
  }

  createEffect(on([state, phrase, belongings], ([now]) => void keep(now), { defer: true }));
}

/** Whom the relay knows as host, and who has proved to know the password. */
function returnable(state: State): state is Extract<State, { call: unknown }> {
  if (!("call" in state) || state.at === "deriving") return false;
  return state.call.role === "host" || state.at === "knocking" || "people" in state;
}
