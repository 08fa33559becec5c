import type { Chat, Text, Writer } from "../model/chat.ts";
import type { Effect, Event, Step } from "../model/events.ts";
import type { Person } from "../model/person.ts";
import { type Together, withCall } from "../model/state.ts";
import { readableLines, TEXT } from "../wire/readable.ts";
import type { PeerId } from "../wire/roster.ts";
import { personOf, withinReach } from "./people.ts";

/** Nobody has written anything. */
export const NOTHING_WRITTEN: Chat = { texts: [], unread: 0 };

/** How many texts a page remembers. */
const MOST = 200;

/** Whether what is kept under this name is about this person. */
export const isWriter = ({ id, keys }: Person, writer: Writer): boolean => writer === keys?.sign || writer === id;

/** Whether this person's page has not said yet that it has this text of one's own. */
export const waitsFor = ({ waits }: Text, person: Person): boolean => waits.some((writer) => isWriter(person, writer));

/** Handles what concerns the texts that people in the room write to each other; undefined for other events. */
export function writingStep(state: Together, event: Event, now: number): Step<Together> | undefined {
  switch (event.type) {
    case "write":
      return write(state, event, now);
    case "readTexts": {
      const { chat } = state.call;
      return [withCall(state, { chat: { ...chat, unread: Math.max(0, chat.unread - event.count) } }), []];
    }
    case "message": {
      const { message, peer } = event;
      // Of somebody who is in, whose page may have found the link to be up before this one has.
      const person = personOf(state, peer);
      if (message.type === "text") return person ? hear(state, person, message, now) : [state, []];
      if (message.type === "textHere") return [person ? arrived(state, person, message.id) : state, []];
      return undefined;
    }
    default:
      return undefined;
  }
}

/** What this person's page has not said yet to have: said when a link is up, because what is on its way on a link that ends is lost. */
export function unheardBy(state: Together, id: PeerId): readonly SaidText[] {
  const person = personOf(state, id);
  if (!person) return [];
  return state.call.chat.texts.filter((text) => waitsFor(text, person)).map(said);
}

type SaidText = Extract<Extract<Effect, { do: "say" }>["message"], { type: "text" }>;

const said = ({ id, text }: Text): SaidText => ({ type: "text", id, text });

const writerOf = ({ id, keys }: Person): Writer => keys?.sign ?? id;

/** Nothing happens where there is nothing to be seen in the text. */
function write(state: Together, { id, text: given }: Extract<Event, { type: "write" }>, now: number): Step<Together> {
  const text = readableLines(given, TEXT);
  if (text === "") return [state, []];
  const own: Text = { id, name: "", text, at: now, waits: state.people.map(writerOf) };
  const near = state.people.filter(({ link }) => withinReach(link));
  const effects = near.map((person): Effect => ({ do: "say", peer: person.id, message: said(own) }));
  return [withCall(state, { chat: added(state.call.chat, own) }), effects];
}

/** One that came before is said to be here once more: the first answer may have been lost with the link. */
function hear(state: Together, person: Person, { id, text }: SaidText, now: number): Step<Together> {
  const here: Effect = { do: "say", peer: person.id, message: { type: "textHere", id } };
  const { chat } = state.call;
  if (chat.texts.some((other) => other.id === id && other.from && isWriter(person, other.from))) return [state, [here]];
  const from = writerOf(person);
  const next = added(chat, { id, from, name: person.name, text, at: now, waits: [] });
  return [
    withCall(state, { chat: { ...next, unread: Math.min(chat.unread + 1, MOST) } }),
    [here, { do: "sound", sound: "text" }],
  ];
}

function arrived(state: Together, person: Person, id: string): Together {
  const { chat } = state.call;
  const waited = chat.texts.find((text) => text.id === id && waitsFor(text, person));
  if (!waited) return state;
  const waits = waited.waits.filter((writer) => !isWriter(person, writer));
  return withCall(state, {
    chat: { ...chat, texts: chat.texts.map((text) => (text === waited ? { ...text, waits } : text)) },
  });
}

/** Where there are too many, the oldest goes of whoever has written most, so that nobody drives out what others wrote. */
function added(chat: Chat, text: Text): Chat {
  const texts = [...chat.texts, text];
  if (texts.length > MOST) {
    const counts = new Map<Text["from"], number>();
    for (const { from } of texts) counts.set(from, (counts.get(from) ?? 0) + 1);
    const most = Math.max(...counts.values());
    texts.splice(
      texts.findIndex(({ from }) => counts.get(from) === most),
      1,
    );
  }
  return { ...chat, texts };
}
