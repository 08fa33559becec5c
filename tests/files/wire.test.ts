import { describe, expect, it } from "vitest";
import { mayRun } from "../../src/files/exchange.ts";
import { fileName, parseMessage } from "../../src/files/wire.ts";

describe("a file's name", () => {
  it.for([
    ["brief.pdf", "brief.pdf"],
    ["Lettre d’Amélie.docx", "Lettre d’Amélie.docx"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["C:\\Windows\\system.ini", "C__Windows_system.ini"],
    [".bashrc", "_.bashrc"],
    ["...", "_"],
    ["foto.exe. .", "foto.exe"],
    ["", "_"],
    ["\u200b", "_"],
    // The end of a name, turned round by a mark that nobody sees.
    ["foto\u202egpj.exe", "fotogpj.exe"],
    ["een\nregel\tmeer.txt", "een regel meer.txt"],
    ['a<b>c|d"e?f*g:h.txt', "a_b_c_d_e_f_g_h.txt"],
  ])("%j is %j", ([given, shown]) => {
    expect(fileName(given!)).toBe(shown);
    expect(fileName(shown!)).toBe(shown);
  });

  it("is cut in the middle, so that its ending stays in sight", () => {
    const name = fileName(`${"a".repeat(500)}.exe`);
    expect(name).toHaveLength(120);
    expect(name.endsWith("a.exe")).toBe(true);
  });
});

describe("a message", () => {
  const offer = { type: "offer", name: "a.png", bytes: 10, media: "image/png" };
  it.for([
    offer,
    { ...offer, bytes: 0, media: "" },
    { type: "ask" },
    { type: "take" },
    { type: "refuse", why: "room" },
    { type: "got", bytes: 5 },
    { type: "end", digest: "a".repeat(64) },
    { type: "whole" },
    { type: "broken" },
    { type: "stop", why: "device" },
  ])("%j is one", (message) => {
    expect(parseMessage(JSON.stringify(message))).toEqual(message);
  });

  it.for([
    { ...offer, bytes: 2_147_483_649 },
    { ...offer, bytes: -1 },
    { ...offer, bytes: 1.5 },
    { ...offer, media: 'text/html; charset="' },
    { ...offer, name: "a".repeat(1_001) },
    { type: "got" },
    { type: "end", digest: "A".repeat(64) },
    { type: "stop" },
    { type: "else" },
    [],
    null,
  ])("%j is none", (message) => {
    expect(parseMessage(JSON.stringify(message))).toBeUndefined();
  });

  it("has the name as it may be shown", () => {
    expect(parseMessage(JSON.stringify({ ...offer, name: "../x\u202e.png" }))).toMatchObject({ name: "_x.png" });
  });
});

describe("what may run", () => {
  it.for([
    "a.exe",
    "a.EXE",
    "foto.jpg.exe",
    "a.html",
    "a.svg",
    "a.js",
    "a.docm",
    "a.apk",
    "a.lnk",
    "exe",
    "a.of-tomorrow",
  ])("%s", (name) => {
    expect(mayRun(name)).toBe(true);
  });
  it.for(["a.jpg", "A.PDF", "a.docx", "a.exe.txt"])("not %s", (name) => {
    expect(mayRun(name)).toBe(false);
  });
});
