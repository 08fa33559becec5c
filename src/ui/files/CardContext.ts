import { createContext } from "solid-js";

/** Lets the person show the card that this exchange asks for, once all is there for it. */
export const CardContext = createContext<(id: string) => void>();
