/** The list of all pictures, with the chosen one in a frame the size of a phone or a laptop. */
import { LANGUAGES } from "../src/site/languages.ts";
import { PICTURES } from "./pictures.ts";

const SIZES = { phone: [390, 844], laptop: [1366, 768], narrow: [320, 640], flat: [844, 390] } as const;

const form = document.querySelector("form")!;
const list = document.querySelector("ul")!;
const frame = document.querySelector("iframe")!;

const offer = (name: string, values: readonly string[]) =>
  form.querySelector(`[name=${name}]`)!.append(...values.map((value) => new Option(value)));
offer("language", LANGUAGES);
offer("size", Object.keys(SIZES));
offer("scheme", ["light", "dark"]);
list.append(
  ...Object.keys(PICTURES).map((name) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${name}`;
    link.textContent = name;
    item.append(link);
    return item;
  }),
);

function show(): void {
  const chosen = Object.fromEntries(new FormData(form)) as { language: string; scheme: string; size: string };
  const name = location.hash.slice(1) || Object.keys(PICTURES)[0]!;
  const [width, height] = SIZES[chosen.size as keyof typeof SIZES];
  frame.width = String(width);
  frame.height = String(height);
  frame.style.colorScheme = chosen.scheme;
  frame.src = `picture.html?language=${chosen.language}#${name}`;
  for (const link of list.querySelectorAll("a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

addEventListener("hashchange", show);
form.addEventListener("change", show);
show();
