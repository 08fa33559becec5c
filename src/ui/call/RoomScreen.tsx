import type { PeerId } from "../../room/wire/roster.ts";
import "./RoomScreen.css";
import { makeEventListener } from "@solid-primitives/event-listener";
import {
  createComputed,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  on,
  onMount,
  Show,
  Suspense,
} from "solid-js";
import { isCardAsked } from "../../files/exchange.ts";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { Alerts } from "./Alerts.tsx";
import { BackAsks } from "./BackAsks.tsx";
import { Badges, KeptStatus } from "./Badges.tsx";
import { BlurNotice } from "../preview/BlurNotice.tsx";
import { CallBar } from "./CallBar.tsx";
import { Agreements, Consents } from "./Consents.tsx";
import { createTogether } from "../parts/createTogether.ts";
import { createDocumentTitle } from "../parts/createDocumentTitle.ts";
import { DeviceProblems } from "../preview/Devices.tsx";
import { Dictation } from "../start/Dictation.tsx";
import { CardContext } from "../files/CardContext.ts";
import { Identified } from "../identity/Identified.tsx";
import { Exchanges, Passing } from "../files/Exchanges.tsx";
import { KeepingBar } from "./KeepingBar.tsx";
import { Knocks } from "../door/Knocks.tsx";
import { part } from "../../site/loading.ts";
import { LeaveDialog } from "../dialogs/LeaveDialog.tsx";
import { MoreDialog, type Subject } from "../dialogs/MoreDialog.tsx";
import { NewText } from "./NewText.tsx";
import { NoPassword } from "./NoPassword.tsx";
import { NotWorking } from "./NotWorking.tsx";
import { People } from "./People.tsx";
import { PictureDialog } from "../files/PictureDialog.tsx";
import { PhoneDown } from "./PhoneDown.tsx";
import { PersonDialog } from "../dialogs/PersonDialog.tsx";
import { ShowingBar } from "./ShowingBar.tsx";
import { MutualPromise } from "../preview/MutualPromise.tsx";
import { SelfVideo } from "./SelfVideo.tsx";
import { Turns } from "../parts/Turns.tsx";
import { WaitingNotice, WaitingRoom } from "../door/WaitingRoom.tsx";
import { createBackgroundChoice, ShowRoom } from "../preview/ShowRoom.tsx";

const SigningIn = part(() => import("../identity/SigningIn.tsx"), "SigningIn");
const CardDialog = part(() => import("../files/CardDialog.tsx"), "CardDialog");

/**
 * The screen of a host who waits for others, and of everyone in a call. Until the room is `entered` it is there, and nobody can tell:
 * what cannot be seen (CSS, `visibility`) is not read out and takes no focus.
 */
export function RoomScreen(props: { readonly entered: boolean }): JSX.Element {
  const { room, files, setFraming } = useCall();
  const { t } = useLocale();
  const { call, together, role, ids } = createTogether();
  const [more, setMore] = createSignal<Subject | "menu">();
  const [leaving, setLeaving] = createSignal(false);
  const [menu, setMenu] = createSignal<PeerId>();
  const background = createBackgroundChoice();
  const cardAsked = createMemo<boolean>((before) => before || files.exchanges.some(isCardAsked), false);
  let heading!: HTMLHeadingElement;

  /**
   * A host with several others chooses first whether the call ends or goes on without them; in consulting hours, what it is that
   * ends, since whoever was in may have hung up in the same moment.
   */
  const asks = () => role() === "host" && (call()?.consulting || ids().length > 1);
  const entered = createMemo(() => props.entered);
  // The screen before goes, and a browser lays the page out when the focus goes with it: here nothing has changed yet.
  createComputed(on(entered, leaveFocus, { defer: true }));
  const isAlone = createMemo(() => together() === undefined);
  // The buttons of the question would change under the finger.
  createEffect(on(isAlone, () => setLeaving(false), { defer: true }));

  async function showCard(id: string): Promise<void> {
    // The others see nothing of the camera from then on, so there has to be a way back.
    await CardDialog.preload();
    setFraming(id);
  }

  function hangUp(): void {
    if (asks()) setLeaving(true);
    else room.hangUp();
  }

  return (
    <CardContext.Provider value={(id) => void showCard(id)}>
      <main
        class="room"
        id={entered() ? "main" : undefined}
        data-testid="room"
        data-entered={entered()}
        data-state={room.state().at}
      >
        <h1 class="hidden" tabIndex={-1} ref={heading}>
          {t("appName")}
        </h1>
        <KeptStatus />
        <div class="over">
          <Badges />
          <div class="above">
            <Turns>
              <Knocks />
              <Consents />
              <Alerts />
              <Exchanges />
              <Identified>{(identities) => <SigningIn identities={identities} />}</Identified>
              <NewText onOpen={() => setMore("chat")} />
              <WaitingNotice onOpen={() => setMore("waiting")} />
              <NotWorking />
              <PhoneDown />
              <BlurNotice />
              <DeviceProblems />
              <NoPassword />
              <MutualPromise />
            </Turns>
            <Agreements />
            <KeepingBar />
            <Passing />
            <Show when={together()}>
              <ShowingBar />
            </Show>
          </div>
        </div>
        <div class="stage" data-together={together() !== undefined}>
          <Show
            when={role() === "client" || together()}
            fallback={
              <>
                <Show when={call()?.consulting}>
                  <section class="card consulting">
                    <h2>{t("consulting.room")}</h2>
                    <WaitingRoom onAdmitted={() => heading.focus({ preventScroll: true })} />
                  </section>
                </Show>
                <Dictation onInvite={() => setMore("invite")} />
                <div class="own-corner">
                  <SelfVideo testId="self-video" />
                </div>
              </>
            }
          >
            <People onMenu={setMenu} />
          </Show>
        </div>
        <CallBar
          onMore={() => setMore("menu")}
          onHelp={() => setMore("help")}
          onHangUp={hangUp}
          background={background}
        />
        <MoreDialog begin={more()} onClose={() => setMore(undefined)} background={background} />
        <PersonDialog id={menu()} onClose={() => setMenu(undefined)} />
        <Show when={entered()}>
          <Entered heading={() => heading} onHangUp={hangUp} />
        </Show>
        {/* Whatever is fetched in the middle of a call: the room must not leave the screen for it, since pictures stop that are taken off. */}
        <Suspense>
          <Show when={cardAsked()}>
            <CardDialog />
          </Show>
        </Suspense>
        <Show when={entered() && files.exchanges.some((one) => one.enlarged)}>
          <PictureDialog />
        </Show>
        <LeaveDialog open={leaving()} onClose={() => setLeaving(false)} />
        <ShowRoom choice={background} />
      </main>
    </CardContext.Provider>
  );
}

/** What begins when the room is entered. */
function Entered(props: { readonly heading: () => HTMLElement; readonly onHangUp: () => void }): JSX.Element {
  const { t } = useLocale();
  createDocumentTitle();
  onMount(() => {
    props.heading().focus({ preventScroll: true });
    scrollTo(0, 0);
    // Ask first: a tab that is closed by mistake drops this person out of the call.
    makeEventListener(window, "beforeunload", (event) => event.preventDefault());
  });
  return <BackAsks stop={t("room.hangUp")} onStop={() => props.onHangUp()} />;
}

function leaveFocus(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
