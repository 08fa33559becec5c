import { onCleanup, onMount } from "solid-js";

/** The owner's screen has rules of its own for paper (../help/Guide.css), as long as it is there. */
export function createPaper(): void {
  onMount(() => document.documentElement.toggleAttribute("data-paper", true));
  onCleanup(() => document.documentElement.toggleAttribute("data-paper", false));
}
