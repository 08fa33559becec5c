/** Every state says its own sentence. The fragments are what a person reads, so a text at the wrong state is found. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { EndReason, AlertKind, RelayRefusal } from "../../src/room/model/errors.ts";
import type { DeviceProblem } from "../../src/camera/devices.ts";
import { inGallery, show } from "./stage.ts";

let page: Page;
inGallery((opened) => {
  page = opened;
});

const said = (selector: string) => page.locator(selector).allInnerTexts();

const ENDS: Record<EndReason, string> = {
  hungUp: "U hebt opgehangen",
  otherLeft: "De ander heeft opgehangen",
  hostEnded: "heeft het beëindigd",
  removed: "uit het videogesprek verwijderd",
  turnedAway: "deze keer niet binnengelaten",
  distrusted: "veiligheidswoorden anders waren",
  otherHost: "Iemand anders heeft nu een videogesprek met deze drie woorden geopend",
  elsewhere: "ander tabblad of venster",
  alreadyOpen: "open in een ander tabblad",
  lost: "De verbinding is weggevallen",
  wordsTaken: "Kies een ander woord",
  wrongPassword: "Het wachtwoord was drie keer fout",
  refused: "U bent niet binnengelaten. Controleer",
  hostSilent: "geen antwoord van de ander",
  cannotConnect: "De rechtstreekse verbinding is niet gelukt",
  tampered: "Onderweg zijn gegevens van dit videogesprek veranderd",
  newerVersion: "niet dezelfde versie",
  deviceTooWeak: "kan het videogesprek niet beveiligen",
};

it.for(Object.entries(ENDS))("a call that ended, %s", async ([reason, sentence]) => {
  await show(page, `ended-${reason}`);
  expect((await said(`[data-testid="ended"][data-reason="${reason}"] p`))[0]).toContain(sentence);
});

/** Isolated, so that no name can turn the direction of our sentence. */
const WHO = "\u2068Maria-Magdalena\u2069";
const ALERTS: Record<AlertKind, string> = {
  extraAsks: `${WHO} wil ook meedoen`,
  extraIn: `${WHO} doet nu mee`,
  keptWithoutYes: `${WHO} neemt dit gesprek op of zendt het uit`,
  keepingRefused: `${WHO} stemt niet in`,
  splitRoster: "toont niet aan iedereen dezelfde lijst",
  wrongGuess: "verkeerd wachtwoord (3×)",
  askGuess: "vijf keer of vaker",
  interference: "Onderweg zijn gegevens van dit gesprek veranderd",
  setupFailed: "De rechtstreekse verbinding met de ander is niet gelukt",
  hostAway: "even niet bereikbaar",
  clientLeft: "De ander heeft het gesprek verlaten",
  clientLost: "De verbinding met de ander is weggevallen",
  addressTaken: "Iemand anders gebruikt op dit moment deze drie woorden",
  addressResting: "Deze drie woorden waren net nog in gebruik",
};

it.for(Object.entries(ALERTS))("an alert, %s", async ([kind, sentence]) => {
  await show(page, `alert-${kind}`);
  expect(await said(`[data-kind="${kind}"]`)).toEqual([expect.stringContaining(sentence)]);
});

const DENIED = "laat Driewoord uw camera of microfoon niet gebruiken";
const INSECURE = "niet veilig geopend";
const SYSTEM = "dit toestel zelf";
const UNANSWERED = "is er nog niet";
const CAMERA: Record<DeviceProblem, readonly string[]> = {
  denied: [DENIED],
  system: [SYSTEM],
  unanswered: [UNANSWERED],
  notThatOne: ["Die camera start niet"],
  missing: ["geen camera gevonden"],
  inUse: ["gebruikt uw camera"],
  insecure: [INSECURE],
  unplugged: ["De camera is losgekoppeld"],
  unknown: ["De camera start niet"],
};
const MIC: Record<DeviceProblem, readonly string[]> = {
  denied: ["uw microfoon niet gebruiken, dus niemand kan u horen"],
  system: [SYSTEM],
  unanswered: [UNANSWERED],
  notThatOne: ["Die microfoon start niet"],
  missing: ["geen microfoon gevonden"],
  inUse: ["gebruikt uw camera", "gebruikt uw microfoon"],
  insecure: [INSECURE],
  unplugged: ["De microfoon is losgekoppeld"],
  unknown: ["De camera start niet", "De microfoon start niet"],
};
const OTHERS = [
  ["preview-camera-denied-alone", ["uw camera niet gebruiken"]],
  ["preview-dry", ["geeft geen beeld", "geeft geen geluid"]],
] as const;
const PROBLEMS = Object.entries({ camera: CAMERA, mic: MIC }).flatMap(([kind, problems]) =>
  Object.entries(problems).map(([problem, sentences]) => [`preview-${kind}-${problem}`, sentences] as const),
);

it.for([...PROBLEMS, ...OTHERS])("a device that cannot be used, %s", async ([picture, sentences]) => {
  await show(page, picture);
  expect(await said('[data-testid="error"]')).toEqual(sentences.map((sentence) => expect.stringContaining(sentence)));
});

const REFUSALS: Record<RelayRefusal, string> = {
  tooManyIds: "te veel mensen",
  serverFull: "vol",
};

it.for(Object.entries(REFUSALS))("a relay that lets nobody in, %s", async ([why, sentence]) => {
  await show(page, `client-refused-${why}`);
  expect(await said('[data-testid="join-waiting"]')).toEqual([expect.stringContaining(sentence)]);
  await show(page, `host-refused-${why}`);
  expect(await said('[data-testid="status"]')).toEqual([expect.stringContaining(sentence)]);
});

const SAME_WAY_OUT = "Probeer een ander netwerk";
it.for([
  ["ended-obstacle-noCandidates", "error", "Zet uitbreidingen uit"],
  ["ended-obstacle-hidden", "error", "Zet “Mijn IP-adres verbergen” uit"],
  ["ended-obstacle-refused", "error", "weigert ons"],
  ["ended-obstacle-unreachable", "error", "laat de doorgeefdienst van deze website niet door"],
  ["ended-obstacle-noPath", "error", SAME_WAY_OUT],
  // What the site lacks is for the host to hear.
  ["ended-obstacle-noRelay", "error", SAME_WAY_OUT],
  ["ended-obstacle-host", "error", "geen STUN- en TURN-dienst"],
  ["call-client-slow", "status", SAME_WAY_OUT],
  ["call-host-slow", "status", "geen STUN- en TURN-dienst"],
  ["call-unheard", "unheard", "Druk op Microfoon"],
  ["person-relayed", "way", "langs de doorgeefdienst van deze website. Ze blijven versleuteld"],
  ["alert-setupFailed-why", "alert", "geen STUN- en TURN-dienst"],
] as const)("what stands in the way, and which way it is, %s", async ([picture, place, sentence]) => {
  await show(page, picture);
  expect(await said(`[data-testid="${place}"]`)).toEqual([expect.stringContaining(sentence)]);
});

it.for([
  ["host-relay-up", "Het gesprek is open"],
  ["host-relay-down", "Geen contact met Driewoord"],
  ["call-client-inCall", "U bent verbonden"],
  ["call-relayDown", "Het gesprek gaat door"],
  ["call-weak", "sluit andere programma’s"],
  ["call-held", "Uw beeld wordt even niet verstuurd"],
  ["call-host-reconnecting", "De verbinding is onderbroken"],
  ["call-client-reconnecting", "De verbinding is onderbroken"],
  ["call-host-lapsed", "We blijven proberen"],
  ["call-client-lapsed", "We blijven proberen"],
] as const)("the status, %s", async ([picture, sentence]) => {
  await show(page, picture);
  expect(await said('[data-testid="status"]')).toEqual([expect.stringContaining(sentence)]);
});

it.for([
  ["knock", 0],
  ["knock-same-name", 1],
] as const)("somebody at the door with the name of somebody inside, %s", async ([picture, count]) => {
  await show(page, picture);
  expect(await said('[data-testid="knock-same-name"]')).toHaveLength(count);
});

it("a picture that the other side holds back is not taken for a live one", async () => {
  await show(page, "call-holds");
  expect(await said('[data-testid="holds"]')).toEqual([expect.stringContaining("U hoort elkaar nog")]);
  await show(page, "call-host-inCall");
  expect(await said('[data-testid="holds"]')).toEqual([]);
});

it("the promise is offered to whoever has not made it, and to nobody else", async () => {
  await show(page, "call-promise");
  expect(await page.getByTestId("promise").count()).toBe(1);
  await show(page, "call-host-inCall");
  expect(await page.getByTestId("promise").count()).toBe(0);
});

it.for([
  ["client-password-wrong", "nog 2 keer proberen"],
  ["client-password-wrongTwice", "nog één keer proberen"],
] as const)("a wrong password, with the tries that are left: %s", async ([picture, sentence]) => {
  await show(page, picture);
  expect(await said('[data-testid="error"]')).toEqual([expect.stringContaining(sentence)]);
});

it.for([
  ["client-password-password", 0],
  ["client-password-confirming", 0],
  ["client-password-wrong", 0],
  ["client-password-again", 1],
  ["client-open-again", 1],
] as const)("that nothing was judged and the button is to be pressed again: %s, %i", async ([picture, count]) => {
  await show(page, picture);
  expect(await said('[data-testid="join-again"]')).toHaveLength(count);
});

it.for([
  ["start-errors", 4],
  ["join-errors", 3],
] as const)("%s: a sentence for each field that is wrong, %i", async ([picture, count]) => {
  await show(page, picture);
  expect(await said('[data-testid="error"]')).toHaveLength(count);
});

const BACK: Record<string, readonly string[]> = {
  "return-here": ["Dit tabblad was daarnet in een gesprek", "Dat kan niet meer"],
  "return-elsewhere": ["open in een ander tabblad", "Het andere tabblad antwoordt niet"],
};

it.for(Object.entries(BACK))("the way back into a call, %s", async ([name, [lead, failed]]) => {
  await show(page, name);
  expect(await said("main .heading p")).toEqual([expect.stringContaining(lead!)]);
  expect(await said('[data-testid="error"]')).toEqual([expect.stringContaining(failed!)]);
});

it("a host who has come back is told which words and which password, though the page does not know them", async () => {
  await show(page, "host-back");
  expect(await said('[data-testid="dictation"]')).toEqual([expect.stringContaining("Dezelfde drie woorden")]);
  await show(page, "host-back-arrived");
  expect(await said('[data-testid="dictation"]')).toEqual([expect.stringContaining("Hetzelfde wachtwoord")]);
  // But for one that was set since.
  await show(page, "host-back-new-password");
  const dictated = await said('[data-testid="dictation"]');
  expect(dictated).toEqual([expect.stringContaining("peren boom")]);
  expect(dictated).not.toEqual([expect.stringContaining("Hetzelfde wachtwoord")]);
});
