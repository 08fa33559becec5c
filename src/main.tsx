import "./styles/base.css";
import { createEffect, createMemo, createRoot, createSignal, getOwner, runWithOwner } from "solid-js";
import type { Leftover, Page, Shown } from "./ui/useCall.tsx";
import { isCardAsked } from "./files/exchange.ts";
import { deferred } from "./files/deferred.ts";
import type { Files } from "./files/files.ts";
import { createHiddenAddress } from "./site/createHiddenAddress.ts";
import { createLive } from "./keeping/createLive.ts";
import { createMedia } from "./camera/createMedia.ts";
import { isLive } from "./camera/source.ts";
import { createParts } from "./keeping/createParts.ts";
import { createRecording } from "./keeping/createRecording.ts";
import { createRoom } from "./call/createRoom.ts";
import { createRoute } from "./site/createRoute.ts";
import { createWithout } from "./site/createWithout.ts";
import { preferredLanguage } from "./site/languages.ts";
import { createLocale } from "./site/locale.tsx";
import { once, partLost, retrying } from "./site/loading.ts";
import { createPreferences } from "./site/createPreferences.ts";
import type { Language } from "./room/wire/messages.ts";
import { addressOf, callOf, peopleOf } from "./room/select.ts";
import { readSettings, remember } from "./site/settings.ts";
import { allowOwnTemplates } from "./site/trustedTypes.ts";
import { takeTyped } from "./call/typed.ts";
import { mount } from "./ui/mount.tsx";
import { videoOf } from "./ui/parts/videoOf.ts";

allowOwnTemplates();

/** What the site says of itself. Never rejects, and may never come. */
const config = once(() => retrying(async () => (await import("./site/siteConfig.ts")).fetchConfig()));

/** Creates everything that the screens use. Needs a Solid root. */
function compose(): Page {
  const typed = takeTyped();
  const media = createMedia();
  const [name, setName] = createSignal("");
  const [promised, promise] = createSignal(false);
  const [tried, setTried] = createSignal<boolean>();
  const [shown, setShown] = createSignal<Shown | null>(null);
  const [framing, setFraming] = createSignal<string>();
  const [phoneDown, putPhoneDown] = createSignal(false);
  const shownName = () => name().trim().slice(0, 40);
  const site = () => retrying(() => import("./site/siteConfig.ts"));
  const iceServers = once(async () => (await site()).makeIceServers(config));
  const freshIceServers = async () => (await iceServers())();
  const hiddenAddress = createHiddenAddress(async () => (await site()).relays(await config()));
  /** What is held to the camera for one person is not for the others, nor for a recording. */
  const picture = () => (framing() === undefined ? media.camera.track : null);
  const tracks = () => ({ audio: media.mic.track, video: shown()?.track ?? picture() });
  const presence = createMemo(() => ({
    mic: isLive(media.mic),
    // The device rather than the track: while the background is being hidden, the track is not there yet.
    camera: shown() !== null || (framing() === undefined && isLive(media.camera) && media.blur() !== "stopped"),
    name: shownName(),
    promised: promised(),
    tried: tried(),
    shows: shown() !== null,
  }));
  const belongings = createMemo(() => ({
    name: name(),
    promised: promised(),
    mic: media.mic.on,
    camera: media.camera.on,
    addressHidden: hiddenAddress.on(),
  }));
  const preferences = createPreferences();
  const relay = new URL(".", location.href);
  const room = createRoom({
    vault: async () => {
      const { makeVault } = await retrying(() => import("./vault/vault.ts"));
      return () => makeVault(partLost);
    },
    config,
    iceServers: freshIceServers,
    relayOnly: hiddenAddress.on,
    rendezvous: async () => (await import("./peer/rendezvous.ts")).makeRendezvous,
    tracks,
    alone() {
      setShown(null);
      // What was promised to one person, or said with them, does not hold for the next.
      if (!callOf(room.state())?.consulting) return;
      promise(false);
      putPhoneDown(false);
    },
    // A camera in the dark gives ten pictures a second.
    watched: media.again,
    expected: videoOf,
    channels: new Map([
      ["file", (peer, pipe) => (without("files") ? pipe.close() : files.incoming(peer, pipe))],
      ["identity", (peer, pipe) => void identities().then((all) => all.incoming(peer, pipe))],
    ]),
    presence,
    belongings,
    askFirst: () => readSettings().askFirst ?? false,
    locks: locks(),
    async sound(sound) {
      // The picture first: opening the sound card takes the page's thread as long as a third of the screen's drawing.
      await new Promise((resolve) => setTimeout(resolve, 300));
      if (preferences.signals()) await (await import("./site/sounds.ts")).play(sound, media.speaker());
    },
    relay,
    typed,
    token: async (id) => (await import("./call/relayToken.ts")).relayToken(id),
  });
  const without = createWithout(config);
  const owner = getOwner();
  const identities = once(async () => {
    const { createIdentity } = await retrying(() => import("./identity/createIdentity.ts"));
    return runWithOwner(owner, () => createIdentity(room, config))!;
  });
  const present = createMemo(() => peopleOf(room.state()).map(({ id }) => id));
  const conversation = createMemo(() => room.phrase().words.join("\n"));
  const files: Files = deferred(async () => {
    const { createFiles } = await retrying(() => import("./files/createFiles.ts"));
    return runWithOwner(owner, () =>
      createFiles({
        open: (peer) => room.openChannel(peer, "file"),
        nameOf: (peer) => peopleOf(room.state()).find(({ id }) => id === peer)?.name ?? "",
        conversation,
        present,
        isHost: (peer) => addressOf(room.state()) === peer,
      }),
    )!;
  });
  // An earlier page may have left files behind, for instance when its tab died.
  setTimeout(() => void retrying(() => import("./files/inbox.ts")).then(({ sweep }) => sweep()));
  // Whoever asked may think better of it, and the call may end.
  createEffect(() => {
    const id = framing();
    if (id !== undefined && !files.exchanges.some((one) => one.id === id && isCardAsked(one))) setFraming(undefined);
  });
  const parts = createParts(room, tracks, shownName);
  createEffect(() => {
    const state = room.state();
    // The next call begins on the telephone as well, and with what may be other devices.
    if (state.at === "ended") putPhoneDown(false);
    if (!("call" in state)) setTried(undefined);
  });
  const [typing, setTyping] = createSignal<ReturnType<Page["typing"]>>();
  const { route, go } = createRoute(() => setTyping(undefined));
  const [leftover, setLeftover] = createSignal<Leftover | undefined>(anythingKept() ? "looking" : undefined);

  return {
    room,
    media,
    files,
    identities,
    recording: createRecording(room, parts),
    live: createLive(room, parts, config),
    route,
    go,
    name,
    setName,
    promised,
    promise,
    tried,
    setTried,
    framing,
    setFraming,
    shown,
    setShown,
    phoneDown,
    putPhoneDown,
    askFirst: (on: boolean) => remember({ askFirst: on }),
    hiddenAddress,
    attempts: async () => (await retrying(() => import("./trial/attempts.ts"))).makeAttempts(relay),
    site: config,
    servers: async () => (await site()).fetchServers(config),
    without,
    preferences,
    leftover,
    setLeftover,
    typing,
    setTyping,
  };
}

/** Undefined where the browser has none, or denies them together with the site's storage. */
function locks(): LockManager | undefined {
  try {
    return navigator.locks;
  } catch {
    return undefined;
  }
}

/** Whether it is worth fetching the code that reads what the tab has kept. */
function anythingKept(): boolean {
  try {
    return sessionStorage.length > 0;
  } catch {
    return false;
  }
}

/** ms for which nobody is shown nothing. */
const LATE = 1_500;

/** For people whose browser asks for none of our languages. */
async function sitesLanguage(): Promise<Language> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, LATE));
  return (await Promise.race([config(), late]))?.language ?? "nl";
}

async function begin(): Promise<void> {
  const wanted = readSettings().language ?? preferredLanguage(navigator, location.hash);
  const locale = await createLocale(wanted ?? (await sitesLanguage()));
  const page = createRoot(compose);
  if (page.leftover()) void retrying(() => import("./ui/door/leftover.ts")).then(({ arrive }) => arrive(page));
  mount(page, locale, document.getElementById("app")!);
}

// Where this browser cannot make a call, public/able.js has already said so.
if (!document.documentElement.dataset["unable"]) await begin();
