/** The screens outside a call, a part of the page that does not load, and a crash. */
import type { Route } from "../../src/site/createRoute.ts";
import { retrying } from "../../src/site/loading.ts";
import { aPage, APPOINTMENT, KEPT, OPERATOR, SERVERS } from "../fixtures/call.ts";
import type { Hand } from "../hand.ts";
import { type Picture, picture, type Pictures, prefixed } from "../picture.ts";
import { trials } from "./trials.ts";

const EMPTY = { words: ["", "", ""], password: "" } as const;
const WRONG = { words: ["", "x", "y".repeat(33)], password: "abc" } as const;

/** A form that asks for a conversation on this day. */
async function planned(hand: Hand, day: string): Promise<void> {
  await hand.see('[data-testid="plan-words"]:not(:empty)');
  await hand.type("plan-date", day);
  await hand.type("plan-time", "14:00");
  await hand.type("plan-name", "Anna");
  await hand.press("plan-submit");
}

const places = {
  home: picture({ at: "home" }),
  start: picture({ at: "start", phrase: EMPTY }, (hand) => hand.see('[data-testid="start-word3"]')),
  join: picture({ at: "join", phrase: EMPTY }),
  plan: picture({ at: "plan" }, (hand) => hand.see('[data-testid="plan-words"]:not(:empty)')),
  test: picture({ at: "test" }),
  help: picture({ at: "help" }),
  "guide-start": picture({ at: "guide-start" }),
  "guide-join": picture({ at: "guide-join" }),
  "guide-try": picture({ at: "guide-try" }),
  faq: picture({ at: "faq" }),
  facts: picture({ at: "facts" }),
  access: picture({ at: "access" }),
} satisfies Record<Route["at"], Picture>;

export const forms: Pictures = {
  ...places,
  "faq-allow": picture({ at: "faq" }, async (hand) => {
    await hand.press("allow-how");
    await hand.see("dialog[open]");
  }),
  "help-operator": picture({ at: "help", operator: OPERATOR }, (hand) => hand.see('[data-testid="operator"]')),
  "test-operator": picture({ at: "test", operator: OPERATOR }, (hand) => hand.see('[data-testid="helpdesk"]')),
  ...prefixed("test", trials),
  "home-recordings": picture({ at: "home", recording: { kept: KEPT } }, async (hand) => {
    await hand.press("recording-save");
    await hand.see(".recordings [role=alert]");
  }),
  "start-errors": picture({ at: "start", phrase: WRONG }, (hand) => hand.press("start-submit")),
  "start-sites": picture({ at: "start", servers: SERVERS }, async (hand) => {
    await hand.see('[data-testid="other-sites"]');
    document.querySelector<HTMLElement>('[data-testid="other-sites"] summary')!.click();
  }),
  "start-without": picture({ at: "start", without: ["open-rooms"] }),
  "start-filled": picture({ at: "start" }),
  "start-open": picture({ at: "start" }, (hand) => hand.press("start-open")),
  "join-errors": picture({ at: "join", phrase: EMPTY }, (hand) => hand.press("join-submit")),
  "join-suggestion": picture({ at: "join", phrase: EMPTY }, async (hand) => {
    await hand.type("join-word3", "aardbeij");
    await hand.see('[data-testid="join-suggestion"]');
  }),
  "join-invited": picture({ at: "join", linked: APPOINTMENT }, (hand) => hand.see('[data-testid="appointment"]')),
  "start-appointment": picture({ at: "start", linked: APPOINTMENT }),
  "plan-errors": picture({ at: "plan" }, (hand) => hand.press("plan-submit")),
  "plan-past": picture({ at: "plan" }, async (hand) => {
    await planned(hand, "2020-02-29");
    await hand.see("[aria-invalid]");
  }),
  "plan-made": picture({ at: "plan" }, async (hand) => {
    await planned(hand, "2032-12-01");
    await hand.see('[data-testid="plan-mail-text"]');
  }),
  "return-here": picture({ leftover: "here" }, async (hand) => {
    await hand.press("return-yes");
    await hand.see('[data-testid="error"]');
  }),
  "return-looking": picture({ leftover: "looking" }),
  "return-elsewhere": picture({ leftover: "elsewhere" }, async (hand) => {
    await hand.press("return-yes");
    await hand.see('[data-testid="error"]');
  }),
  "part-missing": {
    ...picture({ at: "home" }, async (hand) => {
      void retrying(() => Promise.reject(new Error("the part is gone")));
      await hand.see('[data-testid="part-missing"]');
    }),
    hurried: true,
  },
  crash: {
    page: () => ({
      ...aPage({}),
      route: () => {
        throw new Error("for the picture of a crash");
      },
    }),
  },
};
