/** The room with several people in it. */
import type { Text } from "../../src/room/model/chat.ts";
import type { Person } from "../../src/room/model/person.ts";
import type { Together } from "../../src/room/model/state.ts";
import { MOST_PEOPLE } from "../../src/room/wire/roster.ts";
import { aCall, aClientsCall, ADDRESS, aGuest, aPerson, together } from "../fixtures/states.ts";
import { more } from "../hand.ts";
import { each, type Picture, picture, type Pictures, prefixed } from "../picture.ts";

const OFF = { mic: false, camera: false } as const;
const mediaOff = {
  camera: { on: false, track: null, device: undefined },
  mic: { on: false },
} as const;

const NAMES = ["Annemie", "", "Bartholomeus-Emmanuel van den Broeck", "Ömer", "Cédric"];
const others = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => aPerson(`p${index}`, { name: NAMES[index]! }));

const places = {
  connecting: together(aCall(), [aPerson("ann", { link: "connecting", met: false })], { at: "connecting" }),
  inCall: together(aCall(), [aPerson("ann")]),
  reconnecting: together(aCall(), [aPerson("ann", { link: "shaky" })], { at: "reconnecting" }),
} satisfies Record<Together["at"], Together>;
const lapsed = together(aCall(), [aPerson("ann", { link: "due", lapsed: true })], { at: "reconnecting" });

const slow = together(aCall(), [aPerson("ann", { link: "connecting", met: false, obstacle: "noRelay" })], {
  at: "connecting",
});

const links = {
  due: aPerson("bob", { link: "due", met: false, name: "Bob" }),
  connecting: aPerson("bob", { link: "connecting", name: "Bob" }),
  up: aPerson("bob", { name: "Bob" }),
  shaky: aPerson("bob", { link: "shaky", name: "Bob" }),
} satisfies Record<Person["link"], Person>;

const states = (all: Readonly<Record<string, Together>>): Pictures =>
  Object.fromEntries(Object.entries(all).map(([name, state]) => [name, picture({ state })]));

/** The same state at a client. `state` must have one person, who becomes the host. */
const asClient = (state: Together): Together => ({
  ...state,
  call: aClientsCall(),
  self: "self",
  people: state.people.map((person) => ({ ...person, id: ADDRESS })),
});

/** Another client, whom the host has let in: two clients have no safety words with each other. */
const { safety: _, ...vouchedFor } = aPerson("bob");
const two = places.inCall;
const three = together(aCall(), others(2));
const withDoor = (people: readonly Person[], note = false): Together =>
  together(
    aCall({
      door: [aGuest({ name: "Maria", ...(note ? { note: { is: "ready", which: "moment" } as const } : {}) })],
      policy: { ...two.call.policy, ask: true },
    }),
    people,
  );

/** In consulting hours, with two who wait. */
const consulted = (): Together =>
  together(
    aCall({
      consulting: true,
      door: [aGuest({ name: "Maria" }), aGuest({ peer: "second", name: "Bartholomeus-Emmanuel van den Broeck" })],
    }),
    [aPerson("ann", { name: "Annemie" })],
  );

/** A text of Ann's, or of the person here. */
const aText = (id: string, text: string, change: Partial<Text> = {}): Text => ({
  id,
  from: "ann",
  name: "Annemie",
  text,
  at: 60_000,
  waits: [],
  ...change,
});
const ownText = (id: string, text: string, waits: readonly string[] = []): Text => {
  const { from: _, ...own } = aText(id, text, { name: "", waits });
  return own;
};

const TEXTS = [
  aText("1", "Het recept staat op https://www.example.org/recept (bladzijde 2)."),
  ownText("2", "Dank u!\nIk kijk er zo naar."),
  aText("3", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen".repeat(3)),
  ownText("4", "Een ogenblik", ["ann"]),
  ownText("5", "En morgen?", ["gone"]),
];
const written = (unread: number, texts: readonly Text[] = TEXTS) =>
  together(aCall({ chat: { texts, unread } }), [aPerson("ann", { name: "Annemie" })]);

export const calls: Pictures = {
  ...prefixed("call-host", states({ ...places, lapsed, slow })),
  ...prefixed(
    "call-client",
    states(Object.fromEntries(Object.entries({ ...places, lapsed, slow }).map(([at, state]) => [at, asClient(state)]))),
  ),
  ...prefixed(
    "link",
    states(
      Object.fromEntries(Object.entries(links).map(([link, bob]) => [link, together(aCall(), [aPerson("ann"), bob])])),
    ),
  ),
  ...prefixed(
    "people",
    Object.fromEntries(
      Array.from({ length: MOST_PEOPLE - 2 }, (_, index) => [
        String(index + 3),
        picture({ state: together(aCall(), others(index + 2)) }),
      ]),
    ),
  ),
  "call-open": picture({ state: together(aCall({ open: true }), [aPerson("ann")]) }),
  "call-off": picture({ state: together(aCall(), [aPerson("ann", OFF)]), media: mediaOff }),
  "call-off-three": picture({
    state: together(
      aCall(),
      others(2).map((one) => ({ ...one, ...OFF })),
    ),
    media: mediaOff,
  }),
  "call-relayDown": picture({ state: together(aCall({ relay: "down" }), [aPerson("ann")]) }),
  "call-unheard": picture({
    state: together(aCall(), [aPerson("ann")]),
    media: { mic: { on: false }, unheard: true },
  }),
  "call-weak": picture({ state: together(aCall(), [aPerson("ann", { line: { weak: true, held: false } })]) }),
  "call-held": picture({ state: together(aCall(), [aPerson("ann", { line: { weak: true, held: true } })]) }),
  "call-holds": picture({ state: together(aCall(), [aPerson("ann", { holds: true })]) }),
  "call-3-holds": picture({
    state: together(
      aCall(),
      others(2).map((one) => ({ ...one, line: { weak: true, held: true }, holds: true })),
    ),
  }),
  "call-shown": picture({ state: two, media: { background: "none", blur: "off" } }),
  "call-blur-stopped": picture({ state: two, media: { blur: "stopped", camera: { track: null } } }),
  "call-camera-unplugged": picture({
    state: two,
    media: { camera: { track: null, device: undefined, problem: "unplugged" } },
  }),
  "call-phone": picture({ state: two, promised: false, phoneDown: false }),
  "call-promise": picture({ state: two, promised: false }),
  "call-promised": picture({ state: together(aCall(), [aPerson("ann", { promised: true })]) }),
  "call-silent": soundBlocked(),
  "call-rests": {
    ...picture({ state: two, phoneDown: true, promised: true }, (hand) => hand.see('[data-rests="true"]')),
    hurried: true,
  },
  "call-not-working": picture({ state: together(aCall(), [aPerson("ann", { name: "Annelies", tried: false })]) }),
  "screen-own": picture({ state: two, shown: "screen" }),
  "screen-own-in-dialog": picture({ state: two, shown: "screen" }, more("chat")),
  "paper-own": picture({ state: two, shown: "paper" }),
  "paper-own-larger": picture({ state: two, shown: "paper" }, async ({ press }) => {
    for (let times = 0; times < 2; times++) await press("page-larger");
  }),
  "paper-own-4": picture({ state: together(aCall(), others(3)), shown: "paper" }),
  "screen-theirs": picture({
    state: asClient(together(aClientsCall(), [aPerson(ADDRESS, { name: "Annelies", shows: true })])),
  }),
  "screen-theirs-3": picture({
    state: together(
      aCall(),
      others(2).map((one, at) => ({ ...one, shows: at === 1 })),
    ),
  }),
  "screen-theirs-5": picture({
    state: together(
      aCall(),
      others(4).map((one, at) => ({ ...one, shows: at === 2 })),
    ),
  }),
  "more-host-show-failed": picture({ state: two }, async (hand) => {
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException("", "NotReadableError"));
    await more("show")(hand);
    await hand.press("show-begin");
    await hand.see("dialog .error");
  }),
  "call-text": picture({ state: written(1, TEXTS.slice(0, 1)) }),
  "call-texts-short": picture({
    state: written(
      12,
      Array.from({ length: 12 }, (_, index) => aText(`${index}`, `Bericht ${index + 1}`)),
    ),
  }),
  "call-texts": picture({ state: written(1, TEXTS.slice(0, 3)) }),
  "chat-empty": picture({ state: two }, more("chat")),
  chat: picture({ state: written(0) }, more("chat")),
  "chat-full": picture({ state: written(0) }, async (hand) => {
    await more("chat")(hand);
    await hand.type("chat-text", "vol ".repeat(250));
  }),
  knock: picture({ state: withDoor([aPerson("ann")]) }),
  "knock-same-name": picture({ state: withDoor([aPerson("ann", { name: "María" })]) }),
  "knock-told": picture({ state: withDoor([aPerson("ann")], true) }),
  "knock-writing": picture({ state: withDoor([aPerson("ann")]) }, async (hand) => {
    await hand.press("knock-message");
    await hand.type("knock-message-text", "Nog heel even geduld");
  }),
  "knock-full": picture({ state: withDoor(others(MOST_PEOPLE - 1)) }),
  "knock-in-dialog": picture({ state: withDoor([aPerson("ann")]) }, more("rules")),
  "knock-in-question": picture({ state: withDoor([aPerson("ann")]) }, (hand) => hand.press("toggle-blur")),
  "consulting-notice": picture({ state: consulted() }),
  "consulting-leave": picture({ state: consulted() }, (hand) => hand.press("hang-up")),
  "consulting-more": picture({ state: consulted() }, (hand) => hand.press("more")),
  "consulting-waiting": picture({ state: consulted() }, more("waiting")),
  "consulting-rules": picture({ state: consulted() }, more("rules")),
  "consulting-person": picture({ state: consulted() }, (hand) => hand.press("person-menu")),
  "more-host": picture({ state: two }, (hand) => hand.press("more")),
  "more-without": picture({ state: two, without: ["files", "recording"] }, (hand) => hand.press("more")),
  "more-without-rules": picture({ state: two, without: ["recording"] }, more("rules")),
  "more-client": picture({ state: asClient(two) }, (hand) => hand.press("more")),
  "more-client-comfort": picture({ state: asClient(two) }, more("comfort")),
  "call-simple": picture({ state: asClient(two), simple: true }),
  "call-simple-help": picture({ state: asClient(two), simple: true }, (hand) => hand.press("call-help")),
  "call-simple-host": picture({ state: two, simple: true }),
  ...prefixed(
    "more-host",
    each(["show", "people", "devices", "comfort", "background", "invite", "password", "rules", "help"], (subject) =>
      picture({ state: two }, more(subject)),
    ),
  ),
  "more-three": picture({ state: three }, more("people")),
  "more-error": picture({ state: two }, async (hand) => {
    await more("password")(hand);
    await hand.press("set-password-submit");
  }),
  "more-password-set": picture({ state: two }, async (hand) => {
    await more("password")(hand);
    await hand.type("set-password", "peer appel");
    await hand.press("set-password-submit");
  }),
  "person-relayed": picture({ state: three, way: "relayed" }, async (hand) => {
    await hand.press("person-menu", 1);
    await hand.see('[data-testid="way"]');
  }),
  person: picture({ state: three }, (hand) => hand.press("person-menu", 1)),
  "person-client": picture({ state: together(aClientsCall(), [aPerson(ADDRESS), vouchedFor]) }, (hand) =>
    hand.press("person-menu", 1),
  ),
  "person-tried": picture({ state: together(aCall(), [aPerson("ann", { name: "Annelies", tried: false })]) }, (hand) =>
    hand.press("person-menu"),
  ),
  "person-removed": picture({ state: three }, async (hand) => {
    await hand.press("person-menu", 1);
    await hand.press("kick");
  }),
  leave: picture({ state: three }, (hand) => hand.press("hang-up")),
};

/** The browser refuses to start sound without a click. `play` fails until the button that asks for one is there. */
function soundBlocked(): Picture {
  let play: HTMLMediaElement["play"];
  return {
    page() {
      ({ play } = HTMLMediaElement.prototype);
      HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("", "NotAllowedError"));
      return picture({ state: two }).page();
    },
    async acted(hand) {
      await hand.see(".press");
      HTMLMediaElement.prototype.play = play;
    },
  };
}
