/** The heading of the screen that is shown, where the focus goes when what had it is gone; null while there is none. */
export const heading = (): HTMLElement | null => document.querySelector("#main h1");
