import * as v from "valibot";
import { randomId } from "../site/randomId.ts";

/** The channel between the tabs of this browser. */
const CHANNEL = "driewoord/call";
/** ms after which the tab that has the call is taken for stuck, and so where it was told that it has it no more. */
const PATIENCE = 3_000;
const LAST_PATIENCE = 1_000;

/** Which call: by the person's seat in it, or by the address that the person hosts. */
const Wanted = v.union([v.object({ seat: v.string() }), v.object({ address: v.string() })]);
export type Wanted = v.InferOutput<typeof Wanted>;

/** What another tab needs to take a call over: its keepsake, and the key. */
const Carried = v.object({ text: v.string(), key: v.string() });
export type Carried = v.InferOutput<typeof Carried>;

const Asking = v.object({ is: v.literal("asking"), wanted: Wanted, id: v.string() });
const Given = v.object({ is: v.literal("given"), carried: Carried, id: v.string() });
const Over = v.object({ is: v.literal("over"), seat: v.string() });

/** Undefined where the browser denies this site its storage. */
function tabsChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return undefined;
  }
}

/** Asks the tab that is in the call for it, which stays in it until it is taken over; undefined where no tab answers. */
export async function askForCall(wanted: Wanted): Promise<Carried | undefined> {
  const channel = tabsChannel();
  if (!channel) return undefined;
  const asking = { is: "asking", wanted, id: randomId() } as const;
  return new Promise((resolve) => {
    const stop = (carried?: Carried) => {
      clearTimeout(timer);
      channel.close();
      resolve(carried);
    };
    const timer = setTimeout(stop, PATIENCE);
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const given = v.safeParse(Given, data);
      if (given.success && given.output.id === asking.id) stop(given.output.carried);
    });
    channel.postMessage(asking);
  });
}

/**
 * Resolves when the tab that had this seat says that it is out of the call, or is taken for stuck. Its camera is free then:
 * one that is opened in the moment in which another tab closes it may give no picture (Chromium).
 */
export async function whenOver(seat: string): Promise<void> {
  const channel = tabsChannel();
  if (!channel) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LAST_PATIENCE);
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const over = v.safeParse(Over, data);
      if (!over.success || over.output.seat !== seat) return;
      clearTimeout(timer);
      resolve();
    });
  });
  channel.close();
}

/** The side of the tab that has a call. */
export interface Carrier {
  /** Tells the tab that has taken over the call of this seat that this one is out of it. */
  over(seat: string): void;
  close(): void;
}

/** Answers another tab that asks for a call. `give` resolves with undefined where this tab is not in that call. */
export function makeCarrier(give: (wanted: Wanted) => Promise<Carried | undefined>): Carrier {
  let channel = tabsChannel();
  const say = (message: v.InferOutput<typeof Given> | v.InferOutput<typeof Over>) => channel?.postMessage(message);
  channel?.addEventListener("message", async ({ data }: MessageEvent<unknown>) => {
    const asking = v.safeParse(Asking, data);
    if (!asking.success) return;
    const { wanted, id } = asking.output;
    const carried = await give(wanted);
    if (carried) say({ is: "given", carried, id });
  });
  return {
    over: (seat) => say({ is: "over", seat }),
    close() {
      channel?.close();
      channel = undefined;
    },
  };
}
