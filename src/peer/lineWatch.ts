import { adapt, BEGUN, LEVELS } from "./bandwidth.ts";
import { type LineReport, makeLineReports } from "./lineReport.ts";
import type { Sending } from "./sending.ts";
import type { Line } from "../room/model/person.ts";

/** Watches how a line serves, and sends no more picture than it bears. */
export interface LineWatch {
  /** To be called twice a second while the connection is up. Every other time it takes a report. */
  beat(): void;
  /** The line is another one, or was away: what was learnt of it counts no more. */
  restart(): void;
  /** Over so many connections our picture goes out at the same time. */
  share(connections: number): void;
}

/** Reports by which the line is judged. */
const WINDOW = 5;
/** Part of the sound made up from which on a line is weak, and below which it is well again. */
const CONCEALED = { weak: 0.06, well: 0.03 } as const;
/** Reports after which a line that bears the smallest picture only is weak. */
const SMALL = 10;

/** The highest level there is a use for, where the picture goes out so many times: it is shown smaller, and has to be coded each time. */
const mostFor = (connections: number): number => Math.max(3, LEVELS.length - connections);

const STRONG: Line = { weak: false, held: false };

/** Watches `pc`, whose sound and picture are sent by `sending`. `tell` is told when something about the line has changed; before that it is well. */
export function makeLineWatch(pc: RTCPeerConnection, sending: Sending, tell: (line: Line) => void): LineWatch {
  const read = makeLineReports(pc);
  let adaptation = BEGUN;
  let window: readonly LineReport[] = [];
  let line = STRONG;
  let most = mostFor(1);
  let due = false;
  /** Counts restarts, so that a report from before one is not taken for one from after it. */
  let turn = 0;

  function take(report: LineReport): void {
    const { level } = adaptation;
    adaptation = adapt(adaptation, report, most);
    if (adaptation.level !== level) sending.set(LEVELS[adaptation.level]!);
    window = [...window, report].slice(-WINDOW);
    const held = adaptation.level === 0;
    const small = held || (adaptation.level === 1 && adaptation.age >= SMALL);
    const weak = small || (window.length === WINDOW ? breaksUp(window, line.weak) : line.weak);
    if (held === line.held && weak === line.weak) return;
    line = { weak, held };
    tell(line);
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
    restart() {
      turn += 1;
      window = [];
      if (adaptation.level !== BEGUN.level) sending.set(LEVELS[BEGUN.level]!);
      adaptation = BEGUN;
    },
    share(connections) {
      most = mostFor(connections);
    },
  };
}

/** Whether the sound breaks up by these reports. `before`: it did until now, so it has to be well to be called so. */
function breaksUp(window: readonly LineReport[], before: boolean): boolean {
  const concealed = window.reduce((sum, report) => sum + (report.concealed ?? 0), 0) / window.length;
  return concealed > (before ? CONCEALED.well : CONCEALED.weak);
}
