import type { Person } from "../../src/room/model/person.ts";
import type { Language } from "../../src/room/wire/messages.ts";
import type { State, Together } from "../../src/room/model/state.ts";
import { peopleOf } from "../../src/room/select.ts";
import type { Browser, World } from "./world.ts";

const WORDS = ["jose", "sintniklaas", "fiets"] as const;

export async function start(
  browser: Browser,
  password = "appelboom",
  language: Language = "nl",
  { ask = false, consulting = false } = {},
): Promise<void> {
  await browser.send({ type: "start", words: WORDS, password, language, ask, consulting });
  await browser.send({ type: "ready" });
}

export async function join(browser: Browser): Promise<void> {
  await browser.send({ type: "join", words: WORDS, language: "fr" });
  await browser.send({ type: "ready" });
}

export const type = (browser: Browser, password = "appelboom"): Promise<void> =>
  browser.send({ type: "password", password });

/** Up to the door of the host, or in where nobody is asked. */
export async function knock(browser: Browser, password = "appelboom"): Promise<void> {
  await join(browser);
  await type(browser, password);
}

/** A room with a host and so many others, all of whom reach one another. The host is the first. */
export async function gather(world: World, others: number, password = "appelboom"): Promise<Browser[]> {
  const host = world.browser("host");
  await start(host, password);
  const clients = Array.from({ length: others }, (_, index) => world.browser(`c${index + 1}`));
  for (const client of clients) {
    await knock(client, password);
    await admitAll(host);
    await world.pass(10);
  }
  for (const browser of [host, ...clients]) {
    for (const kind of ["extraAsks", "extraIn"] as const) await browser.send({ type: "putAway", kind });
  }
  return [host, ...clients];
}

export async function admitAll(host: Browser): Promise<void> {
  for (const { peer } of "call" in host.state ? host.state.call.door : []) await host.send({ type: "admit", peer });
}

export function together(browser: Browser): Together {
  if (!("people" in browser.state)) throw new Error(`${browser.name} is ${describeState(browser.state)}`);
  return browser.state;
}

const describeState = (state: State) => (state.at === "ended" ? `ended: ${state.reason}` : state.at);

/** Where the browser is, or why its call is over. */
export const place = (browser: Browser): string =>
  browser.state.at === "ended" ? browser.state.reason : browser.state.at;

export const person = (browser: Browser, of: Browser | string): Person | undefined =>
  together(browser).people.find(({ id }) => id === (typeof of === "string" ? of : of.self));

/** The ids of those whom this browser reaches. */
export const reached = (browser: Browser): string[] =>
  peopleOf(browser.state)
    .filter(({ link }) => link === "up")
    .map(({ id }) => id);

/** Whether these all reach one another, and nobody else. */
export function meshed(world: World, ...browsers: Browser[]): boolean {
  const ids = browsers.map(({ self }) => self);
  return browsers.every((browser) => {
    const others = ids.filter((id) => id !== browser.self).toSorted();
    const theirs = reached(browser).toSorted();
    return others.join() === theirs.join() && others.every((id) => world.linked(id, browser.self));
  });
}

/** The kinds of alerts, most urgent first. */
export const alerts = (browser: Browser): string[] =>
  "call" in browser.state ? browser.state.call.alerts.map(({ kind }) => kind) : [];

export const did = (browser: Browser, effect: string): number =>
  browser.effects.filter((done) => done.do === effect).length;

export const epoch = (browser: Browser): number | undefined =>
  "call" in browser.state ? browser.state.call.signed?.roster.epoch : undefined;
