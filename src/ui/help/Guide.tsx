import "./Guide.css";
import { For, type JSX } from "solid-js";
import { useCall } from "../useCall.tsx";
import { type TextKey, useLocale } from "../../site/locale.tsx";
import { PrintButton } from "./PrintButton.tsx";
import { Screen } from "../parts/Screen.tsx";
import { siteAddress } from "../parts/siteAddress.ts";

/** The addresses of all pictures of the screens, which scripts/guidePictures.mjs takes, by language and name. */
const PICTURES = import.meta.glob<string>("./pictures/*/*.webp", { eager: true, import: "default", query: "?url" });

interface Step {
  readonly picture: string;
  readonly title: TextKey;
  readonly text: TextKey;
  /** The button that the text names. */
  readonly button?: TextKey;
}

const GUIDES = {
  start: [
    { picture: "home", title: "guide.start.open", text: "guide.start.openText", button: "home.start" },
    { picture: "start", title: "guide.start.words", text: "guide.start.wordsText", button: "start.direct" },
    { picture: "look", title: "guide.start.look", text: "guide.start.lookText", button: "preview.continue" },
    { picture: "dictate", title: "guide.start.phone", text: "guide.start.phoneText", button: "home.join" },
    { picture: "password", title: "guide.start.password", text: "guide.start.passwordText" },
    { picture: "phone", title: "guide.start.talk", text: "guide.start.talkText" },
    { picture: "more", title: "guide.start.buttons", text: "guide.start.buttonsText", button: "room.more" },
    { picture: "knock", title: "guide.start.door", text: "guide.start.doorText" },
    { picture: "ended", title: "guide.start.end", text: "guide.start.endText", button: "room.hangUp" },
  ],
  try: [
    { picture: "dictate", title: "guide.try.apart", text: "guide.try.apartText" },
    { picture: "start", title: "guide.try.meet", text: "guide.try.meetText", button: "start.direct" },
    { picture: "phone", title: "guide.try.hear", text: "guide.try.hearText", button: "room.settings" },
    { picture: "safety", title: "guide.try.safety", text: "guide.try.safetyText" },
    { picture: "unheard", title: "guide.try.mute", text: "guide.try.muteText" },
    { picture: "wrong", title: "guide.try.wrong", text: "guide.try.wrongText" },
    { picture: "knock", title: "guide.try.third", text: "guide.try.thirdText", button: "knock.admit" },
    { picture: "extra", title: "guide.try.out", text: "guide.try.outText" },
    { picture: "consent", title: "guide.try.rec", text: "guide.try.recText", button: "keeping.title" },
    { picture: "more", title: "guide.try.hand", text: "guide.try.handText", button: "files.title" },
    { picture: "shaky", title: "guide.try.line", text: "guide.try.lineText" },
    { picture: "ended", title: "guide.try.end", text: "guide.try.endText", button: "home.test" },
  ],
  join: [
    { picture: "client-home", title: "guide.join.open", text: "guide.join.openText", button: "home.join" },
    { picture: "client-words", title: "guide.join.words", text: "guide.join.wordsText", button: "join.submit" },
    { picture: "client-look", title: "guide.join.look", text: "guide.join.lookText", button: "preview.continue" },
    { picture: "client-wait", title: "guide.join.wait", text: "guide.join.waitText" },
    { picture: "client-password", title: "guide.join.password", text: "guide.join.passwordText" },
    { picture: "client-phone", title: "guide.join.talk", text: "guide.join.talkText" },
    { picture: "client-call", title: "guide.join.buttons", text: "guide.join.buttonsText", button: "room.more" },
    { picture: "client-ended", title: "guide.join.end", text: "guide.join.endText", button: "room.hangUp" },
  ],
} as const satisfies Record<string, readonly Step[]>;

/** What whoever starts a call, or joins one, has to do, or two who try it out: numbered, with pictures of the screens, to be read or printed. */
export function Guide(props: { readonly of: keyof typeof GUIDES }): JSX.Element {
  const { go } = useCall();
  const { t, language } = useLocale();
  const steps = (): readonly Step[] => GUIDES[props.of];
  const said = ({ button }: Step) => ({
    address: siteAddress(),
    button: button ? t(button) : "",
    next: t("join.submit"),
    more: t("room.more"),
    rules: t("policy.title"),
    dismiss: t("alert.dismiss"),
  });
  return (
    <Screen title={t(`guide.${props.of}Title`)} lead={t("guide.lead")} onBack={() => go("help")}>
      <PrintButton />
      <ol class="guide" data-of={props.of}>
        <For each={steps()}>
          {(step) => (
            <li class="card">
              <div>
                <h2>{t(step.title)}</h2>
                <p>{t(step.text, said(step))}</p>
              </div>
              {/* It shows what the words say. */}
              <img src={PICTURES[`./pictures/${language()}/${step.picture}.webp`]} alt="" />
            </li>
          )}
        </For>
        <li class="card">
          <div>
            <h2>{t("help.deviceTitle")}</h2>
            <p>{t("help.device")}</p>
          </div>
        </li>
      </ol>
    </Screen>
  );
}
