import { phaseOf } from "../../src/room/both/keeping.ts";
import type { Kind, Phase, SignedStatement } from "../../src/room/wire/statement.ts";
import { statement } from "../fakes/forge.ts";
import { alerts, gather, together } from "../fakes/scene.ts";
import { type Browser, World } from "../fakes/world.ts";

export type Three = readonly [host: Browser, ann: Browser, bob: Browser];

/** A host and two others in a room in which keeping may be asked for. */
export async function room(): Promise<{ readonly world: World; readonly three: Three }> {
  const world = new World();
  const three = (await gather(world, 2)) as [Browser, Browser, Browser];
  await three[0].send({ type: "setPolicy", change: { keep: true } });
  await world.pass(5_000);
  return { world, three };
}

export const keep = (who: Browser, on = true, what: Kind = "rec"): Promise<void> =>
  who.send({ type: "keep", what, on });

export const say = (who: Browser, to: Browser, yes: boolean, what: Kind = "rec"): Promise<void> =>
  who.send({ type: "answer", to: to.self, what, yes });

/** What each of these sees that `who` does. */
export const seenBy = (browsers: readonly Browser[], who: Browser, what: Kind = "rec"): Phase[] =>
  browsers.map((browser) => phaseOf(together(browser), who.self, what));

export const accused = (browser: Browser): boolean => alerts(browser).includes("keptWithoutYes");

/** The second of the three records, with everybody's yes. */
export async function record(world: World, [host, ann, bob]: Three): Promise<void> {
  await keep(ann);
  await say(host, ann, true);
  await say(bob, ann, true);
  await world.pass(3_000);
  if (seenBy([host, ann, bob], ann).join() !== "on,on,on") throw new Error("it does not run");
}

/** The statement of an app that says "on" of itself, whatever its machine says. */
export function lie(who: Browser): SignedStatement {
  const { statement: said } = who.secrets.declare({ rec: "on", live: "off" })!;
  return statement(who, said);
}
