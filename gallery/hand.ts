/** What a person does on a screen before the picture is taken. */
export interface Hand {
  /** Presses the element with this test id, the `nth` of them from 0. */
  press(testId: string, nth?: number): Promise<void>;
  type(testId: string, text: string): Promise<void>;
  /** Waits until something matches the selector. */
  see(selector: string): Promise<void>;
}

/** Resolves with the `nth` element of the page that matches, as soon as there is one. */
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
  async see(selector) {
    await appears(selector);
  },
};

/** From now on no timer waits: what the screen says only after a while stands there at once. Gives the way back. */
export function hurry(): () => void {
  const { setTimeout: original } = globalThis;
  Object.assign(globalThis, { setTimeout: (run: () => void) => original(run, 0) });
  return () => void Object.assign(globalThis, { setTimeout: original });
}
