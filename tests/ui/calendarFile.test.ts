import ical, { type VEvent } from "node-ical";
import { convertIcsCalendar } from "ts-ics";
import { describe, expect, it } from "vitest";
import { calendarFile, type Entry } from "../../src/ui/plan/calendarFile.ts";

const NOW = new Date("2026-11-30T08:00:00Z");
const ENTRY: Entry = {
  id: "0123456789abcdef",
  changes: 2,
  title: "Appel vidéo : mardi, 14 h ; « à bientôt »",
  text: "Bonjour,\n\nQuand : mardi\\mercredi, à 14 h ; durée : 30 min.\n- Conseil",
  link: "https://call.example.org/bellen/#join=Jos%C3%A9.St%2E%20Truiden.Fiets&at=2026-12-01T13%3A00Z&lang=fr",
  at: new Date("2026-12-01T14:00:00+01:00"),
  minutes: 45,
  reminders: [1_440, 15],
};

/** What two programs that have nothing to do with the one that wrote it read in a file. */
const readers = {
  "node-ical"(file: string) {
    const event = Object.values(ical.sync.parseICS(file)).find((part): part is VEvent => part.type === "VEVENT");
    const { summary, description, location, url, start, end, dtstamp, uid, sequence, alarms = [] } = event!;
    return {
      summary,
      description,
      location,
      url,
      start: new Date(start),
      end: new Date(end!),
      stamp: new Date(dtstamp),
      uid,
      changes: Number(sequence),
      alarms: (alarms as unknown as { trigger: string }[]).map(({ trigger }) => trigger),
    };
  },
  "ts-ics"(file: string) {
    const [event] = convertIcsCalendar(undefined, file).events!;
    const { summary, description, location, url, start, end, stamp, uid, sequence, alarms = [] } = event!;
    return {
      summary,
      description,
      location,
      url,
      start: start.date,
      end: end!.date,
      stamp: stamp.date,
      uid,
      changes: sequence,
      alarms: alarms.map(({ trigger }) => {
        const { before, days = 0, minutes = 0 } = trigger.type === "relative" ? trigger.value : {};
        return `${before ? "-" : ""}P${days > 0 ? `${days}D` : `T${minutes}M`}`;
      }),
    };
  },
};

describe.each(Object.entries(readers))("a calendar that reads with %s", (_, read) => {
  it("has the conversation as it was planned", () => {
    const { uid, ...event } = read(calendarFile(ENTRY, NOW));
    expect(event).toEqual({
      summary: ENTRY.title,
      description: ENTRY.text,
      location: ENTRY.link,
      url: ENTRY.link,
      start: ENTRY.at,
      end: new Date("2026-12-01T13:45:00Z"),
      stamp: NOW,
      changes: 2,
      alarms: ["-P1D", "-PT15M"],
    });
    expect(uid).toBe("0123456789abcdef@driewoord");
  });
});

it("keeps to what RFC 5545 asks of lines: 75 octets at most, each with its end", () => {
  const file = calendarFile(ENTRY, NOW);
  expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
  const lines = file.split("\r\n");
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
});
