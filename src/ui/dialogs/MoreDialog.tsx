import "./MoreDialog.css";
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import Armchair from "~icons/lucide/armchair";
import ArrowLeft from "~icons/lucide/arrow-left";
import ChevronRight from "~icons/lucide/chevron-right";
import Circle from "~icons/lucide/circle-dot";
import DoorOpen from "~icons/lucide/door-open";
import MessageSquare from "~icons/lucide/message-square";
import Key from "~icons/lucide/key-round";
import Book from "~icons/lucide/book-open";
import Monitor from "~icons/lucide/monitor";
import Person from "~icons/lucide/circle-user-round";
import FileUp from "~icons/lucide/file-up";
import ScreenShare from "~icons/lucide/screen-share";
import Send from "~icons/lucide/send";
import Sliders from "~icons/lucide/settings-2";
import Users from "~icons/lucide/users";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import { someoneArrived } from "../../room/model/state.ts";
import type { PeerId } from "../../room/wire/roster.ts";
import { canShow } from "../../camera/showing.ts";
import { HelpTexts } from "../help/HelpTexts.tsx";
import { FilesPage } from "../files/FilesPage.tsx";
import { canKeep } from "../parts/canKeep.ts";
import { createTogether } from "../parts/createTogether.ts";
import { Backgrounds } from "../preview/Backgrounds.tsx";
import { DeviceProblems, Devices } from "../preview/Devices.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { WaitingRoom } from "../door/WaitingRoom.tsx";
import { ChatPage } from "./ChatPage.tsx";
import { Comfort } from "./Comfort.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { KeepingForm } from "./KeepingForm.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { RoomPolicy } from "./RoomPolicy.tsx";
import { ShowForm } from "./ShowForm.tsx";
import { SafetyWords } from "./SafetyWords.tsx";
import type { BackgroundChoice } from "../preview/ShowRoom.tsx";

export type Subject =
  | "waiting"
  | "chat"
  | "file"
  | "show"
  | "people"
  | "devices"
  | "comfort"
  | "background"
  | "invite"
  | "password"
  | "rules"
  | "keeping"
  | "help";

const ICONS = {
  waiting: Armchair,
  chat: MessageSquare,
  file: FileUp,
  show: ScreenShare,
  people: Users,
  devices: Sliders,
  comfort: Monitor,
  background: Person,
  invite: Send,
  password: Key,
  rules: DoorOpen,
  keeping: Circle,
  help: Book,
} as const satisfies Record<Subject, unknown>;

/** Everything in the room that is not needed all the time: a menu of subjects, of which one is shown at a time. */
export function MoreDialog(props: {
  /** What is shown first; closed where it is undefined. */
  readonly begin: Subject | "menu" | undefined;
  readonly onClose: () => void;
  readonly background: BackgroundChoice;
}): JSX.Element {
  const { room, live, files, without, preferences } = useCall();
  const { t } = useLocale();
  const { call, together, role, ids } = createTogether();
  const [subject, setSubject] = createSignal<Subject>();
  const [draft, setDraft] = createSignal("");
  let page!: HTMLDivElement;

  createEffect(() => {
    setSubject(props.begin === "menu" ? undefined : props.begin);
  });
  // What was pressed is gone. A screen reader goes on where its place was.
  createEffect(
    on(
      subject,
      () => {
        if (props.begin === undefined) return;
        page.focus({ preventScroll: true });
        page.closest("dialog")!.scrollTop = 0;
      },
      { defer: true },
    ),
  );

  /** Who is there, over reloads of their pages. */
  const there = createMemo<readonly string[]>(() => together()?.people.map(({ keys, id }) => keys?.sign ?? id) ?? []);
  // What was begun for one person is not for the next.
  createEffect(
    on(there, (now, before = []) => {
      if (before.length > 0 && !before.some((one) => now.includes(one))) setDraft("");
    }),
  );
  const arrived = createMemo(() => someoneArrived(call()));
  const isHost = () => role() === "host";
  /** A client is not bothered with what the host does not allow. */
  const subjects = (): readonly Subject[] => {
    const all: Record<Subject, boolean> = {
      waiting: isHost() && call()?.consulting === true,
      chat: together() !== undefined,
      file: (together() !== undefined && !without("files")) || files.exchanges.length > 0,
      show: together() !== undefined,
      people: together() !== undefined,
      devices: true,
      comfort: true,
      background: true,
      invite: isHost() && room.phrase().words.every((word) => word !== ""),
      password: isHost(),
      rules: isHost(),
      keeping: together() !== undefined && (isHost() || call()?.policy.keep === true) && canKeep({ live, without }),
      help: true,
    };
    return (Object.keys(all) as Subject[]).filter((one) => all[one]);
  };
  /** The one that is shown, for as long as it is offered. */
  const current = () => {
    const chosen = subject();
    return chosen && subjects().includes(chosen) ? chosen : undefined;
  };
  // What is to be said now stands behind the dialog.
  createEffect(
    on(arrived, (now) => {
      if (now && current() === "invite") props.onClose();
    }),
  );
  function showAll(): void {
    preferences.setSimple(false);
    props.onClose();
  }
  const titles = (): Record<Subject, TextKey> => ({
    waiting: "consulting.room",
    chat: "chat.title",
    file: "files.title",
    show: canShow() ? "show.title" : "show.paper",
    people: "room.who",
    devices: "room.settings",
    comfort: "comfort.title",
    background: "background.title",
    invite: "invite.title",
    password: call()?.open ? "room.addPassword" : "room.setPassword",
    rules: "policy.title",
    keeping: "keeping.title",
    help: "help.title",
  });
  const pages: Record<Subject, () => JSX.Element> = {
    waiting: () => <WaitingRoom onAdmitted={() => props.onClose()} />,
    chat: () => <ChatPage draft={draft()} setDraft={setDraft} />,
    file: () => <FilesPage onDone={() => props.onClose()} />,
    show: () => <ShowForm onDone={() => props.onClose()} />,
    people: () => <For each={ids()}>{(id) => <Present id={id} />}</For>,
    devices: () => (
      <>
        <DeviceProblems />
        <Devices />
      </>
    ),
    comfort: () => <Comfort />,
    background: () => <Backgrounds choice={props.background} />,
    invite: () => <InviteForm />,
    password: () => <PasswordForm />,
    rules: () => <RoomPolicy />,
    keeping: () => <KeepingForm />,
    help: () => (
      <>
        {/* Of few buttons, this one leads to all others. */}
        <Show when={preferences.simple() && !isHost()}>
          <button type="button" class="button wide" data-testid="all-buttons" onClick={showAll}>
            {t("comfort.all")}
          </button>
        </Show>
        <HelpTexts heading="h3" />
      </>
    ),
  };
  return (
    <Dialog open={props.begin !== undefined} onClose={props.onClose} label={t("room.more")}>
      <div class="subject" ref={page} tabIndex={-1}>
        <Show
          when={current()}
          keyed
          fallback={
            <ul class="menu">
              <For each={subjects()}>
                {(one) => (
                  <li>
                    <button type="button" data-testid={`more-${one}`} onClick={() => setSubject(one)}>
                      <Dynamic component={ICONS[one]} width="1.5em" height="1.5em" aria-hidden="true" />
                      <span>{t(titles()[one])}</span>
                      <ChevronRight width="1.3em" height="1.3em" aria-hidden="true" />
                    </button>
                  </li>
                )}
              </For>
              <Show when={isHost() && ids().length > 0}>
                <li>
                  <button type="button" class="end" data-testid="end-for-all" onClick={() => room.hangUp()}>
                    {t(call()?.consulting ? "consulting.close" : "leave.end")}
                  </button>
                </li>
              </Show>
            </ul>
          }
        >
          {(one) => (
            <section class="form">
              <button type="button" class="button plain back" data-testid="more-back" onClick={() => setSubject()}>
                <ArrowLeft width="1.3em" height="1.3em" aria-hidden="true" />
                {t("room.more")}
              </button>
              <h2>{t(titles()[one])}</h2>
              {pages[one]()}
            </section>
          )}
        </Show>
      </div>
    </Dialog>
  );
}

function Present(props: { readonly id: PeerId }): JSX.Element {
  const { t } = useLocale();
  const { nameOf, together } = createTogether();
  return (
    <div class="present">
      <h3>
        {nameOf(props.id)}
        <Show when={together()?.address === props.id}>
          <span class="muted"> · {t("room.host")}</span>
        </Show>
      </h3>
      <SafetyWords id={props.id} />
    </div>
  );
}
