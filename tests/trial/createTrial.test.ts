import { createRoot } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Source } from "../../src/camera/source.ts";
import type { Attempts, Line } from "../../src/trial/attempts.ts";
import { createTrial, type Trial } from "../../src/trial/createTrial.ts";
import type { Heard, OwnCall } from "../../src/trial/ownCall.ts";

const LINE: Line = { relay: "open", direct: "reached", turn: "reached", ways: {} };
const FILM = new Blob(["film"]);
const HEARD: Heard = { pictures: 24, given: 24, sound: true, film: FILM };
const track = { kind: "video" } as MediaStreamTrack;
const source = (changes: Partial<Source> = {}): Source => ({
  on: true,
  track,
  device: "one",
  dry: false,
  looksAway: false,
  problem: undefined,
  ...changes,
});

/** Addresses of films that have not been given up. */
const films = new Set<string>();
beforeEach(() => {
  films.clear();
  let count = 0;
  vi.stubGlobal("URL", {
    createObjectURL: () => {
      const address = `blob:${(count += 1)}`;
      films.add(address);
      return address;
    },
    revokeObjectURL: (address: string) => films.delete(address),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** Attempts that come out when the test says so. */
function held() {
  const lines: ((line: Line) => void)[] = [];
  const listens: ((heard: Heard) => void)[] = [];
  const calls: { tracks: readonly MediaStreamTrack[]; relayOnly: boolean; closed: boolean }[] = [];
  const attempts: Attempts = {
    line: () => new Promise((resolve) => lines.push(resolve)),
    call(tracks, relayOnly) {
      const made = { tracks, relayOnly, closed: false };
      calls.push(made);
      const call: OwnCall = {
        way: "relayed",
        stream: {} as MediaStream,
        listen: () => new Promise((resolve) => listens.push(resolve)),
        close: () => (made.closed = true),
      };
      return Promise.resolve(call);
    },
  };
  return { attempts, lines, listens, calls };
}

type Own = Parameters<typeof createTrial>[0];

function opened(attempts: Attempts, media: Partial<Own> = {}, hidden = false): [Trial, () => void] {
  return createRoot((dispose) => {
    const all = {
      camera: source(),
      mic: source(),
      background: () => "strong" as const,
      blur: () => "person" as const,
      start: vi.fn<Own["start"]>(() => Promise.resolve()),
    };
    Object.defineProperties(all, Object.getOwnPropertyDescriptors(media));
    return [
      createTrial(
        all,
        () => hidden,
        () => Promise.resolve(attempts),
      ),
      dispose,
    ];
  });
}

/** A trial that comes out with this. */
async function outcomeOf(heard: Heard, media: Partial<Own> = {}) {
  const { attempts, lines, listens } = held();
  const [trial] = opened(attempts, media);
  const over = trial.start();
  await vi.waitFor(() => lines[0]!(LINE));
  await vi.waitFor(() => listens[0]!(heard));
  await over;
  return trial.outcome()!;
}

it("goes from the line to the person, and leaves no call behind", async () => {
  const { attempts, lines, listens, calls } = held();
  const [trial] = opened(attempts);
  const over = trial.start();
  expect(trial.stage()).toBe("line");
  await vi.waitFor(() => lines[0]!(LINE));
  await vi.waitFor(() => expect(trial.stage()).toBe("self"));
  expect(trial.stream()).toBeDefined();
  listens[0]!(HEARD);
  await over;
  expect([trial.stage(), trial.stream(), calls[0]!.closed]).toEqual([undefined, undefined, true]);
  expect(trial.outcome()).toMatchObject({ verdict: "good", pictures: 24, film: "blob:1" });
});

it("is over with the page that shows it: the call ends at once, and nothing comes of it", async () => {
  const { attempts, lines, listens, calls } = held();
  const [trial, leave] = opened(attempts);
  const over = trial.start();
  await vi.waitFor(() => lines[0]!(LINE));
  await vi.waitFor(() => expect(listens).toHaveLength(1));
  leave();
  expect(calls[0]!.closed).toBe(true);
  listens[0]!(HEARD);
  await over;
  expect([trial.outcome(), films.size]).toEqual([undefined, 0]);
});

it("makes no call for whoever has left while the line was tried", async () => {
  const { attempts, lines, calls } = held();
  const [trial, leave] = opened(attempts);
  const over = trial.start();
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  leave();
  lines[0]!(LINE);
  await over;
  expect(calls).toEqual([]);
});

it("of two starts the later one counts, and a film is given up with its outcome", async () => {
  const { attempts, lines, listens } = held();
  const [trial, leave] = opened(attempts);
  const first = trial.start();
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  const second = trial.start();
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  lines[0]!({ ...LINE, relay: "down" });
  lines[1]!(LINE);
  await first;
  await vi.waitFor(() => listens[0]!(HEARD));
  await second;
  expect(trial.outcome()!.findings.relay).toBe("open");
  expect([...films]).toEqual(["blob:1"]);
  void trial.start();
  expect([trial.outcome(), films.size]).toEqual([undefined, 0]);
  leave();
});

it("says what is wrong with a device rather than what came of it", async () => {
  const silent = { ...HEARD, sound: false };
  const shut = { track: null, device: undefined };
  expect((await outcomeOf(silent)).findings.mic).toBe("silent");
  expect((await outcomeOf(silent, { mic: source({ dry: true }) })).findings.mic).toBe("dry");
  expect((await outcomeOf(silent, { mic: source({ on: false, track: null }) })).findings.mic).toBe("off");
  expect((await outcomeOf(silent, { mic: source({ ...shut, problem: "denied" }) })).findings.mic).toBe("denied");
  // Another one has taken its place.
  expect((await outcomeOf(HEARD, { mic: source({ problem: "notThatOne" }) })).findings.mic).toBe("works");
});

it("tells a camera that gives nothing from a background that cannot be hidden, and who is to blame for a jerky picture", async () => {
  const of = ({ findings: { camera, background, call } }: Awaited<ReturnType<typeof outcomeOf>>) => [
    camera,
    background,
    call,
  ];
  const few = { ...HEARD, pictures: 5, given: 5 };
  expect(of(await outcomeOf({ ...HEARD, pictures: 0, given: 0 }))).toEqual(["dry", "untried", "relayed"]);
  expect(of(await outcomeOf(HEARD, { blur: () => "stopped", camera: source({ track: null }) }))).toEqual([
    "untried",
    "stopped",
    "relayed",
  ]);
  expect(of(await outcomeOf(few))).toEqual(["works", "slow", "relayed"]);
  expect(of(await outcomeOf(few, { background: () => "none" }))).toEqual(["slow", "off", "relayed"]);
  expect(of(await outcomeOf({ ...HEARD, pictures: 3 }))).toEqual(["works", "works", "thin"]);
  // A browser that does not say what is given.
  expect(of(await outcomeOf({ ...few, given: undefined }))).toEqual(["works", "slow", "relayed"]);
});

it("whoever hides the address calls itself by way of the detour alone", async () => {
  const { attempts, lines, calls } = held();
  const [trial, leave] = opened(attempts, {}, true);
  void trial.start();
  await vi.waitFor(() => lines[0]!(LINE));
  await vi.waitFor(() => expect(calls).toMatchObject([{ relayOnly: true }]));
  leave();
});

it("a detour that was reached, and through which no call went, is not called open", async () => {
  const { attempts, lines } = held();
  const [trial] = opened({ ...attempts, call: () => Promise.resolve(undefined) });
  const over = trial.start();
  await vi.waitFor(() => lines[0]!(LINE));
  await over;
  expect(trial.outcome()!.findings).toMatchObject({ turn: "stuck", call: "none", mic: "untried" });
});

it("begins anew where another microphone is chosen meanwhile", async () => {
  const { attempts, lines, listens } = held();
  let mic = source();
  const [trial, leave] = opened(attempts, {
    get mic() {
      return mic;
    },
  });
  void trial.start();
  await vi.waitFor(() => lines[0]!(LINE));
  await vi.waitFor(() => expect(listens).toHaveLength(1));
  mic = source({ track: { kind: "audio" } as MediaStreamTrack });
  listens[0]!(HEARD);
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  expect([trial.stage(), trial.outcome(), trial.again()]).toEqual(["line", undefined, true]);
  leave();
});

it("asks for a device once more where there was none", async () => {
  const start = vi.fn<Own["start"]>(() => Promise.resolve());
  const shut = source({ track: null, device: undefined, problem: "denied" });
  await outcomeOf(HEARD, { mic: shut, start });
  expect(start).toHaveBeenCalledOnce();
  await outcomeOf(HEARD, { mic: { ...shut, on: false }, start });
  expect(start).toHaveBeenCalledOnce();
});
