/**
 * Shows one picture: the real app with a fixture in place of a call. The address bar names the picture as `#name` and
 * the language as `?language=`.
 */
import "../src/styles/base.css";
import { preferredLanguage } from "../src/site/languages.ts";
import { partMissing } from "../src/site/loading.ts";
import { createLocale } from "../src/site/locale.tsx";
import { allowOwnTemplates } from "../src/site/trustedTypes.ts";
import { mount } from "../src/ui/mount.tsx";
import { asked } from "./fixtures/call.ts";
import { appears, hand, hurry } from "./hand.ts";
import { PICTURES } from "./pictures.ts";

allowOwnTemplates();

const language = new URLSearchParams(location.search).get("language");
const locale = await createLocale(preferredLanguage(language ? { language } : navigator) ?? "nl");
await locale.complete("pages");
const app = document.getElementById("app")!;
let clear: () => void = () => undefined;

/**
 * Shows the picture that the hash names. Once it is complete, the root element has its name as `data-picture`. Rejects
 * if there is no such picture.
 */
async function show(): Promise<void> {
  // Once a part is missing, `partMissing` would stay true on all later pictures, so the page is reloaded.
  if (partMissing()) return location.reload();
  clear();
  asked.length = 0;
  app.replaceChildren();
  delete document.documentElement.dataset["picture"];
  const name = location.hash.slice(1);
  const picture = PICTURES[name];
  if (!picture) throw new Error(`there is no picture ${name}`);
  const calm = picture.hurried ? hurry() : () => undefined;
  const dispose = mount(picture.page(), locale, app);
  clear = () => {
    dispose();
    calm();
  };
  await appears("main");
  await picture.acted?.(hand);
  await document.fonts.ready;
  document.documentElement.dataset["picture"] = name;
}

Object.assign(globalThis, { asked });
addEventListener("hashchange", () => void show());
await show();
