import { describe, expect, it } from "vitest";
import type { Language } from "../../src/room/wire/messages.ts";
import { LANGUAGES } from "../../src/site/languages.ts";
import { otherTexts } from "../../src/site/otherTexts.ts";
import type { Appointment } from "../../src/ui/plan/appointment.ts";
import { letter } from "../../src/ui/plan/letter.ts";

const LINK = "https://call.example.org/#join=anna.gent.fiets&at=2026-12-01T13%3A00Z&lang=nl";

const appointment = (language: Language, change: Partial<Appointment> = {}): Appointment => ({
  id: "0123",
  changes: 0,
  words: ["anna", "gent", "fiets"],
  // By the clock of wherever the test runs.
  at: new Date(2_026, 11, 1, 14, 0),
  minutes: 30,
  language,
  name: "Anna",
  ...change,
});

const SAID: Record<Language, { readonly when: RegExp; readonly length: string; readonly from: string }> = {
  nl: { when: /dinsdag 1 december 2026 om 14:00/, length: "30 minuten", from: "Met: Anna" },
  fr: { when: /mardi 1 décembre 2026 à 14:00/, length: "30 minutes", from: "Avec\u202F: Anna" },
  de: { when: /Dienstag, 1\. Dezember 2026 um 14:00/, length: "30 Minuten", from: "Mit: Anna" },
  en: { when: /Tuesday,? 1 December 2026 at 14:00/, length: "30 minutes", from: "With: Anna" },
};

describe.each(LANGUAGES)("in %s", (language) => {
  const { when, length, from } = SAID[language];

  it("the e-mail says when, how long, with whom and where, as text and with one button", async () => {
    const { subject, text, html } = letter(await otherTexts(language), appointment(language), LINK);
    expect(subject).toMatch(when);
    for (const said of [text, html]) {
      expect(said).toMatch(when);
      expect(said).toContain(length);
      expect(said).toContain(from);
    }
    expect(text.split("\n").filter((line) => line === LINK)).toHaveLength(1);
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain(`href="${LINK.replaceAll("&", "&amp;")}"`);
    expect(html).toContain(`lang="${language}"`);
    expect(text + html).not.toMatch(/\{\{|undefined/);
  });

  it("the text message and its reminder say when and where, and end no link with a full stop", async () => {
    const { sms, reminder } = letter(await otherTexts(language), appointment(language), LINK);
    expect(sms).not.toBe(reminder);
    for (const said of [sms, reminder]) {
      expect(said).toMatch(when);
      expect(said.split(/\s/)).toContain(LINK);
    }
  });
});

it("nobody is named who has no name", async () => {
  const { text, html } = letter(await otherTexts("nl"), appointment("nl", { name: "" }), LINK);
  expect(text + html).not.toContain("Met:");
});

it("what is in a name stays text in the e-mail", async () => {
  const name = `<img src=x onerror="alert(1)"> & Co`;
  const { text, html } = letter(await otherTexts("nl"), appointment("nl", { name }), LINK);
  expect(text).toContain(`Met: ${name}`);
  expect(html).toContain("Met: &lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; Co");
  expect(html).not.toContain("<img");
});
