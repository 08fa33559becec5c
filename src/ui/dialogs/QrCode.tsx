import type { JSX } from "solid-js";
import { encode } from "uqr";
import { useLocale } from "../../site/locale.tsx";

/** A QR code, dark on light whatever the page's colours are: not every camera reads it the other way round. */
export function QrCode(props: { readonly text: string }): JSX.Element {
  const { t } = useLocale();
  const code = () => encode(props.text, { border: 4 });
  const squares = () =>
    code()
      .data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
      .join("");
  return (
    <svg
      role="img"
      aria-label={t("invite.codeLabel")}
      viewBox={`0 0 ${code().size} ${code().size}`}
      data-testid="invite-code"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={squares()} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
