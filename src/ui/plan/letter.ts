import type { Locale } from "../../site/locale.tsx";
import { momentOf } from "../parts/momentOf.ts";
import { type Appointment, lengthOf } from "./appointment.ts";

/** What is sent to whoever is invited. `html` is the e-mail with one big button in place of the bare link. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sms: string;
  readonly reminder: string;
}

const TIPS = ["letter.early", "letter.quiet", "letter.headphones", "letter.browser"] as const;
const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign]!);
const paragraph = (inner: string): string => `<p style="margin:0 0 16px">${inner}</p>`;
const lines = (texts: readonly string[]): string => texts.map(escaped).join("<br>");

/** The messages for the conversation at `link`, with the texts `t` of the language of whoever is invited. */
export function letter(t: Locale["t"], { at, minutes, language, name }: Appointment, link: string): Letter {
  const when = momentOf(at, language);
  const facts = [
    t("letter.when", { when }),
    t("letter.length", { time: lengthOf(minutes, language) }),
    ...(name === "" ? [] : [t("letter.with", { name })]),
  ];
  const tips = TIPS.map((tip) => t(tip));
  const invited = [t("letter.hello"), t("letter.invited")];
  const text = [
    ...invited,
    facts.join("\n"),
    `${t("letter.open")}\n${link}`,
    t("letter.password"),
    [t("letter.tips"), ...tips.map((tip) => `- ${tip}`)].join("\n"),
  ];
  // Programs for e-mail know neither style sheets nor most of what came after tables.
  const html = [
    ...invited.map((said) => paragraph(escaped(said))),
    paragraph(`<strong>${lines(facts)}</strong>`),
    paragraph(escaped(t("letter.open"))),
    `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 16px"><tr>`,
    `<td style="border-radius:10px;background:#0b5d66"><a href="${escaped(link)}" style="display:inline-block;`,
    `padding:18px 30px;color:#ffffff;font-size:22px;font-weight:bold;text-decoration:none">`,
    `${escaped(t("letter.button"))}</a></td></tr></table>`,
    paragraph(escaped(t("letter.password"))),
    paragraph(lines([t("letter.tips"), ...tips.map((tip) => `• ${tip}`)])),
    paragraph(`${escaped(t("letter.bare"))}<br>${escaped(link)}`),
  ];
  return {
    subject: t("letter.subject", { when }),
    text: text.join("\n\n"),
    html: `<div lang="${language}" style="font:18px/1.5 Arial,Helvetica,sans-serif;color:#14242b">${html.join("")}</div>`,
    sms: t("letter.sms", { when, link }),
    reminder: t("letter.reminder", { when, link }),
  };
}
