/** Two people who know nothing but what the screens say find their way through all of it, in each language and on both sizes of screen. */
import { afterEach, expect, it } from "vitest";
import type { Language } from "../../src/room/wire/messages.ts";
import { arriveNew, type Newcomer, SAID, type SCREENS } from "./harness/newcomer.ts";
import { makePdf } from "./harness/pdf.ts";
import { openStage } from "./harness/stage.ts";

const stage = openStage("for each");
let people: Newcomer[] = [];
afterEach(async () => {
  for (const person of people) await person.leave();
  people = [];
});

type Screen = keyof typeof SCREENS;
type Pair = readonly [worker: Screen, client: Screen];
const ON: readonly Pair[] = [
  ["laptop", "phone"],
  ["phone", "laptop"],
];
const LANGUAGES = ["nl", "fr", "de", "en"] as const;
/** Each language has one of them, and the next the other, so that a worker and a client on each size go every way; with `NEWCOMERS=all` it has both. */
const pairsOf = (language: Language): readonly Pair[] =>
  process.env["NEWCOMERS"] === "all" ? ON : [ON[LANGUAGES.indexOf(language) % 2]!];
const cases = LANGUAGES.flatMap((language) =>
  pairsOf(language).map(([worker, client]) => ({ language, worker, client })),
);

async function arriving(language: Language, screen: Screen, url: string = stage.site.url): Promise<Newcomer> {
  const person = await arriveNew(stage.browser, url, language, screen);
  people.push(person);
  return person;
}

const LETTER = { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 a letter") };

it.each(cases)(
  "the words by telephone, and the conversation ($language, a worker's $worker, a client's $client)",
  async ({ language, worker: one, client: other }) => {
    const said = SAID[language];
    const [worker, client] = [await arriving(language, one), await arriving(language, other)];

    // The client is first, waits, and tries camera and sound meanwhile.
    await client.read(said.home.title);
    await client.press(said.home.join);
    await client.read(said.join.lead);
    await client.fill(said.join.word1, "tom");
    await client.fill(said.join.word2, "sint niklaas");
    await client.fill(said.join.word3, "FIETS");
    await client.press(said.join.submit);
    await client.read(said.preview.title);
    await client.press(said.preview.continue);
    await client.read(said.join.waitingTitle);
    await client.read(said.check.see);
    await client.press(said.check.yes);
    await client.read(said.check.say);
    await client.enter(said.check.yes);
    await client.read(said.check.hear);
    await client.press(said.preview.speakerTest);
    await client.enter(said.check.yes);
    await client.read(said.check.works);

    await worker.read(said.home.title);
    await worker.press(said.home.start);
    await worker.read(said.start.lead);
    await worker.fill(said.start.word1, "Tom");
    await worker.fill(said.start.word2, "Sint-Niklaas");
    await worker.fill(said.start.word3, "Fiets");
    const password = await worker.valueOf(said.start.password);
    await worker.press(said.start.submit);
    await worker.read(said.preview.title);
    await worker.press(said.preview.continue);

    // The password is said when the worker's screen asks for it, and the client's has a place for it.
    await worker.read(said.room.arrived);
    await client.read(said.join.passwordTitle);
    await client.fill(said.join.password, password);
    await client.press(said.join.passwordSubmit);

    for (const person of [worker, client]) {
      await person.read(said.phone.text);
      await person.press(said.phone.done);
    }

    await worker.press(said.room.more);
    await worker.enter(said.chat.title);
    await worker.read(said.chat.empty);
    await worker.fill(said.chat.label, "https://example.org/");
    await worker.press(said.chat.send);
    await worker.enter(said.close);
    await client.read("https://example.org/");
    await client.press(said.chat.answer);
    await client.fill(said.chat.label, "42 × 7");
    await client.press(said.chat.send);
    await client.enter(said.close);
    await worker.read("42 × 7");

    await worker.press(said.room.more);
    await worker.enter(said.files.title);
    await worker.read(said.files.lead);
    await worker.press(said.files.ask);
    await client.read(said.files.asks);
    await client.hand(said.files.choose, LETTER);
    await worker.read(said.files.received);
    await worker.press(said.alert.dismiss);
    await client.read(said.files.arrived);
    await client.press(said.alert.dismiss);

    await worker.press(said.room.more);
    await worker.enter(said.show.title);
    await worker.read(said.show.paperLead);
    await worker.hand(said.show.choosePaper, {
      ...LETTER,
      buffer: makePdf([
        [1, 1, 1],
        [0.9, 0.9, 0.9],
      ]),
    });
    await worker.read(said.show.ownPaper);
    await client.read(said.show.theirs);
    await worker.press(said.show.next);
    await worker.press(said.show.larger);
    await worker.read(said.show.page);
    await worker.press(said.show.end);

    await worker.press(said.room.more);
    await worker.enter(said.show.title);
    await worker.press(said.show.begin);
    await worker.read(said.show.own);
    await client.read(said.show.theirs);
    await worker.press(said.show.end);

    await worker.press(said.person.menu);
    await worker.fill(said.preview.name, "An Peeters");
    await worker.enter(said.card.ask);
    await client.read(said.card.asks);
    await client.press(said.card.show);
    await client.read(said.card.aim);
    await client.press(said.card.take);
    await client.read(said.card.look);
    await client.enter(said.card.send);
    await worker.read(said.card.lookOnly);
    await worker.press(said.card.putAway);
    await client.read(said.card.arrivedLook);
    await client.press(said.alert.dismiss);

    await client.press(said.room.mic);
    await worker.read(said.room.otherMicOff);
    await client.press(said.room.hangUp);
    await client.read(said.ended.hungUp);
    await worker.read(said.room.dictateTitle);

    // The client has hung up by mistake, and calls again: the words still stand there.
    await client.press(said.ended.again);
    await client.press(said.join.submit);
    await client.press(said.preview.continue);
    await client.read(said.join.passwordTitle);
    await worker.read(said.room.arrived);
    await client.fill(said.join.password, password);
    await client.press(said.join.passwordSubmit);
    await client.read(said.phone.text);
    await client.press(said.phone.done);
    await client.press(said.room.hangUp);
    await client.read(said.ended.hungUp);
    await worker.read(said.room.dictateTitle);
    await worker.press(said.room.hangUp);
    await worker.read(said.ended.hungUp);
    await worker.read(said.files.keepTitle);
  },
);

/** What somebody can do before there is anybody else. */
async function prepare(language: Language, one: Screen, other: Screen): Promise<void> {
  const said = SAID[language];
  const worker = await arriving(language, one);

  await worker.press(said.home.test);
  await worker.read(said.test.about);
  await worker.press(said.test.start);
  await worker.read(said.test.self);
  await worker.read(said.test.report);
  expect(await worker.valueOf(said.test.report)).toContain(said.test.mic.works);
  await worker.press(said.test.done);

  await worker.press(said.home.start);
  await worker.press(said.start.plan);
  await worker.read(said.plan.lead);
  const tomorrow = new Date(Date.now() + 26 * 3_600_000).toISOString().slice(0, 10);
  await worker.page.getByLabel(said.plan.day, { exact: true }).fill(tomorrow);
  await worker.page.getByLabel(said.plan.time, { exact: true }).fill("14:00");
  await worker.press(said.plan.submit);
  await worker.read(said.plan.madeTitle);
  const letter = await worker.valueOf(said.plan.mail);
  const invited = await arriving(language, other, /http\S+/.exec(letter)![0]);
  await invited.read(said.invited.title);
  await invited.press(said.join.submit);
  await invited.read(said.preview.title);
  await invited.press(said.preview.continue);
  await invited.read(said.invited.wait);

  await worker.press(said.appName);
  await worker.press(said.home.start);
  await worker.press(said.start.direct);
  await worker.read(said.preview.title);
  await worker.press(said.preview.continue);
  await worker.read(said.room.dictateTitle);
  await worker.press(said.invite.title);
  await worker.read(said.invite.password);
  await worker.press(said.invite.insist);
  const link = await worker.valueOf(said.invite.link);
  await worker.press(said.close);
  const client = await arriving(language, other, link);
  await client.press(said.join.submit);
  await client.read(said.preview.title);
  await client.press(said.preview.continue);
  await client.read(said.join.passwordTitle);
  await worker.read(said.room.arrived);
  await worker.press(said.room.hangUp);
  await worker.read(said.ended.hungUp);
}

/** A room of one's own that is the same the next time, in which several wait for their turn. */
async function consult(language: Language, one: Screen, other: Screen): Promise<void> {
  const said = SAID[language];
  const words = ["Tom", one === "phone" ? "Gent" : "Hasselt", "Fiets"] as const;
  const worker = await arriving(language, one);
  await worker.press(said.home.start);
  for (const [index, word] of words.entries()) await worker.fill(said.start[`word${(index + 1) as 1 | 2 | 3}`], word);
  await worker.choose(said.start.fixed);
  await worker.choose(said.consulting.title);
  const password = await worker.valueOf(said.start.password);
  await worker.press(said.start.submit);
  await worker.read(said.preview.title);
  await worker.press(said.preview.continue);
  await worker.read(said.consulting.nobody);

  const waits = async (name: string) => {
    const client = await arriving(language, other);
    await client.press(said.home.join);
    for (const [index, word] of words.entries()) await client.fill(said.join[`word${(index + 1) as 1 | 2 | 3}`], word);
    await client.press(said.join.submit);
    await client.fill(said.preview.name, name);
    await client.press(said.preview.continue);
    await client.read(said.join.passwordTitle);
    await client.fill(said.join.password, password);
    await client.press(said.join.passwordSubmit);
    await client.read(said.door.wait);
    await worker.read(name);
    return client;
  };
  const first = await waits("Annemie");
  const second = await waits("Beatrijs");
  await worker.press(said.knock.admit);
  await first.read(said.phone.text);
  await worker.press(said.room.more);
  await worker.enter(said.consulting.room);
  await worker.press(said.consulting.next);
  await first.read(said.ended.otherLeft);
  await second.read(said.phone.text);
  await worker.press(said.room.hangUp);
  await worker.read(said.consulting.leaveTitle);
  await worker.enter(said.consulting.close);
  await worker.read(said.ended.hungUp);

  // The same words stand there the next time.
  await worker.press(said.ended.home);
  await worker.page.reload();
  await worker.press(said.home.start);
  expect(await worker.valueOf(said.start.word2)).toBe(words[1]);
}

it.each(LANGUAGES)("a fixed room, and consulting hours in it (%s)", async (language) => {
  await Promise.all(pairsOf(language).map(([worker, client]) => consult(language, worker, client)));
});

// Where there are both pairs, both at once: most of it is waiting.
it.each(LANGUAGES)(
  "a device is tested, a conversation planned, and one begun at once with a link (%s)",
  async (language) => {
    await Promise.all(pairsOf(language).map(([worker, client]) => prepare(language, worker, client)));
  },
);
