import { type Accessor, createSignal, onCleanup } from "solid-js";
import type { Media } from "../camera/createMedia.ts";
import type { Source } from "../camera/source.ts";
import type { Attempts, Line } from "./attempts.ts";
import { type Findings, type Verdict, verdictOf } from "./findings.ts";
import type { Heard, OwnCall } from "./ownCall.ts";

/** A trial of this device and of its way to others, with nobody on the other side. */
export interface Trial {
  /** "line": whom it reaches. "self": what others would see and hear. Undefined before and after. */
  readonly stage: Accessor<"line" | "self" | undefined>;
  /** The person's own picture and sound as they come back, while they are tried. */
  readonly stream: Accessor<MediaStream | undefined>;
  readonly outcome: Accessor<Outcome | undefined>;
  /** Takes some ten seconds, for five of which the person is to say something. Begins anew where it is under way. Never rejects. */
  start(): Promise<void>;
}

/** What has come of a trial. */
export interface Outcome extends Pick<Line, "ways"> {
  readonly findings: Findings;
  readonly verdict: Verdict;
  /** Pictures a second; 0 where none came. */
  readonly pictures: number;
  /** The address of a film of what others would have seen and heard, for as long as there is no other outcome. */
  readonly film: string | undefined;
}

/** ms for the person to say something in. */
const SAYING = 5_000;
/** Pictures a second below which faces jerk. */
const SMOOTH = 7;

type Own = Pick<Media, "camera" | "mic" | "background" | "blur">;

/** Tries what `attempts` can with the person's own `media`. Needs a Solid owner, with which it ends. */
export function createTrial(media: Own, attempts: () => Promise<Attempts>): Trial {
  const [stage, setStage] = createSignal<"line" | "self">();
  const [stream, setStream] = createSignal<MediaStream>();
  const [outcome, setOutcome] = createSignal<Outcome>();
  /** Incremented when what is under way is not wanted any more. */
  let generation = 0;
  let call: OwnCall | undefined;
  let film: string | undefined;

  function clear(): void {
    generation += 1;
    call?.close();
    if (film !== undefined) URL.revokeObjectURL(film);
    call = film = undefined;
    setStage(undefined);
    setStream(undefined);
    setOutcome(undefined);
  }
  onCleanup(clear);

  async function start(): Promise<void> {
    clear();
    const mine = generation;
    setStage("line");
    const { line, call: callOneself } = await attempts();
    const reached = await line();
    if (mine !== generation) return;
    const made = await callOneself(tracksOf(media));
    if (mine !== generation) return made?.close();
    call = made;
    setStage("self");
    setStream(made?.stream);
    const heard = await made?.listen(SAYING);
    if (mine !== generation) return;
    const { ways, ...own } = reached;
    const findings = { ...own, ...judge(media, heard), call: made?.way ?? "none" } as const;
    const pictures = heard?.pictures ?? 0;
    if (heard?.film) film = URL.createObjectURL(heard.film);
    made?.close();
    call = undefined;
    setStream(undefined);
    setStage(undefined);
    setOutcome({ findings, verdict: verdictOf(findings), ways, pictures, film });
  }

  return { stage, stream, outcome, start };
}

const tracksOf = ({ camera, mic }: Own): MediaStreamTrack[] =>
  [camera, mic].flatMap(({ on, track }) => (on && track ? [track] : []));

/** What the person's devices have to do with it. */
function judge(media: Own, heard: Heard | undefined): Pick<Findings, "camera" | "mic" | "background"> {
  const { camera, mic } = media;
  const hides = media.background() !== "none";
  const stopped = hides && media.blur() === "stopped";
  return {
    camera: shut(camera) ?? (!heard || stopped ? "untried" : heard.pictures > 0 ? "works" : "dry"),
    mic: shut(mic) ?? (heard?.sound === undefined ? "untried" : heard.sound ? "works" : "silent"),
    background: backgroundOf(),
  };
  function backgroundOf(): Findings["background"] {
    if (!hides) return "off";
    if (stopped) return "stopped";
    if (!heard || heard.pictures === 0) return "untried";
    return heard.pictures < SMOOTH ? "slow" : "works";
  }
}

/** Why nothing can come from it. */
function shut({
  device,
  problem,
  on,
  dry,
}: Source): Exclude<Findings["mic"], "untried" | "silent" | "works"> | undefined {
  if (device === undefined && problem) return problem;
  if (!on) return "off";
  return dry ? "dry" : undefined;
}
