import "./InviteForm.css";
import { createSignal, For, type JSX, Show, Suspense } from "solid-js";
import Mail from "~icons/lucide/mail";
import MessageCircle from "~icons/lucide/message-circle";
import MessageSquare from "~icons/lucide/message-square";
import Share from "~icons/lucide/share-2";
import { useCall } from "../useCall.tsx";
import { useLocale } from "../../site/locale.tsx";
import { callOf } from "../../room/select.ts";
import { deepLink } from "../../site/deepLink.ts";
import { LinkField } from "../parts/LinkField.tsx";
import { part } from "../../site/loading.ts";

const QrCode = part(() => import("./QrCode.tsx"), "QrCode");

/**
 * A link with the three words, to be sent instead of said. A message can be read by others, so a host whose room has a
 * password has to ask for it; the password is never in it.
 */
export function InviteForm(): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const [insists, setInsists] = createSignal(false);
  const isOpen = () => callOf(room.state())?.open === true;
  return (
    <>
      <p class="notice">{t(isOpen() ? "invite.warningOpen" : "invite.warning")}</p>
      <Show
        when={isOpen() || insists()}
        fallback={
          <>
            <p>{t("invite.password")}</p>
            <button type="button" class="button" data-testid="invite-insist" onClick={() => setInsists(true)}>
              {t("invite.insist")}
            </button>
          </>
        }
      >
        <Ways open={isOpen()} />
      </Show>
    </>
  );
}

function Ways(props: { readonly open: boolean }): JSX.Element {
  const { room } = useCall();
  const { t } = useLocale();
  const link = () => deepLink("join", room.phrase().words);
  const text = () => t(props.open ? "invite.text" : "invite.textPassword", { link: link() });
  const ways = () =>
    [
      // The program on this device: by way of its maker's website, that would be told the words.
      { way: "whatsapp", icon: MessageCircle, href: `whatsapp://send?text=${encodeURIComponent(text())}` },
      {
        way: "mail",
        icon: Mail,
        href: `mailto:?subject=${encodeURIComponent(t("invite.subject"))}&body=${encodeURIComponent(text())}`,
      },
      // iOS takes the text behind "&" alone, Android behind either.
      { way: "sms", icon: MessageSquare, href: `sms:?&body=${encodeURIComponent(text())}` },
    ] as const;

  return (
    <>
      <LinkField link={link()} />
      <div class="ways">
        <For each={ways()}>
          {({ way, icon: Icon, href }) => (
            // In a tab of its own: in this one Chromium asks first whether the call is to be left.
            <a class="button plain" data-testid={`invite-${way}`} href={href} target="_blank" rel="noopener noreferrer">
              <Icon width="1.3em" height="1.3em" aria-hidden="true" />
              {t(`invite.${way}`)}
            </a>
          )}
        </For>
        <Show when={"share" in navigator}>
          <button
            type="button"
            class="button plain"
            data-testid="invite-share"
            // Whoever closes the system's sheet has changed their mind.
            onClick={() => void navigator.share({ text: text() }).catch(() => undefined)}
          >
            <Share width="1.3em" height="1.3em" aria-hidden="true" />
            {t("invite.share")}
          </button>
        </Show>
      </div>
      <figure class="code">
        <Suspense>
          <QrCode text={link()} />
        </Suspense>
        <figcaption>{t("invite.code")}</figcaption>
      </figure>
    </>
  );
}
