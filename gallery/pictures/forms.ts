/** The screens outside a call, a part of the page that does not load, and a crash. */
import type { Route } from "../../src/site/createRoute.ts";
import { retrying } from "../../src/site/loading.ts";
import { aPage, KEPT } from "../fixtures/call.ts";
import { type Picture, picture, type Pictures } from "../picture.ts";

const EMPTY = { words: ["", "", ""], password: "" } as const;
const WRONG = { words: ["", "x", "y".repeat(33)], password: "abc" } as const;

const places = {
  home: picture({ at: "home" }),
  start: picture({ at: "start", phrase: EMPTY }, (hand) => hand.see('[data-testid="start-word3"]')),
  join: picture({ at: "join", phrase: EMPTY }),
  test: picture({ at: "test" }),
  help: picture({ at: "help" }),
} satisfies Record<Route["at"], Picture>;

export const forms: Pictures = {
  ...places,
  "home-recordings": picture({ at: "home", recording: { kept: KEPT } }, async (hand) => {
    await hand.press("recording-save");
    await hand.see(".recordings [role=alert]");
  }),
  "start-errors": picture({ at: "start", phrase: WRONG }, (hand) => hand.press("start-submit")),
  "start-filled": picture({ at: "start" }),
  "start-open": picture({ at: "start" }, (hand) => hand.press("start-open")),
  "join-errors": picture({ at: "join", phrase: EMPTY }, (hand) => hand.press("join-submit")),
  "join-suggestion": picture({ at: "join", phrase: EMPTY }, async (hand) => {
    await hand.type("join-word3", "aardbeij");
    await hand.see('[data-testid="join-suggestion"]');
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
