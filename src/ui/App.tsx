import "./App.css";
import {
  type Component,
  createEffect,
  createMemo,
  createSignal,
  ErrorBoundary,
  type JSX,
  Match,
  onMount,
  Show,
  Suspense,
  Switch,
} from "solid-js";
import { useCall } from "./useCall.tsx";
import { part, partMissing, partReplaced } from "../site/loading.ts";
import { reloadWith } from "../call/typed.ts";
import { type Extent, useLocale } from "../site/locale.tsx";
import type { Route } from "../site/createRoute.ts";
import { Header } from "./parts/Header.tsx";
import { Home } from "./home/Home.tsx";
import { Status } from "./call/Status.tsx";
import { makeSinglePress } from "./parts/makeSinglePress.ts";
import { callOf } from "../room/select.ts";

const Start = part(() => import("./start/Start.tsx"), "Start");
const Join = part(() => import("./join/Join.tsx"), "Join");
const Preview = part(() => import("./preview/Preview.tsx"), "Preview");
const DeviceTest = part(() => import("./trial/DeviceTest.tsx"), "DeviceTest");
const Waiting = part(() => import("./join/Waiting.tsx"), "Waiting");
const AtDoor = part(() => import("./door/AtDoor.tsx"), "AtDoor");
const ComingBack = part(() => import("./door/ComingBack.tsx"), "ComingBack");
const Return = part(() => import("./door/Return.tsx"), "Return");
const RoomScreen = part(() => import("./call/RoomScreen.tsx"), "RoomScreen");
const Ended = part(() => import("./ended/Ended.tsx"), "Ended");
const Plan = part(() => import("./plan/Plan.tsx"), "Plan");
const Guide = part(() => import("./help/Guide.tsx"), "Guide");
const Sheet = part(() => import("./help/Sheet.tsx"), "Sheet");
const Help = part(() => import("./help/Help.tsx"), "Help");

const SHEETS = ["faq", "facts", "access"] as const;
const GUIDES = ["start", "join", "try"] as const;

/** The pages before a call. */
const WAYS_IN: ReadonlySet<Route["at"]> = new Set(["start", "join", "plan"]);

/** Shows the screen for the call's state, or for the route in the address bar while there is no call. */
export function App(): JSX.Element {
  const { room, route, leftover } = useCall();
  const { complete, isComplete } = useLocale();
  const state = room.state;
  makeSinglePress();
  // Fetch the screens of a call once the first screen is shown, so that nobody waits for one during the call.
  onMount(() =>
    whenIdle(() => {
      void complete("call");
      for (const screen of [Start, Join, Preview, RoomScreen, Ended]) void screen.preload();
    }),
  );

  const place = () => (state().at === "idle" && !leftover() ? route().at : undefined);
  /** The texts that the place cannot be shown without, where they are not there. */
  const missing = (): Extent | undefined => {
    const at = place();
    if (at === "home") return undefined;
    const extent = at === undefined || WAYS_IN.has(at) ? "call" : "pages";
    return isComplete(extent) ? undefined : extent;
  };
  const previewing = () => {
    const current = state();
    return current.at === "deriving" && !current.ready;
  };
  const waiting = () => {
    const current = state();
    const call = callOf(current);
    if (!call || call.role === "host") return undefined;
    if (current.at === "knocking") return call.returns ? "back" : "door";
    if (current.at !== "deriving" && current.at !== "waiting" && current.at !== "authenticating") return undefined;
    return call.returns ? "back" : "words";
  };
  const inRoom = () => callOf(state()) !== undefined && !missing() && !leftover() && !previewing() && !waiting();

  return (
    <ErrorBoundary fallback={(error: unknown) => <Crash error={error} />}>
      <div class="page">
        <Header />
        <Status />
        <div class="missing" role="alert">
          <Show when={partMissing()}>
            <div class="banner alert" data-testid="part-missing">
              <Reload />
            </div>
          </Show>
        </div>
        <Suspense>
          <Switch>
            <Match when={missing()}>{(extent) => <Texts extent={extent()} />}</Match>
            <Match when={leftover()}>{(where) => <Return where={where()} />}</Match>
            <Match when={place() === "home"}>
              <Home />
            </Match>
            {/* Anew for each link, also where the form stands already. */}
            <Match when={place() === "start" && route()} keyed>
              <Start />
            </Match>
            <Match when={place() === "join" && route()} keyed>
              <JoinForm />
            </Match>
            <Match when={place() === "plan"}>
              <Plan />
            </Match>
            <Match when={place() === "test"}>
              <DeviceTest />
            </Match>
            <Match when={place() === "help"}>
              <Help />
            </Match>
            <Match when={GUIDES.find((guide) => place() === `guide-${guide}`)}>
              {(guide) => <Guide of={guide()} />}
            </Match>
            <Match when={SHEETS.find((sheet) => sheet === place())}>{(sheet) => <Sheet of={sheet()} />}</Match>
            <Match when={state().at === "ended"}>
              <Ended />
            </Match>
            <Match when={previewing()}>
              <Preview />
            </Match>
            <Match when={waiting() === "words"}>
              <Waiting />
            </Match>
            <Match when={waiting() === "door"}>
              <AtDoor />
            </Match>
            <Match when={waiting() === "back"}>
              <ComingBack />
            </Match>
          </Switch>
        </Suspense>
        <Suspense>
          <RoomAhead asked={waiting() === "words" && state().at === "authenticating"} entered={inRoom()} />
        </Suspense>
      </div>
    </ErrorBoundary>
  );
}

/** Fetches the screens behind it, which a host never sees, once it is shown. */
function JoinForm(): JSX.Element {
  onMount(() =>
    whenIdle(() => {
      for (const screen of [Waiting, AtDoor]) void screen.preload();
    }),
  );
  return <Join />;
}

/**
 * The room, which is drawn while the page has nothing else to do, unseen behind the question for the password: all that is left to
 * draw in the moment when two meet is the other's picture.
 */
function RoomAhead(props: { readonly asked: boolean; readonly entered: boolean }): JSX.Element {
  const [drawn, setDrawn] = createSignal(false);
  const asked = createMemo(() => props.asked);
  function draw(): void {
    setDrawn(asked());
  }
  createEffect(() => {
    if (asked()) whenIdle(draw);
    else setDrawn(false);
  });
  return (
    <Show when={props.entered || (asked() && drawn())}>
      <RoomScreen entered={props.entered} />
    </Show>
  );
}

/** In the place of a screen whose texts are on their way. */
function Texts(props: { readonly extent: Extent }): JSX.Element {
  const { complete } = useLocale();
  createEffect(() => void complete(props.extent));
  return null;
}

/** Safari has no requestIdleCallback. */
function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run);
  else setTimeout(run, 500);
}

/** Shown in place of the app when rendering throws. The person gets a plain sentence, and the console the error. */
const Crash: Component<{ readonly error: unknown }> = (props) => {
  const { t } = useLocale();
  // oxlint-disable-next-line no-console
  onMount(() => console.error(props.error));
  return (
    <main class="screen" data-testid="error">
      <h1>{t("crash.title")}</h1>
      <Reload />
    </main>
  );
};

function Reload(): JSX.Element {
  const { room, route, typing } = useCall();
  const { t } = useLocale();
  function reload(): void {
    const { at, link } = route();
    if (link && !typing()) history.replaceState(null, "", `#${at}=${link}`);
    reloadWith(typing() ?? room.phrase());
  }
  return (
    <>
      <p>{t(partReplaced() ? "crash.newVersion" : "crash.text")}</p>
      <button type="button" class="button" onClick={reload}>
        {t("crash.reload")}
      </button>
    </>
  );
}
