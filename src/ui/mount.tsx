import { render } from "solid-js/web";
import { type Locale, LocaleContext } from "../site/locale.tsx";
import { App } from "./App.tsx";
import { CallContext, type Page } from "./useCall.tsx";

/** Renders the app into `place`, which must be empty. Returns a function that removes it again. */
export function mount(page: Page, locale: Locale, place: HTMLElement): () => void {
  return render(
    () => (
      <LocaleContext.Provider value={locale}>
        <CallContext.Provider value={page}>
          <App />
        </CallContext.Provider>
      </LocaleContext.Provider>
    ),
    place,
  );
}
