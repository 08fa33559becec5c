/** What can be done on a screen before the picture is taken. */
export interface Hand {
  /** Clicks the `nth` element (from 0) with this test id, as soon as there is one. */
  press(testId: string, nth?: number): Promise<void>;
  /** Replaces the contents of the field with this test id. */
  type(testId: string, text: string): Promise<void>;
  /** Chooses this value in the menu with this test id. */
  choose(testId: string, value: string): Promise<void>;
  /** Waits until something matches the selector. */
  see(selector: string): Promise<void>;
}

/** Opens the room's menu, and in it this subject. */
export const more =
  (subject: string) =>
  async (hand: Hand): Promise<void> => {
    await hand.press("more");
    await hand.press(`more-${subject}`);
  };

/** Resolves with the `nth` element (from 0) that matches the selector, as soon as there is one; never rejects. */
export function appears(selector: string, nth = 0): Promise<HTMLElement> {
  return new Promise((resolve) => {
    const look = () => {
      const found = document.querySelectorAll<HTMLElement>(selector)[nth];
      if (!found) return;
      observer.disconnect();
      resolve(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true });
    look();
  });
}

const byId = (testId: string) => `[data-testid="${testId}"]`;

export const hand: Hand = {
  async press(testId, nth) {
    (await appears(byId(testId), nth)).click();
  },
  async type(testId, text) {
    const field = (await appears(byId(testId))) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  },
  async choose(testId, value) {
    const menu = (await appears(byId(testId))) as HTMLSelectElement;
    menu.value = value;
    menu.dispatchEvent(new Event("change", { bubbles: true }));
  },
  async see(selector) {
    await appears(selector);
  },
};

/**
 * Makes every `setTimeout` fire at once, so that whatever a screen shows after a delay appears immediately. Returns a
 * function that restores the original.
 */
export function hurry(): () => void {
  const { setTimeout: original } = globalThis;
  Object.assign(globalThis, { setTimeout: (run: () => void) => original(run, 0) });
  return () => void Object.assign(globalThis, { setTimeout: original });
}
