import ICAL from "ical.js";

/** What stands in a calendar. */
export interface Entry {
  /** The same for the same entry when it was changed, and how often it was (RFC 5545, sections 3.8.4.7 and 3.8.7.4). */
  readonly id: string;
  readonly changes: number;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly at: Date;
  readonly minutes: number;
  /** How many minutes before it the calendar is to say so. */
  readonly reminders: readonly number[];
}

/**
 * A file that calendars take (iCalendar, RFC 5545) with this one entry. Its times are in UTC, which each calendar shows
 * in its own zone; `now` is when it was written.
 */
export function calendarFile({ id, changes, title, text, link, at, minutes, reminders }: Entry, now: Date): string {
  const moment = (date: Date) => ICAL.Time.fromJSDate(date, true);
  const event = component("vevent", {
    uid: `${id}@driewoord`,
    sequence: String(changes),
    dtstamp: moment(now),
    dtstart: moment(at),
    dtend: moment(new Date(at.getTime() + minutes * 60_000)),
    summary: title,
    description: text,
    location: link,
    url: link,
  });
  for (const before of reminders) {
    event.addSubcomponent(
      component("valarm", {
        action: "DISPLAY",
        description: title,
        trigger: ICAL.Duration.fromSeconds(-before * 60),
      }),
    );
  }
  const calendar = component("vcalendar", { version: "2.0", prodid: "-//Driewoord//Driewoord//EN" });
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

function component(name: string, properties: Record<string, string | ICAL.Time | ICAL.Duration>): ICAL.Component {
  const made = new ICAL.Component(name);
  for (const [key, value] of Object.entries(properties)) made.addPropertyWithValue(key, value);
  return made;
}
