import { type Accessor, batch, createSignal, onCleanup } from "solid-js";
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
  /** Whether it has begun anew by itself, because a device was changed meanwhile. */
  readonly again: Accessor<boolean>;
  /**
   * Takes some ten seconds, for five of which the person is to say something. Begins anew where it is under way, or a device
   * is changed meanwhile. Never rejects.
   */
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

type Own = Pick<Media, "camera" | "mic" | "background" | "blur" | "start">;

/**
 * Tries what `attempts` can with the person's own `media`. `hidden`: whether the person hides the IP address. Needs a Solid owner,
 * with which it ends.
 */
export function createTrial(media: Own, hidden: Accessor<boolean>, attempts: () => Promise<Attempts>): Trial {
  // At once: where the line is gone by the time it is wanted, it is to be told.
  const loading = attempts();
  const [stage, setStage] = createSignal<"line" | "self">();
  const [stream, setStream] = createSignal<MediaStream>();
  const [outcome, setOutcome] = createSignal<Outcome>();
  const [again, setAgain] = createSignal(false);
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

  async function run(anew: boolean): Promise<void> {
    clear();
    const mine = generation;
    batch(() => {
      setAgain(anew);
      setStage("line");
    });
    const relayOnly = hidden();
    // Whoever has just allowed a device, or plugged one in, tries again with this.
    if ([media.camera, media.mic].some(({ on, device }) => on && device === undefined)) await media.start();
    if (mine !== generation) return;
    const { line, call: callOneself } = await loading;
    const { ways, ...reached } = await line();
    if (mine !== generation) return;
    const tracks = tracksOf(media);
    const made = await callOneself(tracks, relayOnly);
    if (mine !== generation) return made?.close();
    call = made;
    batch(() => {
      setStage("self");
      setStream(made?.stream);
    });
    const heard = await made?.listen(SAYING).catch(() => undefined);
    if (mine !== generation) return;
    if (tracksOf(media).some((track, index) => track !== tracks[index])) return run(true);
    made?.close();
    call = undefined;
    const turn = reached.turn === "reached" && made?.way !== "relayed" ? "stuck" : reached.turn;
    const findings: Findings = {
      ...reached,
      turn,
      ...judge(media, heard),
      call: callOf(made, heard),
      hidden: relayOnly,
    };
    if (heard?.film) film = URL.createObjectURL(heard.film);
    batch(() => {
      setStream(undefined);
      setStage(undefined);
      setOutcome({ findings, verdict: verdictOf(findings), ways, pictures: heard?.pictures ?? 0, film });
    });
  }

  return { stage, stream, outcome, again, start: () => run(false) };
}

const tracksOf = ({ camera, mic }: Own): MediaStreamTrack[] =>
  [camera, mic].flatMap(({ on, track }) => (on && track ? [track] : []));

/** What the person's devices have to do with it. */
function judge(media: Own, heard: Heard | undefined): Pick<Findings, "camera" | "mic" | "background"> {
  const { camera, mic } = media;
  const hides = media.background() !== "none";
  const flow = flowOf(camera, heard);
  function backgroundOf(): Findings["background"] {
    if (hides && media.blur() === "stopped") return "stopped";
    if (flow === "untried" || flow === "dry") return "untried";
    return hides ? flow : "off";
  }
  return {
    // Few pictures are then the background's doing.
    camera: shut(camera) ?? (flow === "slow" && hides ? "works" : flow),
    mic: shut(mic) ?? (heard?.sound === undefined ? "untried" : heard.sound ? "works" : "silent"),
    background: backgroundOf(),
  };
}

/** How many pictures the person's own make. */
function flowOf({ track }: Source, heard: Heard | undefined): "untried" | "dry" | "slow" | "works" {
  if (!heard || !track) return "untried";
  const { given = heard.pictures } = heard;
  if (given === 0) return "dry";
  return given < SMOOTH ? "slow" : "works";
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

/** How the call with oneself went. */
function callOf(made: OwnCall | undefined, heard: Heard | undefined): Findings["call"] {
  if (!made) return "none";
  return heard?.given !== undefined && heard.given >= SMOOTH && heard.pictures < SMOOTH ? "thin" : made.way;
}
