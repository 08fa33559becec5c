import { render } from "solid-js/web";
import { type Locale, LocaleContext } from "../site/locale.tsx";
import { App } from "./App.tsx";
import { CallContext, type Page } from "./useCall.tsx";

/** Shows the app with everything it reaches in `place`, which is empty. Gives the way to take it away again. */
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
