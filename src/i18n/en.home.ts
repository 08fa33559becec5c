import type { Shape } from "./en.ts";

/** The English texts of the first page, and of what stands on every page: they come before all others. */
const home = {
  languageName: "English",
  appName: "Driewoord",
  language: "Language",
  skip: "Skip to the content",
  back: "Back",

  home: {
    title: "A video call with three words",
    lead: "See and hear each other, safely and without an account.",
    start: "Start a video call",
    startHint: "I choose three words and phone the other person.",
    join: "Join a video call",
    joinHint: "Someone is giving me three words on the phone.",
    test: "Test camera and sound",
    help: "Help",
    promise: "No account, no app. Picture and sound go securely to the other person.",
  },

  crash: {
    title: "Something went wrong",
    text: "This page is not working as it should. Reload it to go on.",
    newVersion: "There is a new version of Driewoord. Reload this page to go on.",
    reload: "Reload",
  },
};

export type HomeTexts = Shape<typeof home>;

export default home satisfies HomeTexts;
