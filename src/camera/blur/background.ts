/**
 * What may be seen behind the person: the room itself ("none"), the room blurred, one of our pictures, or a plain
 * colour.
 */
export const BACKGROUNDS = ["none", "light", "strong", "wall", "window", "hills", "sand", "mist"] as const;
export type Background = (typeof BACKGROUNDS)[number];

/** A background that hides the room. */
export type Hiding = Exclude<Background, "none">;

export const PICTURES = ["wall", "window", "hills"] as const satisfies readonly Background[];
export type Picture = (typeof PICTURES)[number];

/** R, G, B, each 0 to 255. */
export const COLOURS = { sand: [222, 210, 190], mist: [176, 190, 200] } as const satisfies Partial<
  Record<Background, readonly [number, number, number]>
>;
export type Colour = keyof typeof COLOURS;

/** What hides the room until the person chooses otherwise: a care worker at home should not have to think of it. */
export const SAFE: Hiding = "strong";
