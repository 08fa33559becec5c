import type { Chat, Text } from "../model/chat.ts";
import type { Effect, Event, Step } from "../model/events.ts";
import { type Together, withCall } from "../model/state.ts";
import { readableLines, TEXT } from "../wire/readable.ts";
import type { PeerId } from "../wire/roster.ts";
import { changePerson, personOf, withinReach } from "./people.ts";

/** Nobody has written anything. */
export const NOTHING_WRITTEN: Chat = { texts: [], unread: 0, written: 0 };

/** How many texts a page remembers; the oldest go first. */
const MOST = 200;

/** Handles what concerns the texts that people in the room write to each other; undefined for other events. */
export function writingStep(state: Together, event: Event, now: number): Step<Together> | undefined {
  switch (event.type) {
    case "write":
      return write(state, event.text, now);
    case "readTexts":
      return [withCall(state, { chat: { ...state.call.chat, unread: 0 } }), []];
    case "message": {
      const { message, peer } = event;
      if (message.type === "text") return hear(state, peer, message, now);
      if (message.type === "textHere") return [arrived(state, peer, message.n), []];
      return undefined;
    }
    default:
      return undefined;
  }
}

/** What this person's page has not said yet to have: said when a link is up, because what is on its way on a link that ends is lost. */
export function unheardBy({ call: { chat } }: Together, id: PeerId): readonly SaidText[] {
  return chat.texts.filter(({ waits }) => waits.includes(id)).map(said);
}

type SaidText = Extract<Extract<Effect, { do: "say" }>["message"], { type: "text" }>;

const said = ({ n, text }: Text): SaidText => ({ type: "text", n, text });

/** Nothing happens where there is nothing to be seen in the text. */
function write(state: Together, given: string, now: number): Step<Together> {
  const text = readableLines(given, TEXT);
  if (text === "") return [state, []];
  const { chat } = state.call;
  const n = chat.written + 1;
  const waits = state.people.map(({ id }) => id);
  const own: Text = { own: true, name: "", n, text, at: now, waits };
  const near = state.people.filter(({ link }) => withinReach(link));
  const effects = near.map(({ id }): Effect => ({ do: "say", peer: id, message: said(own) }));
  return [withCall(state, { chat: { ...added(chat, own), written: n } }), effects];
}

/** One that came before is said to be here once more: the first answer may have been lost with the link. */
function hear(state: Together, peer: PeerId, { n, text }: SaidText, now: number): Step<Together> {
  const person = personOf(state, peer);
  // Of somebody who is in, whose page may have found the link to be up before this one has.
  if (!person) return [state, []];
  const here: Effect = { do: "say", peer, message: { type: "textHere", n } };
  if (n <= person.texts) return [state, [here]];
  const next = changePerson(state, peer, { texts: n });
  const chat = added(state.call.chat, { own: false, name: person.name, n, text, at: now, waits: [] });
  return [withCall(next, { chat: { ...chat, unread: chat.unread + 1 } }), [here, { do: "sound", sound: "text" }]];
}

function arrived(state: Together, peer: PeerId, n: number): Together {
  const { chat } = state.call;
  const texts = chat.texts.map((text) =>
    text.own && text.n === n ? { ...text, waits: text.waits.filter((id) => id !== peer) } : text,
  );
  return withCall(state, { chat: { ...chat, texts } });
}

const added = (chat: Chat, text: Text): Chat => ({ ...chat, texts: [...chat.texts, text].slice(-MOST) });
