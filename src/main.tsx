import "./styles/base.css";
import { createRoot, createSignal } from "solid-js";
import { render } from "solid-js/web";
import { type Call, CallContext } from "./app/call.tsx";
import { createMedia } from "./app/createMedia.ts";
import { createRoom } from "./app/createRoom.ts";
import { createRoute } from "./app/createRoute.ts";
import { preferredLanguage } from "./app/languages.ts";
import { createLocale, LocaleContext } from "./app/locale.tsx";
import { readSettings } from "./app/settings.ts";
import { allowOwnTemplates } from "./app/trustedTypes.ts";
import { App } from "./ui/App.tsx";
import { makeVault } from "./vault/vault.ts";

allowOwnTemplates();

const locale = await createLocale(readSettings().language ?? preferredLanguage(navigator.languages));

function compose(): Call {
  const media = createMedia();
  const [name, setName] = createSignal("");
  const room = createRoom({
    vault: makeVault,
    config: async () => (await import("./peer/config.ts")).fetchConfig(),
    rendezvous: async () => (await import("./peer/rendezvous.ts")).makeRendezvous,
    tracks: () => ({ audio: media.mic.track, video: media.camera.track }),
    presence: () => ({
      mic: media.mic.on && media.mic.track !== null,
      // Its picture may be on its way still: the background is being hidden.
      camera: media.camera.device !== undefined && media.blur() !== "stopped",
      name: name().trim().slice(0, 40),
    }),
    sound: async (sound) => (await import("./media/sounds.ts")).play(sound, media.speaker()),
    relay: new URL("/", location.href),
  });
  return { room, media, ...createRoute(), name, setName };
}

const call = createRoot(compose);

render(
  () => (
    <LocaleContext.Provider value={locale}>
      <CallContext.Provider value={call}>
        <App />
      </CallContext.Provider>
    </LocaleContext.Provider>
  ),
  document.getElementById("app")!,
);
