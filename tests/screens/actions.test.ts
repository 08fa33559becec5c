/** Every button asks for what it says: the screen's calls, by name, with what they were given. */
import type { Page } from "playwright-core";
import { encode } from "uqr";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import german from "../../src/phrase/lists/de.ts";
import { type Gallery, inGallery, show } from "./stage.ts";

type Asked = readonly [name: string, ...given: readonly unknown[]];

let gallery: Gallery;
let page: Page;
inGallery((opened, all) => {
  [page, gallery] = [opened, all];
});

const asked = () => page.evaluate(() => (globalThis as unknown as { asked: Asked[] }).asked);
const press = (testId: string, nth = 0) => page.getByTestId(testId).nth(nth).click();

/** What a host chooses who changes nothing. */
const COMMON = { ask: false, consulting: false } as const;

/** [picture, test id of the button, what it asks for] */
const BUTTONS: readonly (readonly [picture: string, testId: string, ...asked: readonly Asked[]])[] = [
  ["home", "go-join", ["go", "join"]],
  ["home", "go-start", ["go", "start"]],
  ["home", "go-test", ["go", "test"]],
  ["home", "go-help", ["go", "help"]],
  ["help", "go-guide-start", ["go", "guide-start"]],
  ["help", "go-guide-join", ["go", "guide-join"]],
  ["help", "go-guide-try", ["go", "guide-try"]],
  ["help", "go-faq", ["go", "faq"]],
  ["help", "go-facts", ["go", "facts"]],
  ["help", "go-access", ["go", "access"]],
  ["home-recordings", "recording-delete", ["save", "1"], ["discard", "1"]],
  [
    "start-filled",
    "start-submit",
    ["enter", "host", { words: ["José", "Sint-Niklaas", "Fiets"], password: "appel boom" }, "nl", COMMON],
    ["start", "hidden"],
  ],
  ["start", "go-plan", ["go", "plan"]],
  [
    "join-invited",
    "join-submit",
    ["enter", "client", { words: ["José", "Sint-Niklaas", "Fiets"], password: "" }, "nl"],
    ["start"],
  ],
  ["preview-hide-address", "hide-address", ["start", null], ["hide", true]],
  ["preview-mic-missing", "preview-continue", ["start", null], ["ready"]],
  ["client-password-open", "join-password-submit", ["password", ""]],
  ["door", "hang-up", ["hangUp"]],
  ["coming-back", "hang-up", ["hangUp"]],
  ["alert-askGuess", "allow-guess", ["allowGuess"]],
  ["alert-extraIn", "alert-stop-call", ["hangUp"]],
  ["alert-extraIn", "alert-remove", ["kick", "ann"], ["putAway", "extraIn"]],
  ["knock", "knock-admit", ["admit", "guest"]],
  ["knock", "knock-refuse", ["turnAway", "guest"]],
  ["knock-writing", "knock-message-moment", ["tell", "guest", { is: "ready", which: "moment" }]],
  ["knock-writing", "knock-message-send", ["tell", "guest", { is: "own", text: "Nog heel even geduld" }]],
  ["consent-rec", "consent-yes", ["answer", "the-address", "rec", true]],
  ["consent-live", "consent-no", ["answer", "the-address", "live", false]],
  ["agreed-rec", "consent-withdraw", ["answer", "the-address", "rec", false]],
  ["kept-own-rec", "stop-rec", ["promise", false], ["keep", "rec", false]],
  ["kept-own-live", "stop-live", ["promise", false], ["keep", "live", false]],
  ["call-phone", "phone-down", ["putPhoneDown", true]],
  ["call-promise", "promise-yes", ["promise", true]],
  ["call-host-inCall", "toggle-mic", ["toggle", "mic"]],
  ["more-client-comfort", "simple", ["setSimple", true]],
  ["sign-in-ready", "sign-in-close", ["closeSignIn"]],
  ["call-simple-help", "all-buttons", ["setSimple", false]],
  ["signed-in-asked-dialog", "ask-no-more", ["askNoMore", "ann"]],
  ["call-host-inCall", "toggle-camera", ["toggle", "camera"]],
  ["call-host-inCall", "hang-up", ["hangUp"]],
  ["call-shown", "toggle-blur", ["toggleBlur"]],
  ["call-client-inCall", "toggle-blur", ["toggleBlur"]],
  ["more-host-rules", "consulting", ["consult", true]],
  ["consulting-rules", "consulting", ["consult", false]],
  ["host-consulting-waiters", "knock-admit", ["admit", "guest"]],
  ["consulting-waiting", "knock-refuse", ["turnAway", "guest"]],
  ["consulting-leave", "finish", ["finish"]],
  ["host-consulting-leave", "end-for-all", ["hangUp"]],
  ["more-host-rules", "lock", ["setPolicy", { ask: true }], ["askFirst", true]],
  ["more-host-rules", "allow-keeping", ["setPolicy", { keep: true }]],
  ["more-host-people", "safety-differ", ["distrust", "ann"]],
  ["more-host", "end-for-all", ["hangUp"]],
  ["more-password-set", "set-password-submit", ["password", "peer appel"]],
  ["kept-in-dialog", "record", ["promise", false], ["keep", "rec", false]],
  ["person", "kick", ["kick", "p1"]],
  ["person", "hand-over", ["handOver", "p1", true]],
  ["more-host-comfort", "large-letters", ["setLargeLetters", true]],
  ["more-host-comfort", "signals", ["setSignals", false]],
  ["call-text", "read-text", ["readTexts", 1]],
  ["call-texts", "open-texts", ["readTexts", 1]],
  ["call-texts-short", "read-text", ["readTexts", 1]],
  ["file-in-offered", "file-take", ["takeFile", "x"]],
  ["file-in-offered", "file-refuse", ["stopFile", "x"]],
  ["file-out-asked", "file-refuse", ["stopFile", "x"]],
  ["file-out-telling", "file-tell", ["tellFile", "x"]],
  ["file-out-moving", "file-stop", ["stopFile", "x"]],
  ["file-out-cut", "file-again", ["offerAgain", "x"]],
  ["file-out-done", "file-seen", ["putFileAway", "x"]],
  ["file-in-done", "file-save", ["saveFile", "x"]],
  ["more-file", "ask-file", ["askFile", "ann"]],
  ["ended-files", "file-save", ["stop"], ["saveFile", "x"]],
  ["more-file-whom", "ask-file"],
  ["ended-files", "ended-home", ["stop"]],
  ["ended-files-unsaved", "ended-home", ["stop"], ["go", "home"], ["forget"]],
  ["chat-full", "chat-send", ["write", "vol ".repeat(250)]],
  ["leave", "leave-others", ["handOver", "p0", false]],
  ["leave", "end-for-all", ["hangUp"]],
  ["show-room", "show-room", ["start", "hidden"], ["setBackground", "none"]],
  ["return-here", "return-yes", ["comeBack", false], ["comeBack", false]],
  ["return-here", "return-no", ["comeBack", false], ["stayOut"], ["setLeftover", null]],
  ["return-looking", "hang-up", ["stayOut"], ["setLeftover", null]],
  ["return-elsewhere", "return-yes", ["comeBack", true], ["comeBack", true]],
  ["ended-alreadyOpen", "return-yes", ["stop"], ["comeBack", true]],
  ["ended-hungUp", "start-again", ["stop"], ["go", "join"], ["leave"]],
  ["ended-wordsTaken", "start-again", ["stop"], ["go", "start"], ["leave"]],
];

describe("a button asks for what it says", () => {
  it.for(BUTTONS)("%s, %s", async ([picture, testId, ...wanted]) => {
    await show(page, picture);
    await press(testId);
    expect(JSON.parse(JSON.stringify(await asked()))).toEqual(wanted);
  });
});

it("the page itself fills the screen, and the switch follows whoever ends that with a key", async () => {
  await show(page, "more-host-comfort");
  const full = page.getByTestId("full-screen");
  const fills = () => page.evaluate(() => document.fullscreenElement === document.documentElement);
  await full.check();
  await expect.poll(fills).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect.poll(() => full.isChecked()).toBe(false);
  await full.check();
  await full.uncheck();
  await expect.poll(fills).toBe(false);
  await page.evaluate(() => {
    document.documentElement.requestFullscreen = () => Promise.reject(new TypeError("not now"));
  });
  await full.click();
  await expect.poll(() => full.isChecked()).toBe(false);
  await page.evaluate(() => Reflect.deleteProperty(document.documentElement, "requestFullscreen"));
});

it("a client inside another app gets the link with the words to take along, and nothing of what to allow there", async () => {
  await show(page, "preview-in-app");
  expect(await page.getByTestId("invite-link").inputValue()).toMatch(/#join=Jos%C3%A9\.Sint-Niklaas\.Fiets$/);
  const said = await page.getByTestId("error").allInnerTexts();
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("in een andere app geopend");
});

describe("the screen is shown", () => {
  it("once something of it was chosen, and the dialog out of the way", async () => {
    await show(page, "more-host-show");
    await press("show-begin");
    await page.getByTestId("show-begin").waitFor({ state: "hidden" });
    expect((await asked()).map(([name]) => name)).toEqual(["setShown"]);
  });

  it("until its button is pressed, in the menu or over the call", async () => {
    await show(page, "screen-own");
    await press("stop-showing");
    expect(await asked()).toEqual([["setShown", null]]);
  });
});

it("somebody's picture goes into a window of its own, and the dialog out of the way", async () => {
  await show(page, "person");
  await press("own-window");
  const whose = () =>
    page.evaluate(() => document.pictureInPictureElement?.closest<HTMLElement>("[data-person]")?.dataset["person"]);
  await expect.poll(whose).toBe("p1");
  expect(await page.locator("dialog[open]").count()).toBe(0);
});

describe("what is written", () => {
  const field = () => page.getByTestId("chat-text");
  const written = async () => (await asked()).filter(([name]) => name === "write");

  it("goes with Enter, a line begins with Shift and Enter, and the field is empty for the next", async () => {
    await show(page, "chat-empty");
    await field().pressSequentially("Dag");
    await field().press("Shift+Enter");
    await field().pressSequentially("Ann");
    await field().press("Enter");
    expect(await written()).toEqual([["write", "Dag\nAnn"]]);
    expect(await field().inputValue()).toBe("");
    expect(await field().evaluate((one) => one === document.activeElement)).toBe(true);
    await field().press("Enter");
    expect(await written()).toHaveLength(1);
  });

  it("stands in a log that is read aloud, and an address in it opens beside the call without saying where from", async () => {
    await show(page, "chat");
    const link = page.getByRole("log", { name: "Berichten" }).getByRole("link");
    expect(await link.getAttribute("href")).toBe("https://www.example.org/recept");
    expect([await link.getAttribute("target"), await link.getAttribute("rel")]).toEqual([
      "_blank",
      "noopener noreferrer",
    ]);
  });

  it("is counted on the button that leads there", async () => {
    await show(page, "call-texts-short");
    expect(await page.getByTestId("new-text").innerText()).toContain("Bericht 1\n");
    await page.getByRole("button", { name: "Meer 12 nieuwe berichten" }).click();
    await press("more-chat");
    expect((await asked()).at(-1)).toEqual(["readTexts", 12]);
  });

  it("cannot be put away unread where it is long, and stays in the field when the dialog is closed", async () => {
    await show(page, "call-texts");
    expect(await page.getByTestId("read-text").count()).toBe(0);
    await press("open-texts");
    await field().fill("Nog niet klaar");
    await page.keyboard.press("Escape");
    await page.getByTestId("more").click();
    await press("more-chat");
    expect(await field().inputValue()).toBe("Nog niet klaar");
  });
});

describe("three words", () => {
  describe("while their list is loading", () => {
    let fresh: Page;
    let release: () => void;
    const field = (name: string) => fresh.getByTestId(`start-${name}`);
    /** The list is there, and everything that waited for it is done: the password's button was pressed last. */
    async function arrived(): Promise<void> {
      await expect.poll(() => field("password").inputValue()).not.toBe("");
    }

    beforeEach(async () => {
      fresh = await gallery.page();
      const held = new Promise<void>((resolve) => void (release = resolve));
      // The dictionary, which is called the same, is there already.
      await fresh.route(/\/nl-[^/]+\.js$/, async (route) => {
        await held;
        await route.continue();
      });
      await show(fresh, "start");
    });
    afterEach(() => fresh.close());

    it("are not drawn into a field in which somebody is about to type", async () => {
      await field("password-suggest").click();
      const third = field("word3");
      await third.focus();
      release();
      await arrived();
      expect(await third.inputValue()).toBe("");
      await third.pressSequentially("Fiets");
      expect(await third.inputValue()).toBe("Fiets");
    });

    it("are not drawn over what somebody types meanwhile", async () => {
      await field("words-random").click();
      await field("word3-random").click();
      await field("word1").fill("Anna");
      await field("word3").fill("Fiets");
      await field("password-suggest").click();
      release();
      await arrived();
      expect(await Promise.all([1, 2, 3].map((n) => field(`word${n}`).inputValue()))).toEqual(["Anna", "", "Fiets"]);
    });

    it("nor is a password", async () => {
      await field("password-suggest").click();
      await field("password").fill("Zelf bedacht");
      await field("words-random").click();
      release();
      await expect.poll(() => field("word1").inputValue()).not.toBe("");
      expect(await field("password").inputValue()).toBe("Zelf bedacht");
    });
  });

  it("and a password are chosen with one press by whoever does not want to", async () => {
    await show(page, "start-filled");
    await press("start-direct");
    const entered = async () => (await asked()).find(([name]) => name === "enter");
    await expect
      .poll(entered)
      .toMatchObject(["enter", "host", { password: expect.stringMatching(/^\S+ \S+$/) }, "nl", {}]);
    const { words } = (await entered())![2] as { words: string[] };
    expect(new Set(words).size).toBe(3);
    expect(words).not.toContain("José");
  });

  it("are drawn in the language that the person changes to, and what was typed stays", async () => {
    await show(page, "start");
    const field = (name: string) => page.getByTestId(`start-${name}`);
    await expect.poll(() => field("word3").inputValue()).not.toBe("");
    const before = await field("word3").inputValue();
    await field("password").fill("Zelf bedacht");
    await field("word1").focus();
    onTestFinished(async () => void (await page.getByTestId("lang").selectOption("nl")));
    await page.getByTestId("lang").selectOption("de");
    await expect.poll(() => field("word3").inputValue()).toMatch(/^[A-Z]/);
    expect(await field("word3").inputValue()).not.toBe(before);
    expect(await field("password").inputValue()).toBe("Zelf bedacht");
  });

  it("are for consulting hours the next time as well where the device remembers them, but not what is drawn instead", async () => {
    onTestFinished(() => page.evaluate(() => localStorage.clear()));
    await show(page, "start-filled");
    await page.getByTestId("start-fixed").check();
    await page.getByTestId("start-consulting").check();
    await press("start-submit");
    expect((await asked())[0]).toMatchObject(["enter", "host", {}, "nl", { ask: true, consulting: true }]);
    await show(page, "start");
    expect(await page.getByTestId("start-consulting").isChecked()).toBe(true);
    await press("start-direct");
    await expect.poll(async () => (await asked())[0]).toMatchObject(["enter", "host", {}, "nl", {}]);
    await show(page, "start");
    await page.getByTestId("start-fixed").uncheck();
    await show(page, "start");
    expect(await page.getByTestId("start-consulting").isChecked()).toBe(false);
  });

  it("are the same the next time where the device remembers them, and whoever knows them has to wait at the door", async () => {
    onTestFinished(() => page.evaluate(() => localStorage.clear()));
    const form = () => Promise.all([1, 2, 3].map((n) => page.getByTestId(`start-word${n}`).inputValue()));
    const own = ["José", "Sint-Niklaas", "Fiets"];
    await show(page, "start-filled");
    await press("start-fixed");
    await press("start-submit");
    expect((await asked())[0]).toMatchObject(["enter", "host", { words: own }, "nl", { ask: true, consulting: false }]);
    await show(page, "start");
    expect(await form()).toEqual(own);
    // A call with other words in between changes nothing, and a second press begins no other.
    await page.getByTestId("start-direct").dblclick();
    await expect.poll(async () => (await asked()).length).toBeGreaterThan(0);
    expect((await asked()).filter(([name]) => name === "enter")).toHaveLength(1);
    await show(page, "start");
    expect(await form()).toEqual(own);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/appel/);

    await press("start-fixed");
    await show(page, "start");
    await expect.poll(async () => (await form())[2]).not.toBe("");
    expect((await form()).slice(0, 2)).toEqual(["", ""]);
  });

  it("are drawn as easily as one, all of them different, and can be drawn again", async () => {
    await show(page, "start");
    const words = () => Promise.all([1, 2, 3].map((n) => page.getByTestId(`start-word${n}`).inputValue()));
    await expect.poll(async () => (await words())[2]).not.toBe("");
    const before = await words();
    await press("start-words-random");
    await expect.poll(words).not.toEqual(before);
    const drawn = await words();
    expect(new Set(drawn).size).toBe(3);
    expect(drawn).not.toContain("");
    await press("start-words-random");
    await expect.poll(words).not.toEqual(drawn);
  });
});

describe("what is typed", () => {
  it("as the client's words goes into the room as it stands there", async () => {
    await show(page, "join");
    for (const [index, word] of ["Anna", "Brugge", "aardbeij"].entries())
      await page.getByTestId(`join-word${index + 1}`).fill(word);
    await press("join-suggestion");
    await press("join-submit");
    expect(await asked()).toContainEqual([
      "enter",
      "client",
      { words: ["Anna", "Brugge", "aardbei"], password: "" },
      "nl",
    ]);
  });

  it("is found in another spelling while nobody answers, and the page tries there without a way back through the form", async () => {
    await show(page, "client-unanswered");
    expect(await page.getByTestId("read-back-submit").count()).toBe(0);
    await page.getByTestId("read-back-word2").fill("St Truiden");
    await page.getByTestId("read-back-suggestion2").getByText("Sint-Truiden", { exact: true }).click();
    await page.getByTestId("read-back-word1").fill("");
    await press("read-back-submit");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe("read-back-word1");
    expect((await asked()).some(([name]) => name === "enter")).toBe(false);
    await page.getByTestId("read-back-word1").fill("Anna");
    await press("read-back-submit");
    expect((await asked()).slice(-4)).toEqual([
      ["hangUp"],
      ["leave"],
      ["enter", "client", { words: ["Anna", "Sint-Truiden", "Fiets"], password: "" }, "nl"],
      ["ready"],
    ]);
  });

  it("as a password is asked about where listed words are near", async () => {
    await show(page, "client-password-password");
    await page.getByTestId("join-password").fill("apel bohm");
    await press("join-password-suggestion");
    expect(await page.getByTestId("join-password").inputValue()).toMatch(/^appel b/);
    expect(await page.getByTestId("join-password-suggestion").count()).toBe(0);
  });

  it("as a password is handed on", async () => {
    await show(page, "client-password-password");
    await page.getByTestId("join-password").fill("appel boom");
    await press("join-password-submit");
    expect(await asked()).toEqual([["password", "appel boom"]]);
  });

  it("as an address to stream to is aimed at before everybody is asked; a wrong one is not", async () => {
    await show(page, "live-form");
    expect(await page.getByTestId("error").count()).toBe(1);
    await page.getByTestId("live-address").fill("https://live.example/whip");
    await page.getByTestId("live-token").fill("secret");
    await press("live");
    expect(await asked()).toEqual([
      ["aim", { address: "https://live.example/whip", token: "secret" }],
      ["keep", "live", true],
    ]);
  });
});

describe("who runs the site", () => {
  it.for([
    ["help-operator", "tel:+3225551234", "Helpdesk: +32 2 555 12 34"],
    ["ended-operator", "mailto:help@zorg.example", "Hebt u hulp nodig? Zorg & Co: help@zorg.example"],
  ] as const)("can be reached from %s", async ([picture, address, said]) => {
    await show(page, picture);
    const helpdesk = page.getByTestId("helpdesk");
    expect(await helpdesk.innerText()).toBe(said);
    expect(await helpdesk.getByRole("link").getAttribute("href")).toBe(address);
  });

  it("is not spoken of where nobody says so", async () => {
    await show(page, "help");
    expect(await page.getByTestId("operator").count()).toBe(0);
  });
});

describe("a planned conversation", () => {
  it("is refused where it would be over, and says so where the day is missing", async () => {
    await show(page, "plan-past");
    expect(await page.getByTestId("error").allInnerTexts()).toEqual(["Dat moment is voorbij. Kies een later moment."]);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset["testid"])).toBe("plan-date");
    await show(page, "plan-errors");
    expect(await page.getByTestId("error").allInnerTexts()).toEqual(["Kies een dag.", "Kies een tijd."]);
  });

  it("gets other words with a press, and in the language of whoever is invited", async () => {
    await show(page, "plan");
    const drawn = page.getByTestId("plan-words");
    const before = await drawn.innerText();
    await press("plan-draw");
    await expect.poll(() => drawn.innerText()).not.toBe(before);
    await page.getByTestId("plan-language").selectOption({ label: "Deutsch" });
    const known = new Set<string>(german);
    await expect.poll(async () => (await drawn.innerText()).split(" · ").every((word) => known.has(word))).toBe(true);
  });

  it("takes the words that the device remembers only where the host wants that", async () => {
    onTestFinished(() => page.evaluate(() => localStorage.removeItem("driewoord")));
    await page.evaluate(() => localStorage.setItem("driewoord", JSON.stringify({ room: "Tom\nHasselt\nFiets" })));
    await show(page, "plan");
    const words = page.getByTestId("plan-words");
    expect(await words.innerText()).toMatch(/^\S+ · \S+ · \S+$/);
    expect(await words.innerText()).not.toContain("Hasselt");
    await page.getByTestId("plan-fixed").check();
    expect(await words.innerText()).toBe("Tom · Hasselt · Fiets");
  });

  it("is sent as an e-mail with a button, or as text, and by the programs of the device", async () => {
    await show(page, "plan-made");
    await page.evaluate(() => {
      // The site's own policy lets nobody read the clipboard.
      navigator.clipboard.write = async ([item]) => {
        const copied: string[] = [];
        for (const type of ["text/plain", "text/html"]) copied.push(await (await item!.getType(type)).text());
        Object.assign(globalThis, { copied });
      };
    });
    const text = await page.getByTestId("plan-mail-text").inputValue();
    await press("plan-mail-copy");
    await page.getByText("Gekopieerd").waitFor();
    const [plain, html] = await page.evaluate(() => (globalThis as unknown as { copied: string[] }).copied);
    expect(plain).toBe(text);
    const link = /http\S+/.exec(text)![0];
    expect(html).toContain(`href="${link.replaceAll("&", "&amp;")}"`);
    const mail = new URL((await page.getByTestId("plan-mail").getAttribute("href"))!);
    expect(mail.searchParams.get("subject")).toBe("Videogesprek: woensdag 1 december 2032 om 14:00");
    expect(mail.searchParams.get("body")).toBe(text.replaceAll("\n", "\r\n"));
    const sms = await page.getByTestId("plan-sms").getAttribute("href");
    expect(decodeURIComponent(sms!)).toBe(`sms:?&body=${await page.getByTestId("plan-sms-text").inputValue()}`);
  });

  it("leads back to the form with all that was filled in", async () => {
    await show(page, "plan-made");
    const link = await page.getByTestId("invite-link").inputValue();
    await page.locator(".back").click();
    expect(await page.getByTestId("plan-date").inputValue()).toBe("2032-12-01");
    await press("plan-submit");
    expect(await page.getByTestId("invite-link").inputValue()).toBe(link);
  });

  it("is followed by another, which nobody reaches with the words of the first", async () => {
    await show(page, "plan-made");
    const words = async () => /#start=([^&]*)/.exec(await page.getByTestId("invite-link").inputValue())![1];
    const before = await words();
    await press("plan-another");
    expect(await page.getByTestId("plan-date").inputValue()).toBe("");
    await page.getByTestId("plan-date").fill("2032-12-02");
    await page.getByTestId("plan-time").fill("09:00");
    await press("plan-submit");
    expect(await words()).not.toBe(before);
  });
});

describe("whoever waits is asked whether camera and sound work", () => {
  const question = () => page.locator(".check .question").innerText();

  it("one thing after the other, the sound once it was played, and the others are told that all works", async () => {
    await show(page, "client-invited");
    expect(await question()).toBe("Ziet u uzelf?");
    await press("check-yes");
    expect(await question()).toBe("Zeg iets. Beweegt het balkje?");
    // A screen reader goes on with it.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Vraag 2 van 3Zeg iets/);
    await press("check-yes");
    expect(await page.getByTestId("check-yes").count()).toBe(0);
    await press("speaker-test");
    await press("check-yes");
    expect(await asked()).toEqual([["setTried", true]]);
  });

  it("with what helps behind a No, and the others are told what went on without", async () => {
    await show(page, "client-check-see");
    await page.getByText("Zit er een schuifje").waitFor();
    await page.getByTestId("camera-select").waitFor();
    await press("check-skip");
    await press("check-yes");
    await press("speaker-test");
    await press("check-yes");
    expect(await asked()).toEqual([["setTried", false]]);
  });

  it("and is told what the browser says is wrong, where it says so", async () => {
    await show(page, "client-check-denied");
    await page.getByTestId("check").getByTestId("error").waitFor();
    expect(await page.getByText("Zit er een schuifje").count()).toBe(0);
  });
});

describe("over a picture that nobody touches for a while", () => {
  const OVER = [".language", ".remote .dots", ".remote figcaption"];
  /** Runs in the page: of each, whether it is seen, and whether a press there would hit it; behind a movement of the mouse where `moved`. */
  function look({ over, moved }: { over: readonly string[]; moved: boolean }): { seen: boolean; hit: boolean }[] {
    if (moved) dispatchEvent(new PointerEvent("pointermove", { pointerType: "mouse" }));
    return over.map((selector) => {
      const one = document.querySelector(selector)!;
      const { left, top, width, height } = one.getBoundingClientRect();
      return {
        seen: getComputedStyle(one).opacity === "1",
        hit: one.contains(document.elementFromPoint(left + width / 2, top + height / 2)),
      };
    });
  }
  const found = (moved = false) => page.evaluate(look, { over: OVER, moved });
  const rests = (yes: boolean) => page.locator(`.people[data-rests="${yes}"]`).waitFor();
  const THERE = { seen: true, hit: true };
  const BACK = { seen: false, hit: false };

  it("what is only there to be pressed steps back, and comes back when the mouse is moved", async () => {
    await show(page, "call-promised");
    await rests(true);
    expect(await found()).toEqual([BACK, BACK, BACK]);
    expect(await found(true)).toEqual([THERE, THERE, THERE]);
  });

  it("a finger presses nothing that it does not see, and brings it back", async () => {
    await show(page, "call-promised");
    const { x, y, width, height } = (await page.locator(".remote .dots").boundingBox())!;
    await rests(true);
    const finger = await page.context().newCDPSession(page);
    await finger.send("Emulation.setTouchEmulationEnabled", { enabled: true });
    const touchPoints = [{ x: x + width / 2, y: y + height / 2 }];
    await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await rests(false);
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await page.locator("dialog[open]").waitFor();
    await finger.send("Emulation.setTouchEmulationEnabled", { enabled: false });
    await finger.detach();
  });

  it("each stays where the keyboard is, and so does what is said of the other's microphone", async () => {
    await show(page, "call-off");
    await page.locator(".remote .dots").focus();
    await page.keyboard.press("Shift");
    await rests(true);
    expect(await found()).toEqual([BACK, THERE, THERE]);
  });
});

describe("where camera or microphone was refused", () => {
  const steps = () => page.getByTestId("allow-steps").locator("li > p").allInnerTexts();

  it("the steps are shown of this browser, and of any other, for whoever helps on the phone", async () => {
    await show(page, "allow-chrome");
    expect(await steps()).toEqual([
      "Druk naast het webadres op de schuifjes.",
      "Zet camera en microfoon aan.",
      "Druk op deze knop.",
    ]);
    await page.getByTestId("allow-browser").selectOption("ios");
    expect(await steps()).toEqual([
      expect.stringContaining("blaadje"),
      expect.stringContaining("Druk op “Website-instellingen”."),
      "Kies bij camera en microfoon “Sta toe”.",
      "Druk op deze knop.",
    ]);
  });

  it("the last step asks for them again", async () => {
    await show(page, "allow-chrome");
    await press("allow-retry");
    // The screen itself has asked once already.
    expect((await asked()).slice(1)).toEqual([["start"]]);
    expect(await page.locator("dialog[open]").count()).toBe(0);
  });

  it("and among the questions and answers, where it asks for nothing", async () => {
    await show(page, "faq-allow");
    expect((await steps()).at(-1)).toBe("Druk op “Opnieuw proberen”.");
    expect(await page.getByTestId("allow-retry").count()).toBe(0);
  });

  it("no steps are offered where something else is wrong", async () => {
    await show(page, "preview-camera-inUse");
    await page.getByTestId("error").waitFor();
    expect(await page.getByTestId("problem-how").count()).toBe(0);
  });
});

it("whoever came by a link is not asked to read its words back, however long nobody answers, but to phone", async () => {
  await show(page, "client-invited");
  await page.getByText("Er is nog niemand gekomen. Bel de ander op").waitFor();
  expect(await page.getByTestId("read-back").count()).toBe(0);
});

it("a host with an appointment is offered no other words, and told that nobody has to dictate them", async () => {
  await show(page, "start-appointment");
  expect(await page.getByTestId("start-direct").count()).toBe(0);
  expect(await page.getByTestId("start-word3-random").count()).toBe(0);
  expect(await page.getByTestId("start-words-random").count()).toBe(0);
  await show(page, "host-appointment");
  await page.getByText("hoeft daar alleen op de link te drukken").waitFor();
});

describe("a link instead of the telephone", () => {
  const LINK = /\/gallery\/#join=Jos%C3%A9\.Sint-Niklaas\.Fiets$/;
  const href = (way: string) => page.getByTestId(`invite-${way}`).getAttribute("href");

  it("is sent only by a host who insists where there is a password, which is in none of the messages", async () => {
    await show(page, "host-invite");
    expect(await page.getByTestId("invite-link").count()).toBe(0);
    await press("invite-insist");
    const link = await page.getByTestId("invite-link").inputValue();
    expect(link).toMatch(LINK);
    const messages = await Promise.all(["whatsapp", "mail", "sms"].map(href));
    for (const message of messages) {
      expect(decodeURIComponent(message ?? "")).toContain(`${link} Het wachtwoord hoort u aan de telefoon.`);
      expect(decodeURIComponent(message ?? "")).not.toMatch(/appel/);
    }
  });

  it("is copied, and the code is of the same link", async () => {
    await show(page, "host-invite-open");
    await page.evaluate(() => {
      // The site's own policy lets nobody read the clipboard.
      navigator.clipboard.writeText = async (text) => void Object.assign(globalThis, { copied: text });
    });
    await press("invite-copy");
    await page.getByText("Gekopieerd").waitFor();
    const copied = await page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
    expect(copied).toMatch(LINK);
    // As many squares as the code of a text so long has, with a border of four.
    const box = await page.getByTestId("invite-code").getAttribute("viewBox");
    expect(box).toBe(`0 0 ${encode(copied, { border: 4 }).size} ${encode(copied, { border: 4 }).size}`);
  });
});

describe("Enter", () => {
  const field = (name: string) => page.getByTestId(name);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
  const hint = (name: string) => field(name).evaluate((input: HTMLInputElement) => input.enterKeyHint);
  const entered = async () => (await asked()).filter(([name]) => name === "enter");

  it("goes to the next empty field of a host's form, and nothing begins without a password that was not left out on purpose", async () => {
    await show(page, "start");
    // One is suggested; here it is taken out.
    await expect.poll(() => field("start-password").inputValue()).toMatch(/^\S+ \S+$/);
    expect(await field("start-word3").inputValue()).not.toBe("");
    await field("start-password").fill("");
    await field("start-word1").fill("Anna");
    expect(await hint("start-word1")).toBe("next");
    await field("start-word1").press("Enter");
    expect(await focused()).toBe("start-word2");
    await field("start-word2").fill("Brugge");
    await field("start-word2").press("Enter");
    expect(await focused()).toBe("start-password");
    expect(await hint("start-password")).toBe("go");
    await field("start-password").press("Enter");
    expect(await page.getByTestId("error").textContent()).toContain("Kies een wachtwoord");
    expect(await entered()).toEqual([]);
    await field("start-password").fill("appel boom");
    await field("start-password").press("Enter");
    expect(await entered()).toMatchObject([["enter", "host", { password: "appel boom" }, "nl", COMMON]]);
  });

  it("goes to an empty field further up too", async () => {
    await show(page, "start-filled");
    await field("start-word2").fill("");
    await field("start-password").press("Enter");
    expect(await focused()).toBe("start-word2");
    expect(await entered()).toEqual([]);
  });

  it("goes from word to word at a client", async () => {
    await show(page, "join");
    for (const [word, next] of [
      ["join-word1", "join-word2"],
      ["join-word2", "join-word3"],
    ] as const) {
      await field(word).fill("Anna");
      await field(word).press("Enter");
      expect(await focused()).toBe(next);
      expect(await page.locator("[aria-invalid]").count()).toBe(0);
    }
    expect(await hint("join-word3")).toBe("go");
    await field("join-word3").fill("Fiets");
    await field("join-word3").press("Enter");
    expect(await entered()).toHaveLength(1);
  });

  it("puts the keyboard away where there is nothing to send", async () => {
    await show(page, "preview-mic-missing");
    await field("display-name").focus();
    expect(await hint("display-name")).toBe("done");
    await field("display-name").press("Enter");
    expect(await focused()).not.toBe("display-name");
  });

  it("is left to an input method that is composing", async () => {
    await show(page, "join");
    await field("join-word1").fill("Anna");
    await field("join-word1").dispatchEvent("keydown", { key: "Enter", isComposing: true });
    expect(await focused()).toBe("join-word1");
  });
});

describe("what is pasted", () => {
  const paste = (name: string, text: string) =>
    page.getByTestId(name).evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", pasted);
      return field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  const words = () => Promise.all([1, 2, 3].map((n) => page.getByTestId(`join-word${n}`).inputValue()));

  it.for([
    ["a list", "join-word1", "José\nSint-Niklaas\nFiets\n", ["José", "Sint-Niklaas", "Fiets"]],
    ["the rest of one", "join-word2", "Sint-Niklaas, Fiets", ["", "Sint-Niklaas", "Fiets"]],
    ["a link", "join-word2", "https://bel.example/#join=Jos%C3%A9.Brugge.Fiets", ["José", "Brugge", "Fiets"]],
  ] as const)("%s is spread over the fields", async ([, where, text, spread]) => {
    await show(page, "join");
    expect(await paste(where, text)).toBe(false);
    expect(await words()).toEqual(spread);
  });

  it("one word is the browser's own business", async () => {
    await show(page, "join");
    expect(await paste("join-word1", "Sint Niklaas")).toBe(true);
    expect(await words()).toEqual(["", "", ""]);
  });
});

it("a second press in the same place does not answer the question that has moved up there", async () => {
  await show(page, "knock");
  const answered = () => page.evaluate(() => (globalThis as unknown as { answered: string[] }).answered);
  await page.evaluate(() => {
    const answered: string[] = [];
    Object.assign(globalThis, { answered });
    const button = (name: string) => {
      const made = document.createElement("button");
      Object.assign(made.style, {
        position: "fixed",
        inset: "0 auto auto 0",
        width: "9rem",
        height: "4rem",
        zIndex: "9",
      });
      made.addEventListener("click", () => {
        answered.push(name);
        if (name === "first") made.replaceWith(button("second"));
      });
      return made;
    };
    document.querySelector(".above")!.append(button("first"));
  });
  /** One behind the other, however busy the machine is. */
  const clicks = (...places: readonly (readonly [x: number, y: number])[]) =>
    page.evaluate((all) => {
      for (const [clientX, clientY] of all) {
        const click = new MouseEvent("click", { detail: 1, clientX, clientY, bubbles: true, cancelable: true });
        document.elementFromPoint(clientX, clientY)!.dispatchEvent(click);
      }
    }, places);
  await clicks([40, 20], [40, 20]);
  expect(await answered()).toEqual(["first"]);
  // Somewhere else, or on purpose a moment later, it counts.
  await clicks([90, 40]);
  expect(await answered()).toEqual(["first", "second"]);
});

it.for([
  ["knock-in-dialog", "knock-admit"],
  ["consent-in-dialog", "consent-yes"],
] as const)("whoever asks is in sight however far a dialog is scrolled: %s", async ([picture, button]) => {
  await page.setViewportSize({ width: 390, height: 640 });
  await show(page, picture);
  const dialog = page.locator("dialog[open]");
  const scrolled = await dialog.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
    return element.scrollTop;
  });
  expect(scrolled).toBeGreaterThan(100);
  await dialog.getByTestId(button).click({ timeout: 5_000 });
  expect(await asked()).toHaveLength(1);
  expect(await dialog.evaluate((element) => element.scrollTop)).toBe(scrolled);
});

it("whoever knocks is in sight also while one is asked something", async () => {
  await show(page, "knock-in-question");
  await page.locator("dialog[open]").getByTestId("knock-admit").click();
  expect(await asked()).toEqual([["admit", "guest"]]);
});

describe("what comes in from the other", () => {
  const stopped = (on: Page) =>
    on.getByTestId("remote-video").evaluate((video: HTMLVideoElement) => video.srcObject !== null && video.paused);

  it("goes on when the system has stopped it, as for a telephone call", async () => {
    await show(page, "call-host-inCall");
    await expect.poll(() => stopped(page)).toBe(false);
    const goesOn = page.getByTestId("remote-video").evaluate(
      (video: HTMLVideoElement) =>
        new Promise((resolve) => {
          video.addEventListener("play", resolve, { once: true });
          video.pause();
        }),
    );
    await goesOn;
  });

  it("begins with a press where the browser wants one", async () => {
    const strict = await gallery.page(`{
      const { play } = HTMLMediaElement.prototype;
      let may = false;
      addEventListener("pointerdown", () => (may = true), true);
      HTMLMediaElement.prototype.play = function () {
        return may ? play.call(this) : Promise.reject(new DOMException("", "NotAllowedError"));
      };
      Object.defineProperty(HTMLMediaElement.prototype, "autoplay", { set() {} });
    }`);
    await show(strict, "call-host-inCall");
    await strict.locator(".remote .press").click();
    await strict.locator(".remote .press").waitFor({ state: "detached" });
    expect(await stopped(strict)).toBe(false);
    await strict.close();
  });
});

it("a switch keeps its name, and says whether it is on", async () => {
  const microphone = (pressed: boolean) => page.getByRole("button", { name: "Microfoon", exact: true, pressed });
  await show(page, "call-host-inCall");
  await microphone(true).waitFor();
  await show(page, "call-off");
  await microphone(false).waitFor();
});

it("the browser's own Back leaves the preview, as the button does", async () => {
  await show(page, "preview-host");
  await page.goBack();
  await expect.poll(asked).toEqual([["start", "hidden"], ["stop"], ["hangUp"], ["leave"]]);
});

it("devices of one name are told apart, and Android's cameras by where they look", async () => {
  await show(page, "preview-cameras");
  const names = page.getByTestId("camera-select").locator("option");
  expect(await names.allTextContents()).toEqual(["HD Webcam", "HD Webcam (2)", "Voorkant", "Apparaat 4"]);
});

it("a room without a password is a choice of its own", async () => {
  await show(page, "start-filled");
  await press("start-open");
  expect(await page.getByTestId("start-password").count()).toBe(0);
  await press("start-submit");
  expect((await asked())[0]).toMatchObject(["enter", "host", { password: "" }, "nl", COMMON]);
});

describe("the room stays hidden", () => {
  it.for([
    ["by the button", () => press("keep-hidden")],
    ["where the question is closed", () => page.keyboard.press("Escape")],
  ] as const)("%s", async ([, answer]) => {
    await show(page, "show-room");
    await answer();
    await expect.poll(() => page.locator("dialog[open]").count()).toBe(0);
    expect(await asked()).not.toContainEqual(["setBackground", "none"]);
    expect(await page.getByTestId("background-strong").isChecked()).toBe(true);
  });
});

describe("REC and LIVE", () => {
  it.for(["kept-by-other-rec", "kept-by-other-live", "kept-own-rec"])(
    "%s: are large, at the right, and said",
    async (name) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await show(page, name);
      const kind = name.includes("live") ? "live" : "rec";
      const box = (await page.locator(`.over > .badges [data-testid="badge-${kind}"]`).boundingBox())!;
      expect(box.width).toBeGreaterThanOrEqual(56);
      expect(box.height).toBe(box.width);
      expect(box.x + box.width).toBeGreaterThan(360);
      expect(await page.getByTestId("status-kept").textContent()).not.toBe("");
    },
  );

  it("takes one's own promise back, and no promise is offered any more", async () => {
    await show(page, "kept-own-rec");
    expect(await asked()).toContainEqual(["promise", false]);
    expect(await page.getByTestId("promise").count()).toBe(0);
  });
});

it("a picture that the system has stopped, as while the phone rings, goes on when the page is looked at again", async () => {
  await show(page, "call-shown");
  const paused = () => page.evaluate(() => document.querySelector<HTMLVideoElement>(".remote video")!.paused);
  await expect.poll(paused, { timeout: 10_000 }).toBe(false);
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    document.querySelector<HTMLVideoElement>(".remote video")!.pause();
  });
  // Only what comes in order shows that it is not begun too early: behind the stop, and behind what it has set going.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
  expect(await paused()).toBe(true);
  await page.evaluate(() => {
    Reflect.deleteProperty(document, "visibilityState");
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect.poll(paused, { timeout: 10_000 }).toBe(false);
  await page.evaluate(() => document.querySelector<HTMLVideoElement>(".remote video")!.pause());
  await expect.poll(paused, { timeout: 10_000 }).toBe(false);
});
