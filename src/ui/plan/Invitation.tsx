import { createResource, type JSX, onMount, Show, Suspense } from "solid-js";
import CalendarPlus from "~icons/lucide/calendar-plus";
import Mail from "~icons/lucide/mail";
import MessageSquare from "~icons/lucide/message-square";
import { useLocale } from "../../site/locale.tsx";
import { deepLink } from "../../site/deepLink.ts";
import { retrying } from "../../site/loading.ts";
import { otherTexts } from "../../site/otherTexts.ts";
import { saveFile } from "../../site/saveFile.ts";
import { LinkField } from "../parts/LinkField.tsx";
import { makeStep, whenTakenBack } from "../parts/historyStep.ts";
import { Message } from "../parts/Message.tsx";
import { momentOf } from "../parts/momentOf.ts";
import { Screen } from "../parts/Screen.tsx";
import { type Appointment, dayOf } from "./appointment.ts";
import { type Letter, letter } from "./letter.ts";

/** Minutes before the conversation at which a calendar speaks up: for whoever is invited, and for whoever invites. */
const REMINDERS = { join: [24 * 60, 15], start: [10] } as const;

/** What is sent for a planned conversation: the messages for the other person, and what whoever invites keeps. */
export function Invitation(props: {
  readonly appointment: Appointment;
  readonly onBack: () => void;
  readonly onAnother: () => void;
}): JSX.Element {
  const { t, language } = useLocale();
  const link = (place: "join" | "start") =>
    deepLink(place, props.appointment.words, {
      at: props.appointment.at,
      language: place === "join" ? props.appointment.language : language(),
    });
  const [theirs] = createResource(() => ({ appointment: props.appointment, link: link("join") }), written);

  async function save(place: "join" | "start", title: string, text: string): Promise<void> {
    const { id, changes, at, minutes } = props.appointment;
    const { calendarFile } = await retrying(() => import("./calendarFile.ts"));
    const about = { title, text, link: link(place), at, minutes, reminders: REMINDERS[place] };
    const file = calendarFile({ id: `${place}-${id}`, changes, ...about }, new Date());
    saveFile(new File([file], fileName(place, at), { type: "text/calendar" }));
  }

  const back = () => props.onBack();
  // A step of its own in the browser's history: its Back, which is a gesture on a phone, goes back to the form as ours does.
  onMount(() => {
    makeStep();
    whenTakenBack(back);
  });
  /** One of them goes to the other person: they must not be mistaken for each other. */
  const fileName = (place: "join" | "start", at: Date) =>
    `${t("appName")} ${dayOf(at)}${place === "start" ? ` (${t("plan.yours")})` : ""}.ics`;

  return (
    <Screen title={t("plan.madeTitle")} lead={momentOf(props.appointment.at, language())} onBack={() => history.back()}>
      <p class="notice">{t("plan.keep")}</p>
      <Suspense fallback={<p class="card">{t("busy")}</p>}>
        <Show when={theirs()}>
          {(messages) => (
            <section class="card form">
              <h2>{t("plan.theirs")}</h2>
              <p class="muted">{t("invite.warning")}</p>
              <Message
                testId="plan-mail"
                label={t("plan.mail")}
                language={props.appointment.language}
                text={messages().text}
                html={messages().html}
                hint={t("plan.spam")}
              >
                <a class="button plain" data-testid="plan-mail" href={mailto(messages())}>
                  <Mail width="1.3em" height="1.3em" aria-hidden="true" />
                  {t("plan.openMail")}
                </a>
                <CalendarButton
                  testId="plan-theirs"
                  label={t("plan.attach")}
                  onSave={() => void save("join", messages().subject, messages().text)}
                />
              </Message>
              <Message
                testId="plan-sms"
                label={t("plan.sms")}
                language={props.appointment.language}
                text={messages().sms}
              >
                {/* iOS takes the text behind "&" alone, Android behind either. */}
                <a
                  class="button plain"
                  data-testid="plan-sms"
                  href={`sms:?&body=${encodeURIComponent(messages().sms)}`}
                >
                  <MessageSquare width="1.3em" height="1.3em" aria-hidden="true" />
                  {t("plan.openSms")}
                </a>
              </Message>
              <Message
                testId="plan-reminder"
                label={t("plan.reminder")}
                language={props.appointment.language}
                text={messages().reminder}
              />
            </section>
          )}
        </Show>
      </Suspense>
      <section class="card form">
        <h2>{t("plan.yours")}</h2>
        <p>{t("plan.yoursLead")}</p>
        <LinkField link={link("start")} />
        <div class="ways">
          <CalendarButton
            testId="plan-yours"
            label={t("plan.calendar")}
            onSave={() => void save("start", t("letter.title"), `${t("plan.yoursLead")}\n\n${link("start")}`)}
          />
        </div>
      </section>
      <button type="button" class="button plain" data-testid="plan-another" onClick={() => props.onAnother()}>
        {t("plan.another")}
      </button>
    </Screen>
  );
}

/** The messages in the language of whoever is invited. */
async function written(about: { readonly appointment: Appointment; readonly link: string }): Promise<Letter> {
  return letter(await otherTexts(about.appointment.language), about.appointment, about.link);
}

const mailto = ({ subject, text }: Letter): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;

function CalendarButton(props: {
  readonly testId: string;
  readonly label: string;
  readonly onSave: () => void;
}): JSX.Element {
  return (
    <button type="button" class="button plain" data-testid={props.testId} onClick={() => props.onSave()}>
      <CalendarPlus width="1.3em" height="1.3em" aria-hidden="true" />
      {props.label}
    </button>
  );
}
