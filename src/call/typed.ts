import type { Phrase } from "../phrase/words.ts";
import { randomId } from "../site/randomId.ts";

/**
 * In session storage while a reload carries something over: without the same mark the window's name is another site's,
 * and would fill the form with words of its own.
 */
const MARK = "driewoord/typed";

/**
 * Loads the page anew. What was typed goes over that in the window's name, which goes neither to disk nor into another tab.
 * A call's own key stays where it stands, because the call is what one comes back to.
 */
export function reloadWith(typed: Phrase): void {
  if (!window.name.startsWith("driewoord:")) {
    try {
      const mark = randomId();
      sessionStorage.setItem(MARK, mark);
      window.name = mark + JSON.stringify([...typed.words, typed.password]);
    } catch {
      // Without storage it has to be typed again.
    }
  }
  location.reload();
}

/** What the page had before its reload, once: it is taken away. Undefined where there is nothing. Never throws. */
export function takeTyped(): Phrase | undefined {
  try {
    const mark = sessionStorage.getItem(MARK);
    if (mark === null) return undefined;
    sessionStorage.removeItem(MARK);
    if (!window.name.startsWith(mark)) return undefined;
    const [first, second, third, password] = JSON.parse(window.name.slice(mark.length)) as [
      string,
      string,
      string,
      string,
    ];
    window.name = "";
    return { words: [first, second, third], password };
  } catch {
    return undefined;
  }
}
