import { adapt, BEGUN, LEVELS } from "./bandwidth.ts";
import { type LineReport, makeLineReports } from "./lineReport.ts";
import type { Sending } from "./sending.ts";
import type { Line } from "../room/model/person.ts";

/** Watches how a line serves, and sends no more picture than it bears. */
export interface LineWatch {
  /** To be called twice a second while the connection is up. Every other time it takes a report. */
  beat(): void;
  /** The line was away. What there is to report of that time says nothing about it. */
  back(): void;
  /** The line is another one: what was learnt of it counts no more. */
  restart(): void;
  /** Over so many connections our picture goes out at the same time. */
  share(connections: number): void;
  /** Tells nothing any more. */
  stop(): void;
}

/** Reports by which the line is judged. */
const WINDOW = 5;
/** Part of the sound made up from which on a line is weak, and below which it is well again. */
const CONCEALED = { weak: 0.06, well: 0.03 } as const;
/** Reports after which a line that bears the smallest picture only is weak, and one that bears more is well again. */
const SETTLED = 10;

/** The highest level there is a use for, where the picture goes out so many times: it is shown smaller, and has to be coded each time. */
const mostFor = (connections: number): number => Math.max(3, LEVELS.length - connections);

const STRONG: Line = { weak: false, held: false };

/**
 * Watches `pc`, whose sound and picture are sent by `sending`. `tell` is told when something about the line has changed; before
 * that it is well.
 */
export function makeLineWatch(pc: RTCPeerConnection, sending: Sending, tell: (line: Line) => void): LineWatch {
  const read = makeLineReports(pc);
  // Connections that begin at the same time do not all try again at the same time.
  const begun = { ...BEGUN, delay: 0.7 + 0.6 * Math.random() };
  let bandwidth = begun;
  let window: readonly LineReport[] = [];
  let line = STRONG;
  let most = mostFor(1);
  let due = false;
  /** Counts changes, so that a report from before one is not taken for one from after it. */
  let turn = 0;
  /** The next report is about a time in which the line was away. */
  let stale = false;

  function take(report: LineReport): void {
    if (stale) return void (stale = false);
    const { level } = bandwidth;
    bandwidth = adapt(bandwidth, report, most);
    if (bandwidth.level !== level) sending.set(LEVELS[bandwidth.level]!);
    // A browser may refuse parameters in the moment in which a description changes.
    else if (level === 0 && report.picture && bandwidth.age > 2) sending.again();
    window = [...window, report].slice(-WINDOW);
    const next = { weak: isWeak(), held: sending.picture() && bandwidth.level === 0 };
    if (next.held === line.held && next.weak === line.weak) return;
    line = next;
    tell(line);
  }

  function isWeak(): boolean {
    const { level, age } = bandwidth;
    if (window.length === WINDOW && breaksUp(window, line.weak)) return true;
    if (!sending.picture()) return window.length < WINDOW && line.weak;
    if (level === 0 || (level === 1 && age >= SETTLED)) return true;
    return line.weak && (level < 2 || (level === 2 && age < SETTLED));
  }

  function forget(): void {
    turn += 1;
    window = [];
    stale = true;
  }

  return {
    beat() {
      due = !due;
      if (!due) return;
      const mine = turn;
      void read().then(
        (report) => turn === mine && take(report),
        () => undefined,
      );
    },
    back() {
      forget();
      bandwidth = { ...bandwidth, lost: 0, usual: 0, base: begun.base };
    },
    restart() {
      forget();
      bandwidth = begun;
      sending.set(LEVELS[begun.level]!);
    },
    share(connections) {
      most = mostFor(connections);
    },
    stop: forget,
  };
}

/** Whether the sound breaks up by these reports. `before`: it did until now, so it has to be well to be called so. */
function breaksUp(window: readonly LineReport[], before: boolean): boolean {
  const concealed = window.reduce((sum, report) => sum + (report.concealed ?? 0), 0) / window.length;
  return concealed > (before ? CONCEALED.well : CONCEALED.weak);
}
